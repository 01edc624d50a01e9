import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import { closingOf } from './timeline.ts'
import { nameOf, type WorkRecord } from './work-record.ts'

const looks = {
  approved: { kind: 'good', icon: 'lock' },
  rejected: { kind: 'problem', icon: 'cross' },
  aborted: { kind: 'problem', icon: 'cross' },
} as const

/** How the work ended, by whom and why; nothing while it can still change. */
export function Closing({ record }: { record: WorkRecord }) {
  const { records } = useDeskWords()
  const closing = closingOf(record)
  if (!closing) return null
  const { outcome, by, at, reason } = closing

  return (
    <Notice {...looks[outcome]}>
      <p>
        <b>{records[outcome](nameOf(record, by))}</b>
      </p>
      {reason && (
        <p>
          <Recorded text={reason} />
        </p>
      )}
      <p>
        <Moment at={at} /> · {records.final}
      </p>
    </Notice>
  )
}
