import { useDeferredValue, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../languages/words.tsx'
import { useKept } from '../offline/kept-query.ts'
import { apartIn } from '../parts/apart.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { everyPage } from '../server/every-page.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import styles from './home.module.css'

const atFirst = 12

/** The procedures that work can start on, all of them, so that they are searched on the device. */
export function Procedures({ me }: { me: Person }) {
  const words = useWords()
  const [search, setSearch] = useState('')
  const [isWhole, setWhole] = useState(false)
  const sought = useDeferredValue(search).toLowerCase().split(/\s+/)
  const { data, error, refetch } = useKept({ userId: me.id, name: 'procedures' }, async (signal) => {
    const query = { statuses: ['effective' as const], limit: 200 }
    const pages = await everyPage((on) =>
      tenken.sops.list({ query: { ...query, ...on }, ...(signal ? { signal } : {}) }),
    )

    return { sops: pages.flatMap(({ sops }) => sops) }
  })
  if (!data) {
    return error ? <Failed error={error} onRetry={refetch} /> : <Loading />
  }
  const { sops } = data
  const apart = apartIn(sops.map(versionOf))
  const fitting = sops.filter(({ title }) => sought.every((word) => title.toLowerCase().includes(word)))
  const shown = isWhole ? fitting : fitting.slice(0, atFirst)

  return (
    <section className={styles.part} aria-labelledby="procedures">
      <h2 id="procedures">{words.work.toStart}</h2>
      {sops.length === 0 ? (
        <p className={styles.empty}>{words.work.noProcedures}</p>
      ) : (
        <>
          {sops.length > 5 && (
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
                    sop.highHazards + sop.criticalHazards > 0 &&
                      words.work.dangers(sop.highHazards + sop.criticalHazards),
                    // Of one title and number, told apart as on the desk.
                    apart(versionOf(sop)) && `ID …${apart(versionOf(sop))}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
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

/** Those of one title and number are told apart by the id. */
function versionOf({ id, title, version }: { id: string; title: string; version: number }) {
  return { name: `${version} ${title}`, id }
}
