const plural = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

function withThese(counts: readonly [count: number, one: string, more: string][]): string {
  const told = counts.filter(([count]) => count > 0).map((each) => plural(...each))

  return told.length === 0 ? '' : `, with ${new Intl.ListFormat('en', { style: 'long' }).format(told)}`
}

export const review = {
  title: 'Review',
  lead: (count: number, heldUp: number) =>
    `${count} waiting${heldUp > 0 ? ': what cannot go on first, then the oldest' : ', the oldest first'}`,
  groups: { heldUp: 'Cannot go on', others: 'Handed in, or flagged' },
  next: 'Next in the queue',
  nothingNext: 'Nothing else waits for you.',
  acknowledged: 'Acknowledged by the worker at',
  notAcknowledged: 'Not acknowledged by the worker',
  empty: 'Nothing waits for you',
  emptyText: 'Work that is handed in, held up by a problem or flagged comes here by itself.',
  own: 'Your own work',
  handedIn: (time: string) => `Handed in ${time} ago`,
  begun: (time: string) => `Begun ${time} ago`,
  before: 'Before you sign',
  open: 'What is open',
  nothingOpen: 'Nothing is open.',
  heldUp: (step: number) => `Held up by a problem at step ${step}`,
  heldUpText: 'The worker can check again. Or you answer for it, with a reason, and the work goes on.',
  overrideIt: 'Override…',
  flag: (step: number) => `Flagged check, step ${step}`,
  settleIt: 'Settle it…',
  settled: (step: number) => `Flag at step ${step} is settled`,
  failedThenOk: (step: number) => `Problem at step ${step}, then OK`,
  overridden: (step: number, name: string) => `Override at step ${step} by ${name}`,
  overrideTitle: (step: number) => `Override step ${step}`,
  settleTitle: (step: number) => `Settle the flag at step ${step}`,
  overrideStatement: (step: string) => `I answer for the failed check of “${step}”. The work may go on.`,
  settleStatement: (step: string) => `I have looked at the flagged check of “${step}”, and answer for it.`,
  reason: 'Reason',
  reasonHint: 'It stays in the record, with your name.',
  needReason: 'Say why.',
  sign: 'Your signature',
  approveStatement: (facts: { steps: number; problems: number; overrides: number; flags: number }) =>
    `I have reviewed all ${plural(facts.steps, 'step', 'steps')}${withThese([
      [facts.problems, 'problem', 'problems'],
      [facts.overrides, 'override', 'overrides'],
      [facts.flags, 'flagged check', 'flagged checks'],
    ])}, and I approve this record.`,
  approve: (sop: string) => `Approve “${sop}”`,
  blocker: (flags: number) => `${plural(flags, 'flagged check', 'flagged checks')} left to settle`,
  final: 'Approval is final. Nobody, including you, can change this record afterwards.',
  reject: 'Reject with a reason…',
  rejectTitle: 'Reject this work',
  rejectStatement: 'I do not approve this record, for the reason that I give.',
  rejectButton: 'Reject',
  rejectHint: 'The worker reads it.',
  rejectFinal: 'Rejection is final. The worker does the work again, on a new record.',
  ownWork: 'This is your own work. Ask another supervisor to review it.',
  notDone: 'The work is not handed in yet.',
}
