import { draftStateNamed, stateHistory, stateOf } from '../application/draft-states.ts'
import { readSop, versionHistory } from '../application/sop-records.ts'
import {
  bringBackState,
  compareVersions,
  compareWithVersionBefore,
  editSop,
  publishSop,
  retireSop,
  reviseSop,
} from '../application/sop-versions.ts'
import { createSop, deleteSop, restoreSop } from '../application/sops.ts'
import { toldComparison, toldEdit, toldStates, toldVersions } from '../application/told-records.ts'
import { inputs } from '../contract/inputs.ts'
import { queries } from '../contract/queries.ts'
import { formatOf } from '../formats/format.ts'
import { route } from './route.ts'
import { reading, signing, writing } from './sessions.ts'

/** How a procedure is written, changed, put into use and taken out of it. */
export const sopVersions = {
  versions: route({
    method: 'get',
    path: '/sops/{id}/versions',
    summary: 'Every version of the SOP that this version is of, newest first',
    may: 'see versions',
    session: reading,
    run: ({ db }, { path: { id } }) => versionHistory(db, id),
    document: { as: 'versions', of: toldVersions },
  }),
  difference: route({
    method: 'get',
    path: '/sops/{id}/difference',
    summary: 'What a version changes of an earlier one',
    may: 'see versions',
    query: queries.difference,
    session: reading,
    run: ({ db }, { path: { id }, query: { from } }) =>
      from === undefined ? compareWithVersionBefore(db, id) : compareVersions(db, from, id),
    document: { as: 'comparison', of: toldComparison },
  }),
  states: route({
    method: 'get',
    path: '/sops/{id}/states',
    summary: 'Everything that a version has ever said, oldest first, and who changed it',
    may: 'see versions',
    session: reading,
    run: ({ db }, { path: { id } }) => stateHistory(db, id),
    document: { as: 'states', of: toldStates },
  }),
  write: route({
    method: 'get',
    path: '/sops/{id}/procedure',
    summary: 'A version written down as Markdown or JSON, to be edited and imported',
    may: 'see versions',
    query: queries.procedure,
    session: reading,
    run: async ({ db }, { path: { id }, query: { format, state } }) => {
      const version = state
        ? (await draftStateNamed(db, id, state)).content
        : await readSop(db, id, { deleted: 'include' })
      const { write } = formatOf(format === 'json' ? '.json' : '.md')

      return { format, text: write(version, { sop: id, state: stateOf(version) }) }
    },
    document: { as: 'writtenProcedure', of: (written) => written },
  }),
  create: route({
    method: 'put',
    path: '/sops/{id}',
    summary: 'Put a new procedure on record, as a draft',
    may: 'write procedures',
    body: inputs.createSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => createSop(db, { ...body, id, author: actor }),
    document: { as: 'changedSop', of: (sop) => ({ sop }) },
    etag: stateOf,
  }),
  edit: route({
    method: 'put',
    path: '/sops/{id}/procedure',
    summary: 'Give a draft another content; refused where somebody has changed it since it was seen',
    may: 'write procedures',
    body: inputs.editSop,
    repeats: 'by key',
    precondition: 'needed',
    session: writing,
    run: ({ db, actor }, { path: { id }, body, ifMatch }) =>
      editSop(db, { ...body, id, author: actor, takenFrom: ifMatch }),
    document: { as: 'revertedSop', of: toldEdit },
    etag: ({ sop }) => stateOf(sop),
  }),
  revert: route({
    method: 'post',
    path: '/sops/{id}/revert',
    summary: 'Give a draft back what it said in an earlier state',
    may: 'write procedures',
    body: inputs.revertSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => bringBackState(db, { ...body, id, author: actor }),
    document: { as: 'revertedSop', of: toldEdit },
    etag: ({ sop }) => stateOf(sop),
  }),
  revise: route({
    method: 'post',
    path: '/sops/{id}/revise',
    summary: 'Make a new draft of a published version',
    may: 'write procedures',
    body: inputs.reviseSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => reviseSop(db, { ...body, from: id, author: actor }),
    document: { as: 'changedSop', of: (sop) => ({ sop }) },
    etag: stateOf,
  }),
  publish: route({
    method: 'post',
    path: '/sops/{id}/publish',
    summary: 'Put a draft into use, signed; it takes the place of the version before it',
    may: 'publish procedures',
    body: inputs.publishSop,
    session: signing,
    run: ({ db, actor }, { path: { id }, body: { at } }) => publishSop(db, { id, supervisor: actor, at }),
    document: { as: 'changedSop', of: (sop) => ({ sop }) },
  }),
  retire: route({
    method: 'post',
    path: '/sops/{id}/retire',
    summary: 'Take the effective version out of use',
    may: 'publish procedures',
    body: inputs.retireSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => retireSop(db, { ...body, id, supervisor: actor }),
    document: { as: 'changedSop', of: (sop) => ({ sop }) },
  }),
  delete: route({
    method: 'post',
    path: '/sops/{id}/delete',
    summary: 'Take a version out of sight; it stays on record and can be restored',
    may: 'write procedures',
    body: inputs.deleteSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => deleteSop(db, { ...body, id, by: actor }),
    document: { as: 'removedSop', of: (version) => version },
  }),
  restore: route({
    method: 'post',
    path: '/sops/{id}/restore',
    summary: 'Bring a deleted version back',
    may: 'write procedures',
    body: inputs.restoreSop,
    session: writing,
    run: ({ db, actor }, { path: { id }, body }) => restoreSop(db, { ...body, id, by: actor }),
    document: { as: 'removedSop', of: (version) => version },
  }),
}
