import { counted } from './counted.ts'

export const work = {
  description: 'Carry out an SOP step by step, and approve what was done.',
  commands: {
    start: { about: 'Start work on an SOP.' },
    acknowledge: {
      about: 'Put on record that you have seen and acknowledged the serious hazards of the current step.',
      hazard: 'only these hazards of the step, by the beginning or end of their ids',
    },
    check: {
      about: 'Record what was found at the current step and go on to the next.',
      pass: 'the step is done and safe',
      fail: 'something is wrong; say what',
      confidence: 'how sure an automatic observer is, from 0 to 1',
      needsReview: 'flag the check for a supervisor',
      step: 'only if this step waits: its number, or the beginning or end of its id',
    },
    override: {
      about: 'As a supervisor, answer for a failed or flagged check, so that work can go on.',
      reason: 'why the check may be overridden',
      check: 'a flagged check, by its id; the failure that holds the step up unless given',
    },
    pause: { about: 'Leave the work for a while.' },
    resume: { about: 'Go on with paused work.' },
    complete: { about: 'Hand the finished work in for approval.' },
    approve: { about: 'As a supervisor, approve completed work; the record can never change afterwards.' },
    reject: {
      about: 'As a supervisor, reject completed work; the record can never change afterwards.',
      reason: 'why the work is rejected',
    },
    abort: {
      about: 'End work that cannot go on, for good; the record can never change afterwards.',
      reason: 'why the work cannot go on',
    },
    show: {
      about:
        'Show where you are: the step that waits, and what else you have begun. Of a work session that you name, show the whole record, as an auditor reads it.',
      brief: 'fold steps that simply passed',
    },
    export: {
      about: 'Write the whole record of a work session as one page to print, for an inspector.',
      to: 'the file, pipe or device to write to, such as record.html',
      force: 'overwrite the file',
    },
    board: { about: 'Show who is at work now: on what, at which step, for how long, and what went wrong.' },
    list: {
      about: 'List work sessions, newest first.',
      status: 'only with this status, or one of several',
      needsOverride:
        'only what a failed check holds up until a supervisor overrides it or another check passes',
      flagged: 'only with a flagged check that nobody has resolved',
      notMine: 'only the work of others: what you may review',
      from: 'only what started on this date, or at this time, or later',
      to: 'only what started until the end of this date, or before this time',
      worker: 'only the work of this person',
      sop: 'only work on this SOP',
    },
  },
  reference: "the work session's id, or the beginning or end of it",
  shownReference: 'the work session of which to show the record',
  ownReference: 'the work session; the one that you have in progress unless given',
  pausedReference: 'the work session; the one that you have paused unless given',
  started: (id: string, title: string) => `Work session ${id} has started: ${title}`,
  paused: (id: string) => `Work session ${id} is paused. To go on: tenken work resume`,
  pausedBefore: (duration: string) => `It was paused for ${duration} before.`,
  resumed: (id: string, duration: string, inAll: string) =>
    duration === inAll
      ? `Work session ${id} goes on. It was paused for ${duration}.`
      : `Work session ${id} goes on. It was paused for ${duration}, ${inAll} in all.`,
  duration: (hours: number, minutes: number, seconds: number) => {
    if (hours > 0) return `${hours} h ${minutes} min`

    return minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`
  },
  completed: (id: string) =>
    `Work session ${id} is completed and waits for a supervisor: tenken work approve ${id} --as <email>`,
  completedFlagged: (id: string) =>
    `Work session ${id} is completed. A supervisor resolves what is flagged before it is approved:`,
  approved: (id: string) => `Work session ${id} is approved. Nobody can change its record any more.`,
  rejected: (id: string) => `Work session ${id} is rejected. Nobody can change its record any more.`,
  aborted: (id: string) => `Work session ${id} is aborted. Nobody can change its record any more.`,
  exported: (id: string, file: string) => `The record of work session ${id} is in ${file}.`,
  acknowledgeFirst: (hazards: number) =>
    `${counted(hazards, 'serious hazard')} to acknowledge before a pass: tenken work acknowledge`,
  nothingSerious: 'Nothing to acknowledge: the step has no hazard marked WARNING or DANGER.',
  seenAlready: 'Nothing to acknowledge any more: these hazards are acknowledged.',
  seenBy: (worker: string) => `On record: ${worker} has acknowledged`,
  stillUnseen: 'Still to acknowledge:',
  checkNext: 'Next: tenken work check --pass, or --fail "what is wrong"',
  recordedPass: 'On record: pass.',
  recordedFlagged: 'It is flagged: the work is approved only once a supervisor has looked at it.',
  recordedFail: (what: string) =>
    `On record: FAIL, "${what}". The step stays open: check it again, or ask a supervisor to override.`,
  overridden: (worker: string) => `On record: OVERRIDE. ${worker} can go on.`,
  flagResolved: 'On record: OVERRIDE. The flagged check is resolved.',
  flagsLeft: 'Still flagged:',
  flaggedAt: (step: number, result: string) => `Step ${step}, ${result}, flagged for review`,
  resolveFlag: (work: string, check: string) =>
    `tenken work override ${work} --check ${check} --reason "…" --as <email>`,
  approveNext: (id: string) => `Next: tenken work approve ${id} --as <email>`,
  stepOf: (number: number, count: number, task: string) => `Step ${number} of ${count} · ${task}`,
  heldUp: (what: string) => `Its check failed: "${what}". Check it again, or ask a supervisor to override.`,
  inProgress: (id: string, title: string, since: string) =>
    `Work session ${id} is in progress since ${since}: ${title}`,
  isPaused: (id: string, title: string, since: string) =>
    `Paused: ${title}, started ${since}. To go on: tenken work resume ${id}`,
  isHandedIn: (id: string, title: string, since: string) =>
    `Completed: ${title}, started ${since}. A supervisor decides: tenken work approve ${id} --as <email>`,
  nothingInProgress: (name: string) =>
    `${name} has no work in progress. See what there is to do: tenken sop list. Start it: tenken work start <sop>`,
  allDone: 'Every step is done. Next: tenken work complete',
  title: 'Work session',
  labels: {
    status: 'Status',
    sop: 'SOP',
    version: 'Version',
    published: 'Published',
    worker: 'Worker',
    started: 'Started',
    pausedSince: 'Paused since',
    completed: 'Completed',
    worked: 'Time at work',
    hazards: 'Hazards',
    checks: 'Checks',
    approved: 'Approved',
    rejected: 'Rejected',
    aborted: 'Aborted',
    trail: 'Audit trail',
  },
  columns: { paused: 'PAUSED', failed: 'FAILED', flags: 'FLAGGED', step: 'STEP', waits: 'WAITS' },
  version: (version: number, status: string, id: string) => `${version}, now ${status} (${id})`,
  workedAndPaused: (worked: string, paused: string) => `${worked}, and paused for ${paused}`,
  hazardsSeen: (seen: number, serious: number, others: number) => {
    if (serious === 0) return `${others} acknowledged; the SOP has no serious ones`

    return `${seen} of ${serious} serious ones acknowledged${others > 0 ? `, and ${counted(others, 'other')}` : ''}`
  },
  locked: ', locked: it can never change',
  approvedBy: (at: string, by: string) => `${at} by ${by}`,
  checks: (pass: number, fail: number, override: number) =>
    `${pass} pass, ${fail} fail, ${override} override`,
  flags: (flagged: number, open: number) =>
    `; ${flagged} flagged for review, ${open === 0 ? 'resolved' : `${open} not resolved`}`,
  waits: 'waits for its check',
  notYet: 'not checked',
  passedRun: (first: number, last: number) =>
    first === last ? `Step ${first}: pass` : `Steps ${first} to ${last}: pass`,
  openRun: (first: number, last: number) =>
    first === last ? `Step ${first}: not checked` : `Steps ${first} to ${last}: not checked`,
  seen: 'acknowledged',
  seenInRun: (hazards: number) => `, ${counted(hazards, 'hazard')} acknowledged`,
  notSeen: (hazard: string) => `not acknowledged: ${hazard}`,
  overrideOf: (check: string) => `of check ${check}`,
  quoted: (text: string) => `"${text}"`,
  sure: (confidence: number) => `confidence ${confidence}`,
  flagResolvedMark: (id: string) => `check ${id}, flagged for review, resolved`,
  flagOpenMark: (id: string) => `check ${id}, flagged for review, not resolved`,
  checkId: (id: string) => `check ${id}`,
  trailUnbroken: (work: number, sop: number) =>
    `${counted(work, 'event')} of the work, ${sop} of its SOP: unbroken`,
  trailBroken: (work: number, sop: number) =>
    `${counted(work, 'event')} of the work, ${sop} of its SOP: BROKEN`,
  signatures: 'Signatures',
  signedCheck: (meaning: string, step: number, check: string) =>
    `${meaning}, step ${step}, of check ${check}`,
  nobodyAtWork: 'Nobody is at work now. What has been done: tenken work list',
  heldUpAt: ({ id, worker, step, failure }: { id: string; worker: string; step: string; failure: string }) =>
    `${id} ${worker}, at "${step}": ${failure}`,
  boardHasMore: 'There are more than are shown. All of them: tenken work list --status in_progress paused',
  none: 'No work is on record yet. Start some: tenken work start <sop> --as <email>',
  noneSuch: 'No work session is like that. See all: tenken work list',
}
