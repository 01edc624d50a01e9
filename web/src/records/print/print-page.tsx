import type { PageProps } from '../../areas.tsx'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { Failed, Loading } from '../../parts/state.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useRecord } from '../use-record.ts'
import { Paper } from './paper.tsx'
import styles from './print-page.module.css'

/** The record of a work session as it comes out of a printer. */
export function PrintPage({ me, id }: PageProps) {
  const { paper } = useDeskWords().records
  const { data: record, error, refetch } = useRecord(id)
  if (!record) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading lines={6} />

  return (
    <>
      <div className={styles.tools}>
        <PageHead
          title={paper.title}
          lead={paper.lead}
          back={`/records/${id}`}
          actions={
            <Button kind="main" icon="print" onPress={() => print()}>
              {paper.print}
            </Button>
          }
        />
      </div>
      <Paper record={record} reader={me.name} />
    </>
  )
}
