const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const work = {
  title: 'Work',
  begun: 'Work in progress',
  goOn: (step: number, count: number) => `Go on: step ${step} of ${count}`,
  handInNext: 'All steps are done: hand it in',
  heldUp: 'A problem holds this step up.',
  pausedSince: 'Paused since',
  resumeIt: 'Resume',
  waits: 'Waits for approval',
  handedIn: 'Handed in',
  sentBack: 'Rejected: do it again',
  reason: 'Reason',
  again: 'Do it again',
  record: 'The record',
  toStart: 'Procedures',
  search: 'Find a procedure',
  noProcedures: 'No procedure is in use yet.',
  noneFound: 'No procedure has these words in its title.',
  steps: (count: number) => counted(count, 'step', 'steps'),
  dangers: (count: number) => counted(count, 'serious hazard', 'serious hazards'),
  version: (version: number) => `Version ${version}`,
  past: 'Your past work',
  noPast: 'You have finished no work yet.',
  kept: 'No connection. This is what this device last knew.',
}

export const start = {
  begin: 'Start',
  offline: 'New work can only begin with a connection. Reading works without one.',
  goOnInstead: 'Go on with the work in progress',
  changed: 'What changed since you last did this',
  changedFrom: (from: number, to: number) => `Version ${from} → ${to}`,
  titleChanged: 'The title',
  how: { added: 'New', removed: 'Gone', changed: 'Changed', moved: 'Moved' },
  kind: { task: 'Task', step: 'Step', hazard: 'Hazard' },
  field: {
    title: 'Title',
    description: 'What to do',
    expectedAction: 'Point and call',
    expectedResult: 'Must be seen',
    severity: 'Severity',
    mitigation: 'What prevents it',
  },
  nothing: 'nothing',
  steps: 'All steps',
}

export const step = {
  task: (number: number, count: number, title: string) => `Task ${number} of ${count} · ${title}`,
  place: (number: number, count: number) => `Step ${number} of ${count}`,
  pause: 'Pause',
  all: 'All steps',
  call: 'Point and call',
  mustSee: 'Must be seen',
  acknowledge: {
    critical: 'I see this danger and am protected',
    high: 'I see this warning and am protected',
  },
  acknowledged: { critical: 'Danger acknowledged', high: 'Warning acknowledged' },
  first: (count: number, word: string) =>
    count === 1
      ? `First acknowledge the ${word.toLowerCase()} above`
      : `First acknowledge the ${count} hazards above`,
  ok: 'OK',
  okSays: 'Yoshi!',
  problem: 'Problem',
  reported: 'You reported a problem here.',
  reportedNext:
    'The step stays open until it is checked again or a supervisor overrides it. When it is put right, check again.',
  answers: 'Your answer',
  done: 'Done',
}

export const problem = {
  title: 'What is wrong?',
  lead: (number: number) => `Step ${number} stays open. Your supervisor sees this at once.`,
  leadOffline: (number: number) =>
    `Step ${number} stays open. Your supervisor sees this once the connection is back: if it is urgent, go and tell them.`,
  reasons: {
    damaged: 'Equipment is damaged',
    unsafe: 'I cannot do it safely',
    wrong: 'The instruction is wrong',
    other: 'Something else',
  },
  words: 'In your words',
  unsure: 'I am not sure: ask the supervisor',
  send: 'Report problem',
  needReason: 'Choose what is wrong.',
  needWords: 'Say in your words what is wrong.',
}

export const rest = {
  title: 'Paused',
  since: 'Since',
  text: 'Come back whenever you can: it goes on at the same step.',
  resume: 'Resume',
  pauseTitle: 'Leave the work for a while?',
  pauseText: 'It goes on at this step when you come back.',
  pause: 'Pause',
  abort: 'Abort this work…',
  abortTitle: 'Abort this work',
  abortText: 'It ends here and is never gone on with. What was done stays on record.',
  abortReason: 'Why can it not go on?',
  abortGo: 'Abort for good',
  abortOffline: 'Aborting needs a connection.',
  abortWaits: 'First what is on this device has to reach the server.',
}

export const finish = {
  title: 'All steps are done',
  text: 'Look it over, then hand it in. A supervisor looks at it next.',
  passed: 'Steps passed',
  problems: 'Problems reported',
  overridden: 'Overridden by a supervisor',
  flagged: 'For the supervisor to look at',
  acknowledged: 'Hazards acknowledged',
  handIn: 'Hand in',
  completed: 'Handed in',
  completedText:
    'It waits for a supervisor’s approval. If it is rejected, it comes back to you with the reason.',
  completedOffline: 'It is handed in as soon as the connection is back. It is safe on this device.',
  closed: {
    approved: 'A supervisor approved this work.',
    rejected: 'A supervisor rejected this work.',
    aborted: 'This work was aborted.',
  },
  home: 'To your work',
  notYours: (name: string) => `This is the work of ${name}.`,
}

export const device = {
  offline: 'Offline.',
  safe: (count: number) =>
    count === 0
      ? 'You can go on. Your answers are kept on this device.'
      : `${counted(count, 'check is', 'checks are')} safe on this device.`,
  safeAnswers: 'Your answers are safe on this device.',
  notKept: 'This browser keeps nothing. Leave this page open until everything is sent.',
  refused: 'The server did not take this',
  refusedFollowing: 'It came after what was not taken.',
  dismiss: 'I have seen this',
  given: {
    check: { pass: 'OK', fail: 'Problem' },
    acknowledge: 'Hazard acknowledged',
    pause: 'Pause',
    resume: 'Resume',
    complete: 'Handing in',
  },
  at: (number: number) => `step ${number}`,
  full: 'This device could not keep your answer. Free some space, or go on with another device.',
}
