const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const work = {
  title: 'Work',
  home: 'To your work',
  begun: 'Work in progress',
  goOn: (step: number, count: number) => `Go on: step ${step} of ${count}`,
  handInNext: 'All steps are done: hand it in',
  heldUp: 'A problem holds this step up.',
  pausedSince: 'Paused since',
  resumeIt: 'Resume',
  waits: 'Waits for approval',
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
}

export const start = {
  begin: 'Start',
  offline: 'New work can only begin with a connection. Reading works without one.',
  goOnInstead: 'Go on with the work in progress',
  steps: 'All steps',
}

export const step = {
  task: (number: number, count: number) => `Task ${number} of ${count} ·`,
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
  again: 'OK now',
  againSays: 'It is put right',
  problem: 'Problem',
  reported: 'You reported a problem here.',
  reportedNext:
    'It stays open until it is checked again or a supervisor overrides it. Once put right, check again.',
  answers: 'Your answer',
  done: 'Done',
}

export const device = {
  offline: 'Offline. ',
  silent: 'The server does not answer. ',
  safe: (count: number) =>
    count === 0
      ? 'You can go on. Your answers are kept on this device.'
      : `${counted(count, 'check is', 'checks are')} safe on this device.`,
  safeAnswers: 'Your answers are safe on this device.',
  busy: 'The server is busy. It is asked again by itself. ',
  unsent: (count: number) => `${counted(count, 'answer is', 'answers are')} not sent yet.`,
  notKept: 'This browser keeps nothing. Leave this page open until everything is sent.',
  full: 'This device could not keep your answer. Free some space, or go on with another device.',
}
