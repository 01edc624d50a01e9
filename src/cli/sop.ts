import { draftStateNamed, stateHistory } from '../application/draft-states.ts'
import { pageOfSops } from '../application/listings.ts'
import { sopReferredTo } from '../application/references.ts'
import { readSop, sopRecord, versionHistory } from '../application/sop-records.ts'
import { bringBackState, editSop, publishSop, retireSop, reviseSop } from '../application/sop-versions.ts'
import { deleteSop, restoreSop } from '../application/sops.ts'
import {
  toldComparison,
  toldEdit,
  toldSopRecord,
  toldStates,
  toldVersions,
} from '../application/told-records.ts'
import { sopStatuses } from '../domain/sop-version.ts'
import { command, noun } from './command.ts'
import { writeOut } from './output/write-out.ts'
import {
  after,
  described,
  flag,
  limit,
  oneOf,
  required,
  short,
  someOf,
  text,
  without,
  words,
} from './parameters.ts'
import { draftReference, reference, sopReference } from './references.ts'
import { acting, actingOften, reading } from './sessions.ts'
import { shortId } from './short-id.ts'
import { sayBothChanges } from './sop/changed-draft.ts'
import { compareNamed, sayComparison } from './sop/comparison.ts'
import { editedDocument, sayEdit, sayEdited } from './sop/edited.ts'
import { procedureText } from './sop/export.ts'
import { importAll, importDocument, importFailure } from './sop/import.ts'
import { sourcesToImport } from './sop/import-files.ts'
import { sayCounts } from './sop/import-report.ts'
import { saySops } from './sop/list.ts'
import { readProcedure } from './sop/read-procedure.ts'
import { sayRestored } from './sop/restored.ts'
import { saySop } from './sop/show.ts'
import { sourceNamed } from './sop/source.ts'
import { sayStates } from './sop/states.ts'
import { sayVersions } from './sop/versions.ts'

const reason = described(text('text'), ({ sop }) => sop.reason)
const deletionReason = described(text('text'), ({ sop }) => sop.deletionReason)
const unplaced = described(flag, ({ sop }) => sop.showUnplaced)
const deleted = described(flag, ({ sop }) => sop.evenDeleted)

