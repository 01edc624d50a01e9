import type { ReactNode } from 'react'
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

interface RecordOfProps extends PageProps {
  back: string
  /** What stands in the place of the review once the record is closed. */
  afterwards?: ReactNode
}

/** The same within another page, which it leads back to. */
export function RecordOf({ me, id, back, afterwards }: RecordOfProps) {
  const found = useRecord(id)
  const record = found.data
  if (!record) return <Unanswered of={[found]} />

  return (
    <RecordView
      record={record}
      back={back}
      actions={<RecordActions me={me} record={record} />}
      aside={
        record.work.locked ? afterwards : me.role !== 'worker' && <ReviewPanel me={me} record={record} />
      }
    />
  )
}
