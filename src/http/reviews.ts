import { overrideCheck } from '../application/safety-checks.ts'
import { approveWorkSession, rejectWorkSession } from '../application/work-sessions.ts'
import { inputs } from '../contract/inputs.ts'
import { route } from './route.ts'
import { signing } from './sessions.ts'

/** What a supervisor decides about the work of others, and signs. */
export const reviews = {
  override: route({
    method: 'put',
    path: '/work-sessions/{id}/overrides/{checkId}',
    summary: 'Answer for a failed or a flagged check, with a reason, signed',
    may: 'review work',
    body: inputs.overrideCheck,
    session: signing,
    run: ({ db, actor }, { path: { id, checkId }, body: { reason, at, ...body } }) =>
      overrideCheck(db, {
        workSessionId: id,
        id: checkId,
        checkId: body.checkId,
        supervisor: actor,
        reason,
        at,
      }),
    document: { as: 'checked', of: ({ check, situation }) => ({ check, ...situation }) },
  }),
  approve: route({
    method: 'post',
    path: '/work-sessions/{id}/approve',
    summary: 'Approve completed work, signed; it never changes again',
    may: 'review work',
    body: inputs.approveWork,
    session: signing,
    run: ({ db, actor }, { path: { id }, body: { at } }) => approveWorkSession(db, id, actor, at),
    document: { as: 'movedWork', of: (work) => ({ work }) },
  }),
  reject: route({
    method: 'post',
    path: '/work-sessions/{id}/reject',
    summary: 'Reject completed work, with a reason, signed; it never changes again',
    may: 'review work',
    body: inputs.rejectWork,
    session: signing,
    run: ({ db, actor }, { path: { id }, body: { reason, at } }) =>
      rejectWorkSession(db, { id, by: actor, reason, at }),
    document: { as: 'movedWork', of: (work) => ({ work }) },
  }),
}
