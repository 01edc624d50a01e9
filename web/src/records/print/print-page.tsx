import type { PageProps } from '../../areas.tsx'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { deskIcons } from '../../parts/desk-icons.ts'
import { Unanswered } from '../../parts/state.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useRecord } from '../use-record.ts'
import { Paper } from './paper.tsx'
import styles from './print-page.module.css'

/** The record of a work session as it comes out of a printer. */
export function PrintPage({ me, id }: PageProps) {
  const { paper } = useDeskWords().records
  const found = useRecord(id)
  const record = found.data
  if (!record) return <Unanswered of={[found]} />

  return (
    <>
      <div className={styles.tools}>
        <PageHead
          title={paper.title}
          lead={paper.lead}
          back={`/records/${id}`}
          actions={
            <Button kind="main" icon={deskIcons.print} onPress={() => print()}>
              {paper.print}
            </Button>
          }
        />
      </div>
      <Paper record={record} reader={me.name} />
    </>
  )
}
