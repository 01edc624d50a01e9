import { trail } from '../trail.ts'

export const audit = {
  description: 'Show and verify who changed what, when and why.',
  commands: {
    verify: {
      about: 'Recompute the audit trail and measure every record by it.',
      since:
        'only records with an event at or after this date or time, each from its first event; what was altered without an event is found without this option only',
      against: 'an earlier export: whatever it has signed off must still be in the trail',
      key: 'the public key (PEM) by which that export must be signed',
    },
    show: {
      about: 'Show everything that was done to a record, and whether its trail is unbroken.',
      record:
        "a work session, a SOP or a user: the id, or the beginning or end of it; a SOP's title; a user's email or employee number",
      verbose: 'also what follows of itself, request ids and hashes',
    },
    export: {
      about: 'Write the audit trail as JSON Lines, for keeping elsewhere and for comparing later.',
      to: 'write to this file, pipe or device instead of stdout',
      force: 'overwrite the file',
      since: 'only records with an event at or after this date or time, each from its first event',
      headsOnly: "only the last event's hash of each record: small, and enough to compare with",
      sign: 'sign with the Ed25519 private key (PEM) in this file',
    },
  },
  exported: (file: string) => `The audit trail is in ${file}.`,
  progress: (done: number, about: number) => `${done} of ${about} events`,
  signatureUnchecked:
    'Whether the export is signed was not looked at, and anybody can write one: name the key with --key.',
  ...trail,
}
