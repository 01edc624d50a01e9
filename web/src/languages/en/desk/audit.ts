import { trail } from '../../../../../src/languages/en/trail.ts'
import { words } from '../../../../../src/languages/en/words.ts'
import { records } from './records.ts'

/** A check is called on every page what the buttons of the step are called. */
const results: Readonly<Record<string, string>> = records.paper.results

const verbs: Readonly<Record<string, string>> = {
  ...trail.verbs,
  ...results,
  settle: records.paper.settled,
}

export const audit = {
  trail: { ...trail, verbs },
  records: words.record,
  results,
  meanings: { ...words.meaning, settle: 'flag settled' } as Readonly<Record<string, string>>,
  lead: 'Every change to the record, in order.',
  verifyTitle: 'Has the record been altered?',
  verifyText:
    'The server recomputes every chain, replays every rule, and compares each record with what its trail says. It changes nothing.',
  since: 'Only records with an event since',
  sinceHint:
    'Leave it empty to verify everything. Only that finds what was altered without leaving an event.',
  verify: 'Verify',
  verifying: 'Verifying the audit trail',
  progress: (done: number, about: number) => `${done} of about ${about} events`,
  begun: (done: number) => (done === 0 ? 'Begun' : `${done} events so far`),
  stop: 'Stop verifying',
  stopped: 'Stopped before it was through: it says nothing of the record.',
  unbroken: 'The audit trail is unbroken',
  verified: (events: number, records: number) =>
    `Verified: ${events} ${events === 1 ? 'event' : 'events'} of ${records} ${records === 1 ? 'record' : 'records'}.`,
  broken: 'The audit trail does not bear the record out.',
  keep: 'Keep everything as it is, and tell whoever runs Tenken.',
  takenOver: (records: number) =>
    `${records} of the records are older than their trail, which begins with them as they stood, the first at`,
  exportTitle: 'Keep a copy elsewhere',
  exportText:
    'What is kept elsewhere cannot be altered here. “tenken audit verify” compares the trail with an earlier export.',
  everything: 'Everything (JSON Lines)',
  heads: 'Only the last hashes',
  headsHint: 'The last hashes are small, and enough to compare with: each holds every event before it.',
  findTitle: 'The trail of one record',
  id: 'ID of the record',
  idHint: 'Of a work session, of any version of an SOP, or of a person. Their pages lead here, too.',
  needId: 'An ID looks like 01a21890-773b-764b-9cd8-1163bad4ad95.',
  find: 'Show its trail',
  open: 'Open the record',
  what: 'What was done',
  everythingDone: 'Everything',
  who: 'By whom',
  everybody: 'Anybody',
  noEvents: 'No event is like that',
  showAll: 'Show all',
  device: 'on the device',
  details: 'Hash and request',
}
