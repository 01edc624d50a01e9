import { carryOutQueue } from '../application/device-queue.ts'
import { acknowledgeHazards } from '../application/hazard-acknowledgements.ts'
import { pageOfWorkSessions } from '../application/listings.ts'
import { recordCheck } from '../application/safety-checks.ts'
import { situationFor, workRecordFor } from '../application/seeing.ts'
import { withSituation } from '../application/situations.ts'
import { toldWorkRecord } from '../application/told-records.ts'
import {
  abortWorkSession,
  completeWorkSession,
  pauseWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../application/work-sessions.ts'
import { inputs } from '../contract/inputs.ts'
import { queries } from '../contract/queries.ts'
import type { OpenMatter } from '../domain/work-session.ts'
import { route } from './route.ts'
import { often, reading, single, snapshot, writing } from './sessions.ts'

/** One worker's way through one SOP. */
export const workSessions = {
  list: route({
    method: 'get',
    path: '/work-sessions',
    summary: 'A page of work sessions, newest first; a worker’s own',
    may: 'see work',
    query: queries.workSessions,
    session: reading,
    run: ({ db, actor }, { query: { needsOverride, flagged, notMine, ...paging } }) =>
      pageOfWorkSessions(db, {
        ...paging,
        open: openMatters({ needsOverride, flagged }),
        notWorkerId: notMine ? actor.id : undefined,
        seenBy: actor,
      }),
    document: { as: 'workSessions', of: ({ items, next }) => ({ workSessions: items, next }) },
  }),
  start: route({
    method: 'put',
    path: '/work-sessions/{id}',
    summary: 'Start work on an effective version',
    may: 'start work',
    body: inputs.startWork,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) =>
      withSituation(db, startWorkSession(db, { ...body, id, worker: actor })),
    document: { as: 'movedOn', of: ({ work, situation }) => ({ work, ...situation }) },
  }),
  show: route({
    method: 'get',
    path: '/work-sessions/{id}',
    summary: 'The whole record of a work session, and whether its trail bears it out',
    may: 'see work',
    session: snapshot,
    run: ({ db, actor }, { path: { id } }) => workRecordFor(db, actor, id),
    document: { as: 'workRecord', of: (record, { at }) => toldWorkRecord(record, at) },
  }),
  situation: route({
    method: 'get',
    path: '/work-sessions/{id}/situation',
    summary: 'Where a work session stands, and the step that comes next',
    may: 'see work',
    session: reading,
    run: ({ db, actor }, { path: { id } }) => situationFor(db, actor, id),
    document: { as: 'situation', of: (situation) => situation },
  }),
  acknowledge: route({
    method: 'post',
    path: '/work-sessions/{id}/acknowledge',
    summary: 'Put on record that the worker has seen hazards of the step that waits',
    may: 'carry on work',
    body: inputs.acknowledgeHazards,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) =>
      acknowledgeHazards(db, { ...body, workSessionId: id, worker: actor }),
    document: {
      as: 'acknowledged',
      of: ({ acknowledgements, situation }) => ({ acknowledgements, ...situation }),
    },
  }),
  recordCheck: route({
    method: 'put',
    path: '/work-sessions/{id}/checks/{checkId}',
    summary: 'Record what the worker found at the step that waits',
    may: 'carry on work',
    body: inputs.recordCheck,
    session: single,
    run: ({ db, actor }, { path: { id, checkId }, body }) =>
      recordCheck(db, { ...body, id: checkId, workSessionId: id, worker: actor }),
    document: { as: 'recordedCheck', of: (recorded) => recorded },
  }),
  pause: route({
    method: 'post',
    path: '/work-sessions/{id}/pause',
    summary: 'Pause work in progress',
    may: 'carry on work',
    body: inputs.pauseWork,
    session: writing,
    run: ({ db, actor }, { path: { id } }) => pauseWorkSession(db, id, actor),
    document: { as: 'movedWork', of: (work) => ({ work }) },
  }),
  resume: route({
    method: 'post',
    path: '/work-sessions/{id}/resume',
    summary: 'Go on with paused work',
    may: 'carry on work',
    body: inputs.resumeWork,
    session: writing,
    run: ({ db, actor }, { path: { id } }) => withSituation(db, resumeWorkSession(db, id, actor)),
    document: { as: 'movedOn', of: ({ work, situation }) => ({ work, ...situation }) },
  }),
  complete: route({
    method: 'post',
    path: '/work-sessions/{id}/complete',
    summary: 'Hand work in, once each step has a pass or an override',
    may: 'carry on work',
    body: inputs.completeWork,
    session: writing,
    run: ({ db, actor }, { path: { id }, body: { at } }) => completeWorkSession(db, id, actor, at),
    document: { as: 'movedWork', of: (work) => ({ work }) },
  }),
  carryOut: route({
    method: 'post',
    path: '/work-sessions/{id}/commands',
    summary: 'Carry out in order what a device kept while it could not ask, up to the first refusal',
    may: 'carry on work',
    body: inputs.carryOutCommands,
    repeats: 'by id',
    session: often,
    run: ({ database, actor, at }, { path: { id }, body }) =>
      carryOutQueue(database, { ...body, workSessionId: id, worker: actor, receivedAt: at }),
    document: {
      as: 'carriedOut',
      of: ({ outcomes, clock, situation }, { problem }) => ({
        outcomes: outcomes.map(({ error, ...outcome }) => ({ ...outcome, problem: error && problem(error) })),
        clock,
        situation,
      }),
    },
  }),
  abort: route({
    method: 'post',
    path: '/work-sessions/{id}/abort',
    summary: 'End work that cannot go on, with a reason',
    may: 'abort work',
    body: inputs.abortWork,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => abortWorkSession(db, { ...body, id, by: actor }),
    document: { as: 'movedWork', of: (work) => ({ work }) },
  }),
}

function openMatters({ needsOverride, flagged }: { needsOverride: boolean; flagged: boolean }): OpenMatter[] {
  return [...(needsOverride ? (['failure'] as const) : []), ...(flagged ? (['flag'] as const) : [])]
}
