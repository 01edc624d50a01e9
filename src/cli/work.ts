import { getBoard } from '../application/board.ts'
import { pageOfWorkSessions } from '../application/listings.ts'
import {
  acknowledgeCurrentStep,
  checkCurrentStep,
  ownWorkSession,
  resumeOwnWork,
  type Whereabouts,
  whereaboutsOf,
} from '../application/own-work.ts'
import { safetyCheckReferredTo } from '../application/references.ts'
import { openFlagsOf, overrideCheck } from '../application/safety-checks.ts'
import { withSituation } from '../application/situations.ts'
import { type ProvenRecord, provenRecord } from '../application/work-records.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  startWorkSession,
} from '../application/work-sessions.ts'
import { workStatuses } from '../domain/work-session.ts'
import { command, noun } from './command.ts'
import { from, until } from './moments.ts'
import { writeOut } from './output/write-out.ts'
import { after, described, flag, limit, read, required, someOf, text, words } from './parameters.ts'
import { sopReference, unlessOmitted, workReference } from './references.ts'
import { acting, reading, readingFor, snapshot, snapshotFor } from './sessions.ts'
import { shortId } from './short-id.ts'
import { saySeen } from './work/acknowledged.ts'
import { sayBoard } from './work/board.ts'
import { confidence, findingOf, sayChecked } from './work/check.ts'
import { unseenHazards } from './work/hazards.ts'
import { sayWork, wantedIn } from './work/list.ts'
import { flagsAgainst, sayCompleted } from './work/open-flags.ts'
import { sayOverridden } from './work/overridden.ts'
import { sayPaused, sayResumed } from './work/pauses.ts'
import { printedRecord } from './work/printed.ts'
import { sayRecord } from './work/record.ts'
import { saySituation } from './work/situation.ts'
import { sayWhereabouts, shownDocument } from './work/whereabouts.ts'

const ownWork = described(text(), ({ work }) => work.ownReference)

