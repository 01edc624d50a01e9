import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../languages/words.tsx'
import { useKept } from '../offline/kept-query.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import styles from './home.module.css'

const atFirst = 12
const most = 200

/** The procedures that work can start on. They are searched on the device, unless there are more than it was told. */
export function Procedures({ me }: { me: Person }) {
  const words = useWords()
  const [search, setSearch] = useState('')
  const [isWhole, setWhole] = useState(false)
  const sought = useDeferredValue(search.trim())
  const all = useKept({ userId: me.id, name: 'procedures' }, (signal) =>
    tenken.sops.list({ query: { statuses: ['effective'], limit: most }, ...(signal ? { signal } : {}) }),
  )
  const isMore = all.data?.next != null
  const found = useQuery({
    queryKey: ['procedures', sought],
    queryFn: () => tenken.sops.list({ query: { statuses: ['effective'], search: sought } }),
    enabled: isMore && sought !== '',
    placeholderData: (before) => before,
  })
  const { data, error, refetch } = isMore && sought !== '' ? found : all
  if (!data) {
    return error ? <Failed error={error} onRetry={refetch} /> : <Loading />
  }
  const fitting = isMore ? data.sops : data.sops.filter(({ title }) => hasWords(title, sought))
  const shown = isWhole ? fitting : fitting.slice(0, atFirst)

  return (
    <section className={styles.part} aria-labelledby="procedures">
      <h2 id="procedures">{words.work.toStart}</h2>
      {data.sops.length === 0 && sought === '' ? (
        <p className={styles.empty}>{words.work.noProcedures}</p>
      ) : (
        <>
          {(all.data?.sops.length ?? 0) > 5 && (
            <Field
              type="search"
              label={words.work.search}
              value={search}
              onChange={setSearch}
              autoComplete="off"
            />
          )}
          <p className={styles.empty} role="status">
            {fitting.length === 0 && words.work.noneFound}
          </p>
        </>
      )}
      <ul className={styles.lines}>
        {shown.map((sop) => (
          <li key={sop.id}>
            <Link className={styles.procedure} to={`/start/${sop.id}`}>
              <span className={styles.line}>
                <strong>
                  <Recorded text={sop.title} as="title" />
                </strong>
                <span>
                  {[
                    words.work.version(sop.version),
                    words.work.steps(sop.stepCount),
                    ...(sop.highHazards + sop.criticalHazards > 0
                      ? [words.work.dangers(sop.highHazards + sop.criticalHazards)]
                      : []),
                  ].join(' · ')}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < fitting.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {words.common.more}
        </Button>
      )}
    </section>
  )
}

function hasWords(title: string, sought: string): boolean {
  const within = title.toLowerCase()

  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}
