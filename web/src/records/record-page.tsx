import type { PageProps } from '../areas.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { ReviewPanel } from '../review/review-panel.tsx'
import { RecordActions } from './record-actions.tsx'
import { RecordView } from './record-view.tsx'
import { useRecord } from './use-record.ts'

/** One work session's record, with what its reader may do about it. */
export function RecordPage({ me, id }: PageProps) {
  const { data: record, error, refetch } = useRecord(id)
  if (error && !record) return <Failed error={error} onRetry={() => void refetch()} />
  if (!record) return <Loading lines={6} />

  return (
    <RecordView
      record={record}
      actions={<RecordActions me={me} record={record} />}
      aside={me.role === 'worker' ? undefined : <ReviewPanel me={me} record={record} />}
    />
  )
}
