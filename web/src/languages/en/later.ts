export const more = { below: 'More below' }

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
  text: 'When you come back, you go on at the same step.',
  resume: 'Resume',
  pauseTitle: 'Pause this work?',
  pauseText: 'It goes on at this step when you come back.',
  pause: 'Pause',
  abort: 'Abort this work…',
  abortTitle: 'Abort this work',
  abortText: 'It ends here and cannot be resumed. What was done stays on record.',
  abortReason: 'Why can it not go on?',
  abortGo: 'Abort for good',
  abortOffline: 'Aborting needs a connection.',
  abortWaits: 'First what is on this device has to reach the server.',
}

export const overridden = {
  title: (number: number) => `Step ${number} was overridden`,
  text: 'It did not pass. The supervisor answers for that: go on only as is said here.',
  hazards: 'What is dangerous there still is.',
  goOn: (number: number) => `I have read it: go on to step ${number}`,
  done: 'I have read it: go on',
  by: (name: string) => `Overridden by ${name}`,
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
    'It waits for a supervisor’s approval. If it is rejected, you see why among your work, and do it again as new work.',
  completedUnsent: 'It is handed in as soon as the server can take it.',
  closed: {
    approved: 'A supervisor approved this work.',
    rejected: 'A supervisor rejected this work.',
    aborted: 'This work was aborted.',
  },
  notYoursTitle: 'This work is somebody else’s',
  notYoursText: 'Only whoever began it, and whoever reviews it, can see it. Your own work is where it was.',
  notYours: (name: string) => `This is the work of ${name}.`,
}

export const refused = {
  title: 'The server did not take this',
  following: 'It followed an answer that was not taken.',
  otherStep: (number: number) => `By then the work was waiting for step ${number}.`,
  dismiss: 'I have seen this',
  given: {
    check: { pass: 'OK', fail: 'Problem' },
    acknowledge: 'Hazard acknowledged',
    pause: 'Pause',
    resume: 'Resume',
    complete: 'Handing in',
  },
  at: (number: number) => `step ${number}`,
}

export const changes = {
  title: 'What changed since you last did this',
  from: (from: number, to: number) => `Version ${from} → ${to}`,
  ofTitle: 'The title',
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
}

export const outOfUse = { text: 'Nothing begins with this code. Ask your supervisor what to follow instead.' }
