import { useSearchParams } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { MoreOf } from '../parts/more-of.tsx'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { usePages } from '../server/use-pages.ts'
import { PageHead } from '../shell/page.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListTable } from './list-table.tsx'
import { OnlyOf, OnlyOn } from './only.tsx'
import { wantedOf } from './wanted.ts'

/** All work; what is looked for stands in the address, so that going back finds it again. */
export function RecordsPage({ me }: PageProps) {
  const { shell } = useWords()
  const { list } = useDeskWords().records
  const [asked, setAsked] = useSearchParams()
  const wanted = wantedOf(asked, me.id)
  const found = usePages({
    key: ['work-sessions', wanted],
    ask: ({ after, signal }) =>
      tenken.workSessions.list({ signal, query: { ...wanted, limit: 50, ...(after && { after }) } }),
  })
  const without = (name: string) => {
    const after = new URLSearchParams(asked)
    after.delete(name)
    setAsked(after, { replace: true })
  }
  const lines = found.data?.pages.flatMap(({ workSessions }) => workSessions)

  return (
    <>
      <PageHead help="records" title={shell.records} />
      <ListFilters me={me} asked={asked} onAsk={(after) => setAsked(after, { replace: true })} />
      {wanted.sop && lines && <OnlyOn id={wanted.sop} line={lines[0]} onAll={() => without('sop')} />}
      {asked.has('worker') && wanted.worker && <OnlyOf id={wanted.worker} onAll={() => without('worker')} />}
      {found.error && !lines && <Failed error={found.error} onRetry={found.refetch} />}
      {found.isPending && <Loading lines={6} />}
      {lines && lines.length > 0 && <ListTable works={lines} me={me} />}
      {lines?.length === 0 &&
        (asked.size === 0 ? (
          <PageState icon={deskIcons.clipboard} title={list.none} text={list.noneText} />
        ) : (
          <PageState icon="search" title={list.notFound} text={list.notFoundText}>
            <Button onPress={() => setAsked(new URLSearchParams(), { replace: true })}>{list.showAll}</Button>
          </PageState>
        ))}
      <MoreOf of={found} />
    </>
  )
}
