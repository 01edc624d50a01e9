import { useDeskWords } from '../languages/desk-words.ts'
import type { Counts, WorkRecord } from '../records/work-record.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { SignatureForm } from '../signing/signature-form.tsx'

interface ApprovalProps {
  me: Person
  record: WorkRecord
  counts: Counts
}

/** Approves completed work; what is open stands in its way, and is named. */
export function Approval({ me, record: { work, sop }, counts }: ApprovalProps) {
  const { review } = useDeskWords()
  const { steps, problems, overrides, flagged, openFlags } = counts
  const approval = useIntention({
    ask: (password: string, { id, at }) =>
      tenken.workSessions.approve({ path: { id: work.id }, key: id, body: { password, at } }),
  })

  return (
    <SignatureForm
      me={me}
      statement={review.approveStatement({ steps, problems, overrides, flags: flagged })}
      button={review.approve(sop.title)}
      final={review.final}
      blocker={openFlags > 0 ? review.blocker(openFlags) : undefined}
      onSign={(password) => approval.mutate(password)}
      isBusy={approval.isPending}
      error={approval.error}
    />
  )
}
