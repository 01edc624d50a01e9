import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { MoreOf } from '../parts/more-of.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Select } from '../parts/select.tsx'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { tenken } from '../server/tenken.ts'
import { usePages } from '../server/use-pages.ts'
import { PageHead } from '../shell/page.tsx'
import { grouped } from './grouped.ts'
import styles from './list-page.module.css'
import { ListTable } from './list-table.tsx'
import { mayWrite } from './may.ts'
import type { Status } from './procedure.ts'

const shown = ['current', 'effective', 'draft', 'superseded', 'retired'] as const
type Shown = (typeof shown)[number]

const statusesOf: Readonly<Record<Shown, Status[]>> = {
  current: ['draft', 'effective'],
  effective: ['effective'],
  draft: ['draft'],
  superseded: ['superseded'],
  retired: ['retired'],
}

/** Every procedure of the plant; what is looked for stands in the address, so that going back finds it again. */
export function ProceduresPage({ me }: PageProps) {
  const { shell } = useWords()
  const { list } = useDeskWords().procedures
  const { asked, set, askAnew } = useAsked()
  const search = asked.get('search') ?? ''
  const which = shown.find((one) => one === asked.get('show')) ?? 'current'
  const deleted = asked.get('deleted') === 'yes'
  const found = usePages({
    key: ['sops', { search, which, deleted }],
    ask: ({ after, signal }) =>
      tenken.sops.list({
        signal,
        query: {
          statuses: statusesOf[which],
          deleted,
          // A draft stands beside the version in use, which may be years older; and titles are told apart among all.
          limit: 500,
          ...(search && { search }),
          ...(after && { after }),
        },
      }),
  })
  const lines = found.data?.pages.flatMap(({ sops }) => sops)

  return (
    <>
      <PageHead
        help="procedures"
        title={shell.procedures}
        actions={
          mayWrite(me) && (
            <ButtonLink kind="main" icon="plus" to="/procedures/import">
              {list.import}
            </ButtonLink>
          )
        }
      />
      <search className={styles.tools}>
        <SearchField label={list.find} value={search} onChange={(value) => set('search', value)} />
        <Select
          label={list.show}
          value={which}
          onChange={(value) => set('show', value === 'current' ? '' : value)}
          options={shown.map((value) => ({ value, label: list.which[value] }))}
        />
        <CheckBox isChecked={deleted} onChange={(isChecked) => set('deleted', isChecked ? 'yes' : '')}>
          {list.deleted}
        </CheckBox>
      </search>
      {found.error && !lines && <Failed error={found.error} onRetry={found.refetch} />}
      {found.isPending && <Loading lines={6} />}
      {lines && lines.length > 0 && <ListTable procedures={grouped(lines)} />}
      {lines?.length === 0 &&
        (asked.size === 0 ? (
          <PageState icon={deskIcons.list} title={list.none} text={list.noneText}>
            {mayWrite(me) && <ButtonLink to="/procedures/import">{list.import}</ButtonLink>}
          </PageState>
        ) : (
          <PageState icon="search" title={list.notFound} text={list.notFoundText}>
            <Button onPress={() => askAnew({})}>{list.showAll}</Button>
          </PageState>
        ))}
      <MoreOf of={found} />
    </>
  )
}
