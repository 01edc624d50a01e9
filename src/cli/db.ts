import { ownHistory } from '../infrastructure/database/own-history.ts'
import { NotAtHead } from '../migrations/errors.ts'
import { lint } from '../migrations/lint/lint.ts'
import { release } from '../migrations/release/release.ts'
import { currentRevision } from '../migrations/version-table.ts'
import { command, noun } from './command.ts'
import { looking } from './db/connection.ts'
import { differenceDocument, mustAgree, sayDifference } from './db/difference-report.ts'
import { historyIn, sourceFolder } from './db/folder.ts'
import { grantTo, sayGranted } from './db/grant.ts'
import { historyDocument, readHistory, sayHistory } from './db/history.ts'
import { mustBeAnswered, objectionsDocument, sayObjections } from './db/lint.ts'
import { downgradeTo, sayMigrated, sayStamped, stampAs, upgradeTo } from './db/migrate.ts'
import { sayWritten, writeNew } from './db/revision.ts'
import { factsOf, revisionNamed, sayRevision } from './db/revision-facts.ts'
import { sayStanding } from './db/standing.ts'
import { described, flag, or, required, short, text } from './parameters.ts'
import { none, onDemand } from './sessions.ts'

const target = described(required(text()), ({ db }) => db.target)
const sql = described(flag, ({ db }) => db.sql)
const verbose = described(short('v', flag), ({ db }) => db.verbose)
const folder = described(text('dir'), ({ db }) => db.folder)

/** `tenken db …`: the schema's revisions, with Alembic's verbs (spec db-003). */
export const db = noun({
  help: ({ db }) => db.commands,
  notes: ({ db }) => [db.targets, db.alembic],
  examples: [
    'tenken db upgrade head',
    'tenken db downgrade -1',
    'tenken db upgrade 000:head --sql > review.sql',
    'tenken db revision --autogenerate -m "Add notes"',
  ],
  commands: {
    upgrade: command({
      arguments: { target: described(or(text(), 'head'), ({ db }) => db.target) },
      options: { sql },
      session: onDemand,
      run: upgradeTo,
      say: sayMigrated,
    }),
    downgrade: command({
      arguments: { target },
      options: { sql, despiteRecords: described(flag, ({ db }) => db.despiteRecords) },
      session: onDemand,
      run: downgradeTo,
      say: sayMigrated,
    }),
    current: command({
      options: { verbose, checkHeads: flag },
      session: onDemand,
      run: async (scope) => ({ history: await ownHistory(), at: await looking(scope, currentRevision) }),
      document: {
        as: 'currentRevision',
        of: ({ at, history: { head } }) => ({ current: at, head, atHead: at === head }),
      },
      say: sayStanding,
      failure: ({ at, history: { head } }, { checkHeads }) =>
        checkHeads && at !== head ? new NotAtHead(at, head) : undefined,
      remark: ({ at }, { texts }) => (at === null ? texts.db.nothingRun : undefined),
    }),
    history: command({
      options: { revRange: short('r', text('from:to')), verbose, indicateCurrent: short('i', flag) },
      session: onDemand,
      run: readHistory,
      document: { as: 'revisions', of: historyDocument },
      say: sayHistory,
    }),
    heads: command({
      options: { verbose },
      session: none,
      run: async () => {
        const history = await ownHistory()

        return { history, at: history.head }
      },
      document: { as: 'heads', of: ({ at }) => ({ heads: at === null ? [] : [at] }) },
      say: sayStanding,
    }),
    show: command({
      arguments: { revision: described(required(text()), ({ db }) => db.oneRevision) },
      session: none,
      run: async (_, { revision }) => revisionNamed(await ownHistory(), revision),
      document: { as: 'revision', of: factsOf },
      say: sayRevision,
    }),
    stamp: command({
      arguments: { target },
      options: { purge: flag, sql },
      session: onDemand,
      run: stampAs,
      say: sayStamped,
    }),
    revision: command({
      options: { message: short('m', required(text('text'))), autogenerate: flag, folder },
      session: onDemand,
      run: writeNew,
      say: sayWritten,
      remark: ({ drift }, { texts }) => (drift > 0 ? texts.db.driftLeftOut(drift) : undefined),
    }),
    check: command({
      options: { verbose: described(short('v', flag), ({ db }) => db.verboseCheck) },
      session: onDemand,
      run: async (scope) => (await import('./db/difference.ts')).ownDifference(scope),
      document: { as: 'schemaDifference', of: differenceDocument },
      say: sayDifference,
      failure: mustAgree,
    }),
    lint: command({
      options: { folder },
      session: none,
      run: async (_, { folder }) => lint(await historyIn(folder)),
      document: { as: 'objections', of: objectionsDocument },
      say: sayObjections,
      failure: mustBeAnswered,
    }),
    release: command({
      arguments: { revision: described(or(text(), 'head'), ({ db }) => db.oneRevision) },
      options: { folder },
      session: none,
      run: async (_, { revision, folder }) =>
        release(sourceFolder(folder), await historyIn(folder), revision),
      say: ({ revisions }, { texts: { db } }) => revisions.map(db.released).join('\n') || db.nothingToRelease,
    }),
    grant: command({
      arguments: { role: required(text()) },
      options: { readOnly: flag, sql: flag },
      session: onDemand,
      run: grantTo,
      document: {
        as: 'grantedRights',
        of: (granted) => (typeof granted === 'string' ? { sql: granted } : granted),
      },
      say: sayGranted,
      examples: [
        'tenken db grant tenken_app',
        'tenken db grant auditor --read-only',
        'tenken db grant tenken_app --sql > review.sql',
      ],
    }),
  },
})
