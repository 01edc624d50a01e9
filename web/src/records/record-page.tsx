import type { PageProps } from '../areas.tsx'
import { Unanswered } from '../parts/state.tsx'
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
  const found = useRecord(id)
  const record = found.data
  if (!record) return <Unanswered of={[found]} />

  return (
    <RecordView
      record={record}
      back={back}
      actions={<RecordActions me={me} record={record} />}
      aside={me.role === 'worker' || record.work.locked ? undefined : <ReviewPanel me={me} record={record} />}
    />
  )
}