/** `tenken sop …`: the procedures that work follows. */
export const sop = noun({
  help: ({ sop }) => sop.commands,
  examples: [
    'tenken sop import press-die-change.md --as mori@example.com --dry-run',
    'tenken sop import procedures/ --as mori@example.com',
    'tenken sop publish 1a2b3c4d --as ito@example.com',
    'tenken sop list',
    'tenken sop show 1a2b3c4d',
    'tenken sop revise 1a2b3c4d --as mori@example.com',
    'tenken sop edit 5e6f7a8b press-die-change.md --as mori@example.com',
    'tenken sop diff 5e6f7a8b',
    'tenken sop export 1a2b3c4d -o press-die-change.md',
  ],
  commands: {
    import: command({
      arguments: { file: required(words()) },
      options: {
        dryRun: flag,
        publish: flag,
        revise: flag,
        new: without('revise', flag),
        despiteChanges: flag,
        despiteUnplaced: flag,
        unplaced,
      },
      session: actingOften,
      prepare: async ({ file }, { stdin }) => ({ sources: await sourcesToImport(file, stdin) }),
      run: (scope, given) => importAll(scope, given),
      document: { as: 'imports', of: importDocument },
      say: (outcome, context) => sayCounts(outcome, context),
      failure: (outcome, given) => importFailure(outcome, given),
    }),
    publish: command({
      arguments: { sop: draftReference },
      session: acting,
      run: ({ db, actor, at }, { sop }) => publishSop(db, { id: sop, supervisor: actor, at }),
      document: { as: 'changedSop', of: (sop) => ({ sop }) },
      say: ({ id, title, version }, { texts }) => texts.sop.published(title, version, shortId(id)),
    }),
    list: command({
      options: {
        search: text('words'),
        status: someOf(sopStatuses),
        all: flag,
        deleted: flag,
        limit,
        after: after('sop'),
      },
      session: reading,
      run: ({ db }, { deleted, status, all, ...paging }) =>
        pageOfSops(db, {
          ...paging,
          deleted: deleted && 'include',
          statuses: status ?? (all && sopStatuses),
        }),
      document: { as: 'sops', of: ({ items, next }) => ({ sops: items, next }) },
      say: saySops,
      remark: ({ next }, { texts }) => (next ? texts.more(shortId(next)) : undefined),
    }),
    show: command({
      arguments: { sop: sopReference },
      options: { deleted },
      session: reading,
      run: ({ db }, { sop, deleted }) => sopRecord(db, sop, deleted && { deleted: 'include' }),
      document: { as: 'sopRecord', of: toldSopRecord },
      say: saySop,
    }),
    versions: command({
      arguments: { sop: sopReference },
      session: reading,
      run: ({ db }, { sop }) => versionHistory(db, sop),
      document: {
        as: 'versions',
        of: toldVersions,
      },
      say: sayVersions,
    }),
    diff: command({
      arguments: { from: required(text()), to: text() },
      session: reading,
      run: ({ db }, named) => compareNamed(db, named),
      document: { as: 'comparison', of: toldComparison },
      say: sayComparison,
    }),
    revise: command({
      arguments: { sop: sopReference },
      session: acting,
      run: ({ db, actor, at, id }, { sop }) => reviseSop(db, { from: sop, author: actor, at, id }),
      document: { as: 'changedSop', of: (sop) => ({ sop }) },
      say: ({ id, title, version }, { texts }) => texts.sop.revised(title, version, shortId(id)),
    }),
    edit: command({
      arguments: { draft: draftReference, file: required(text()) },
      options: { unplaced, retitle: flag, despiteChanges: flag },
      session: acting,
      prepare: async ({ file }, { stdin }) => ({ read: await readProcedure(await sourceNamed(file, stdin)) }),
      run: async ({ db, actor, at }, { draft, read, retitle, despiteChanges }) => {
        const { procedure, takenFrom, ...reading } = read
        const { state } = takenFrom
        const edit = { id: draft, procedure, author: actor, at, title: retitle ? 'free' : 'kept' } as const

        return { ...(await editSop(db, despiteChanges ? edit : { ...edit, takenFrom: state })), reading }
      },
      document: { as: 'editedSop', of: editedDocument },
      say: sayEdited,
      explain: sayBothChanges,
    }),
    states: command({
      arguments: { sop: draftReference },
      session: reading,
      run: ({ db }, { sop }) => stateHistory(db, sop),
      document: { as: 'states', of: toldStates },
      say: sayStates,
    }),
    revert: command({
      arguments: { draft: draftReference, state: required(text()) },
      session: acting,
      run: ({ db, actor, at }, { draft, state }) =>
        bringBackState(db, { id: draft, state, author: actor, at }),
      document: { as: 'revertedSop', of: toldEdit },
      say: sayEdit,
    }),
    retire: command({
      arguments: { sop: sopReference },
      options: { reason },
      session: acting,
      run: ({ db, actor, at }, { sop, reason }) => retireSop(db, { id: sop, supervisor: actor, reason, at }),
      document: { as: 'changedSop', of: (sop) => ({ sop }) },
      say: ({ title, version }, { texts }) => texts.sop.retired(title, version),
    }),
    export: command({
      arguments: { sop: sopReference },
      options: {
        format: oneOf(['md', 'json']),
        output: short('o', text('file')),
        force: flag,
        state: text(),
        deleted,
      },
      session: reading,
      run: async ({ db, context }, { sop, deleted, state, ...target }) => {
        const version = state
          ? (await draftStateNamed(db, sop, state)).content
          : await readSop(db, sop, deleted && { deleted: 'include' })
        const text = await procedureText(version, { ...target, id: sop })
        if (target.output === undefined) return { text, title: version.title }
        const { output: path, force } = target
        await writeOut({ path, force, terminal: context.terminal }, ({ append }) => append(text))

        return { text: '', title: version.title }
      },
      say: ({ text }) => text,
      remark: ({ title }, { texts }, { output }) =>
        output && output !== '-' ? texts.sop.exported(title, output) : undefined,
    }),
    delete: command({
      arguments: { sop: draftReference },
      options: { reason: deletionReason },
      session: acting,
      run: ({ db, actor, at }, { sop, reason }) => deleteSop(db, { id: sop, by: actor, reason, at }),
      document: { as: 'removedSop', of: (version) => version },
      say: ({ id, title, version }, { texts }) => texts.sop.deleted(title, version, shortId(id)),
    }),
    restore: command({
      arguments: { sop: reference(sopReferredTo, ({ sop }) => sop.deletedReference) },
      options: { reason: deletionReason },
      session: acting,
      run: ({ db, actor, at }, { sop, reason }) => restoreSop(db, { id: sop, by: actor, reason, at }),
      document: { as: 'removedSop', of: (version) => version },
      say: sayRestored,
    }),
  },
})