/** `tenken work …`: one worker's way through one SOP, step by step, up to its approval. */
export const work = noun({
  help: ({ work }) => work.commands,
  examples: [
    'export TENKEN_USER=tanaka@example.com',
    'tenken work start 1a2b3c4d',
    'tenken work acknowledge',
    'tenken work check --pass',
    'tenken work check --fail "The lock does not close"',
    'tenken work override 5e6f7a8b --reason "Spare lock used" --as sato@example.com',
    'tenken work complete',
    'tenken work approve 5e6f7a8b --as sato@example.com',
    'tenken work list --status completed',
  ],
  commands: {
    start: command({
      arguments: { sop: sopReference },
      session: acting,
      run: ({ db, actor, at, id }, { sop }) =>
        withSituation(db, startWorkSession(db, { sopId: sop, worker: actor, at, id })),
      document: { as: 'movedOn', of: ({ work, situation }) => ({ work, ...situation }) },
      say: ({ work, situation }, context) =>
        `${context.texts.work.started(shortId(work.id), situation.sop.title)}\n\n${saySituation(situation, context)}`,
    }),
    acknowledge: command({
      arguments: { work: ownWork },
      options: { hazard: words('id') },
      session: acting,
      run: ({ db, actor, at }, { work, hazard }) =>
        acknowledgeCurrentStep(db, { worker: actor, work, hazards: hazard, at }),
      document: {
        as: 'acknowledged',
        of: ({ acknowledgements, situation }) => ({ acknowledgements, ...situation }),
      },
      say: saySeen,
    }),
    check: command({
      arguments: { work: ownWork },
      options: {
        pass: flag,
        fail: text('what'),
        confidence: read('n', confidence),
        needsReview: flag,
        step: text(),
      },
      session: acting,
      prepare: (given) => ({ finding: findingOf(given) }),
      run: ({ db, actor, at, id }, { work, step, finding }) =>
        checkCurrentStep(db, { worker: actor, work, step, finding, at, id }),
      document: { as: 'checked', of: ({ check, situation }) => ({ check, ...situation }) },
      say: sayChecked,
      explain: unseenHazards,
    }),
    override: command({
      arguments: { work: workReference },
      options: { reason: required(text('text')), check: text() },
      session: acting,
      run: async ({ db, actor, at, id }, { work, reason, check }) => {
        const checkId = check && (await safetyCheckReferredTo(db, check, work))
        const override = { workSessionId: work, checkId, supervisor: actor, reason, at, id }

        return { ...(await overrideCheck(db, override)), flags: await openFlagsOf(db, work) }
      },
      document: { as: 'checked', of: ({ check, situation }) => ({ check, ...situation }) },
      say: sayOverridden,
    }),
    pause: command({
      arguments: { work: ownWork },
      session: acting,
      run: async ({ db, actor }, { work }) =>
        pauseWorkSession(db, (await ownWorkSession(db, { worker: actor, work })).id, actor),
      document: { as: 'movedWork', of: (work) => ({ work }) },
      say: sayPaused,
    }),
    resume: command({
      arguments: { work: described(text(), ({ work }) => work.pausedReference) },
      session: acting,
      run: ({ db, actor }, { work }) => resumeOwnWork(db, { worker: actor, work }),
      document: { as: 'movedOn', of: ({ work, situation }) => ({ work, ...situation }) },
      say: sayResumed,
    }),
    complete: command({
      arguments: { work: ownWork },
      session: acting,
      run: async ({ db, actor, at }, { work }) => {
        const { id } = await ownWorkSession(db, { worker: actor, work })
        const completed = await completeWorkSession(db, id, actor, at)

        return { work: completed, flags: await openFlagsOf(db, id) }
      },
      document: { as: 'movedWork', of: ({ work }) => ({ work }) },
      say: sayCompleted,
    }),
    approve: command({
      arguments: { work: workReference },
      session: acting,
      run: ({ db, actor, at }, { work }) => approveWorkSession(db, work, actor, at),
      document: { as: 'movedWork', of: (work) => ({ work }) },
      say: ({ id }, { texts }) => texts.work.approved(shortId(id)),
      explain: flagsAgainst,
    }),
    reject: command({
      arguments: { work: workReference },
      options: { reason: required(text('text')) },
      session: acting,
      run: ({ db, actor, at }, { work, reason }) =>
        rejectWorkSession(db, { id: work, by: actor, reason, at }),
      document: { as: 'movedWork', of: (work) => ({ work }) },
      say: ({ id }, { texts }) => texts.work.rejected(shortId(id)),
    }),
    abort: command({
      arguments: { work: workReference },
      options: { reason: required(text('text')) },
      session: acting,
      run: ({ db, actor, at }, { work, reason }) => abortWorkSession(db, { id: work, by: actor, reason, at }),
      document: { as: 'movedWork', of: (work) => ({ work }) },
      say: ({ id }, { texts }) => texts.work.aborted(shortId(id)),
    }),
    show: command({
      arguments: { work: unlessOmitted(workReference, ({ work }) => work.shownReference) },
      options: { brief: flag },
      session: snapshotFor,
      run: async ({ db, whoActs }, { work }): Promise<ProvenRecord | Whereabouts> =>
        work === undefined ? whereaboutsOf(db, await whoActs()) : provenRecord(db, work),
      document: { as: 'shownWork', of: shownDocument },
      say: (shown, context, { brief }) =>
        'record' in shown
          ? sayRecord(shown, context, { steps: brief ? 'brief' : 'all' })
          : sayWhereabouts(shown, context),
    }),
    export: command({
      arguments: { work: workReference },
      options: { to: required(text('file')), force: flag },
      session: snapshot,
      run: async ({ db, at, context }, { work, to, force }) => {
        const proven = await provenRecord(db, work)
        const { terminal } = context
        await writeOut({ path: to, force, terminal }, ({ append }) =>
          append(printedRecord(proven, at, context)),
        )

        return proven.record.work
      },
      remark: ({ id }, { texts }, { to }) => (to === '-' ? undefined : texts.work.exported(shortId(id), to)),
    }),
    board: command({
      session: reading,
      run: ({ db }) => getBoard(db),
      document: { as: 'board', of: (board) => board },
      say: sayBoard,
    }),
    list: command({
      options: {
        status: someOf(workStatuses),
        needsOverride: flag,
        flagged: flag,
        worker: text('email'),
        notMine: flag,
        sop: text(),
        from: from('--from'),
        to: until('--to'),
        limit,
        after: after('work'),
      },
      session: readingFor,
      run: async ({ db, whoActs }, { notMine, ...listing }) => {
        const notWorkerId = notMine && (await whoActs()).id

        return pageOfWorkSessions(db, { ...wantedIn(listing), notWorkerId })
      },
      document: { as: 'workSessions', of: ({ items, next }) => ({ workSessions: items, next }) },
      say: sayWork,
      remark: ({ next }, { texts }) => (next ? texts.more(shortId(next)) : undefined),
    }),
  },
})
