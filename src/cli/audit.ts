import { verifyExactly } from '../application/audit/exact-verification.ts'
import { headsIn } from '../application/audit/export-reading.ts'
import { showTimeline } from '../application/audit/timeline.ts'
import { streamReferredTo } from '../application/references.ts'
import { toldTimeline, toldVerification } from '../application/told-records.ts'
import { checkedExport } from './audit/earlier-export.ts'
import { TrailBroken } from './audit/errors.ts'
import { withEventBar } from './audit/event-bar.ts'
import { writeTrail } from './audit/export.ts'
import { signer } from './audit/keys.ts'
import { sayTimeline } from './audit/timeline.ts'
import { sayVerification } from './audit/verification.ts'
import { command, noun } from './command.ts'
import { from } from './moments.ts'
import { flag, required, short, text } from './parameters.ts'
import { snapshot, stream, verifying } from './sessions.ts'

/** `tenken audit …`: who changed what, when and why, and whether that is still so. */
export const audit = noun({
  help: ({ audit }) => audit.commands,
  examples: [
    'tenken audit verify',
    'tenken audit verify --since 2026-11-01',
    'tenken audit show 1a2b3c4d',
    'tenken audit show sato@example.com',
    'tenken audit export --to 2026-11.jsonl --sign audit-key.pem',
    'tenken audit verify --against 2026-11.jsonl --key audit-key.pub.pem',
  ],
  commands: {
    verify: command({
      options: { since: from('--since'), against: text('file'), key: text('file') },
      session: verifying,
      prepare: async ({ against, key }) => ({ earlier: await checkedExport(against, key) }),
      run: ({ database, differences, context }, { since, earlier }) =>
        withEventBar(context, (progress) =>
          verifyExactly(database, { since, differences, heads: earlier && headsIn(earlier), progress }),
        ),
      document: { as: 'verifiedTrail', of: toldVerification },
      say: sayVerification,
      remark: (_, { texts }, { against, key }) =>
        against !== undefined && key === undefined ? texts.audit.signatureUnchecked : undefined,
      failure: ({ count }) => (count > 0 ? new TrailBroken(count) : undefined),
    }),
    show: command({
      arguments: { record: required(text()) },
      options: { verbose: flag },
      session: snapshot,
      run: async ({ db }, { record }) => showTimeline(db, await streamReferredTo(db, record)),
      document: { as: 'timeline', of: toldTimeline },
      say: (timeline, context, { verbose }) =>
        sayTimeline(timeline, context, verbose ? 'everything' : 'what matters'),
    }),
    export: command({
      options: {
        to: short('o', text('file')),
        force: flag,
        since: from('--since'),
        headsOnly: flag,
        sign: text('file'),
      },
      session: stream,
      prepare: async ({ sign }) => ({ signature: sign === undefined ? undefined : await signer(sign) }),
      run: ({ db, at, context }, { to, force, since, headsOnly, signature }) =>
        writeTrail(
          db,
          { at, since, what: headsOnly ? 'heads' : 'everything', sign: signature },
          { context, to, force },
        ),
      remark: (_, { texts }, { to }) => (to && to !== '-' ? texts.audit.exported(to) : undefined),
    }),
  },
})
