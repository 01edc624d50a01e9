import type { PageProps } from '../areas.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { ReviewPanel } from '../review/review-panel.tsx'
import { RecordActions } from './record-actions.tsx'
import { RecordView } from './record-view.tsx'
import { useRecord } from './use-record.ts'

/** One work session's record, with what its reader may do about it. */
export function RecordPage({ me, id }: PageProps) {
  return <RecordOf me={me} id={id} back="/records" />
}

/** The same within another page, which it leads back to. */
export function RecordOf({ me, id, back }: PageProps & { back: string }) {
  const { data: record, error, refetch } = useRecord(id)
  if (error && !record) return <Failed error={error} onRetry={() => void refetch()} />
  if (!record) return <Loading lines={6} />

  return (
    <RecordView
      record={record}
      back={back}
      actions={<RecordActions me={me} record={record} />}
      aside={me.role === 'worker' || record.work.locked ? undefined : <ReviewPanel me={me} record={record} />}
    />
  )
}
