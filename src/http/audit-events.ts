import { followVerification } from '../application/audit/followed-verification.ts'
import { streamExport } from '../application/audit/streamed-export.ts'
import { showTimeline } from '../application/audit/timeline.ts'
import { streamReferredTo } from '../application/references.ts'
import { toldTimeline, toldVerification } from '../application/told-records.ts'
import { queries } from '../contract/queries.ts'
import { events, lines, route } from './route.ts'
import { following, snapshot } from './sessions.ts'

/** Who changed what, when and why, and whether that is still so. */
export const auditEvents = {
  timeline: route({
    method: 'get',
    path: '/audit-events',
    summary: 'Everything that was done to a work session, a SOP or a user, oldest first',
    may: 'read the trail',
    query: queries.timeline,
    session: snapshot,
    run: async ({ db }, { query: { record } }) => showTimeline(db, await streamReferredTo(db, record)),
    document: { as: 'timeline', of: toldTimeline },
  }),
  verify: events({
    path: '/audit-events/verification',
    summary:
      'Verify the whole audit trail and the schema, as server-sent events: how far it is, and what it came to',
    may: 'read the trail',
    query: queries.verification,
    session: following,
    run: ({ database, signal, differences }, { query: { since } }) =>
      followVerification(database, { since, signal, differences }),
    document: {
      as: 'verificationNews',
      of: (news) =>
        news.event === 'progress' ? news : { event: news.event, data: toldVerification(news.data) },
    },
  }),
  export: lines({
    path: '/audit-events/export',
    summary: 'The whole audit trail as JSON Lines, as `tenken audit export` writes it: to keep elsewhere',
    may: 'read the trail',
    query: queries.auditExport,
    session: following,
    run: ({ database, signal, at }, { query: { since, what } }) =>
      streamExport(database, { signal, at, since, what }),
    as: 'exportLine',
    headers: (_, { at }) => ({
      'content-disposition': `attachment; filename="audit-${at.toISOString().slice(0, 10)}.jsonl"`,
    }),
  }),
}
