import { deepEqual } from 'node:assert/strict'
import { newId } from '../../src/application/id.ts'
import { publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, restoreSop } from '../../src/application/sops.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import { type Attempt, brokenOf, type Draw, type Move, pick } from './attempt.ts'
import type { Model, Version } from './model.ts'

const create: Move = (model, draw) => {
  const by = someone(model, draw)
  const { procedure } = draw

  return {
    by,
    told: `${by.name} creates a SOP`,
    broken: brokenOf({ user_deactivated: gone(by) }),
    verb: (database) => database.session((db) => createSop(db, { procedure, author: by, at: new Date() })),
    done: (sop) => model.addDraft(sop as Sop, procedure, by),
  }
}

const publish = onVersion('publishes', (model, version, by) => {
  const repeated = version.status === 'effective' && version.publishedBy === by.id

  return {
    broken: repeated
      ? []
      : brokenOf({
          user_deactivated: gone(by),
          supervisor_required: by.role === 'worker',
          illegal_version_move: version.status !== 'draft' || version.deleted,
          sop_incomplete: version.status === 'draft' && isIncomplete(version.procedure),
        }),
    verb: (database) =>
      database.session((db) => publishSop(db, { id: version.id, supervisor: by, at: new Date() })),
    statement: {
      sql: "update sops set status = 'effective', published_by = $2 where id = $1",
      params: [version.id, by.id],
    },
    done() {
      if (repeated) return
      const before = model.effectiveOf(version)
      if (before) {
        before.status = 'superseded'
        model.tell(version.lineageId, 'supersede', by)
      }
      version.status = 'effective'
      version.publishedBy = by.id
      model.tell(version.lineageId, 'publish', by)
      model.sign('publish', version.id, by)
    },
  }
})

const retire = onVersion('retires', (model, version, by) => {
  const repeated = version.status === 'retired' && version.retiredBy === by.id

  return {
    broken: repeated
      ? []
      : brokenOf({
          user_deactivated: gone(by),
          supervisor_required: by.role === 'worker',
          illegal_version_move: version.status !== 'effective',
        }),
    verb: (database) =>
      database.session((db) => retireSop(db, { id: version.id, supervisor: by, at: new Date() })),
    statement: {
      sql: "update sops set status = 'retired', retired_by = $2 where id = $1",
      params: [version.id, by.id],
    },
    done() {
      if (repeated) return
      version.status = 'retired'
      version.retiredBy = by.id
      model.tell(version.lineageId, 'retire', by)
    },
  }
})

const revise = onVersion('revises', (model, version, by) => ({
  broken: brokenOf({
    user_deactivated: gone(by),
    illegal_version_move: version.status === 'draft',
    draft_exists: model.draftOf(version) !== undefined,
  }),
  verb: (database) =>
    database.session((db) => reviseSop(db, { from: version.id, author: by, at: new Date(), id: newId() })),
  async done(result) {
    const copy = result as Sop
    deepEqual(written(copy), version.procedure)
    model.addDraft(copy, version.procedure, by)
  },
}))

const remove = onVersion('deletes', (model, version, by, { words, way }) => ({
  // A statement finds nothing to delete where it is deleted.
  broken:
    way !== 'verb' && version.deleted
      ? []
      : brokenOf({
          ...notDeletedBy(version, by, words),
          sop_in_use: model.works.some(
            (work) => work.version === version && (work.status === 'in_progress' || work.status === 'paused'),
          ),
        }),
  verb: (database) =>
    database.session((db) => deleteSop(db, { id: version.id, by, at: new Date(), ...whyIf(words) })),
  statement: {
    sql: 'update sops set deleted_at = now() where id = $1 and deleted_at is null',
    params: [version.id],
    ...whyIf(words),
  },
  done() {
    if (version.deleted) return
    version.deleted = true
    model.tell(version.lineageId, 'delete', by)
  },
}))

const restore = onVersion('restores', (model, version, by, { words }) => {
  const draft = model.draftOf(version)

  return {
    broken: brokenOf({
      ...notDeletedBy(version, by, words),
      draft_exists: version.status === 'draft' && draft !== undefined && draft !== version,
    }),
    verb: (database) =>
      database.session((db) => restoreSop(db, { id: version.id, by, at: new Date(), ...whyIf(words) })),
    done() {
      if (!version.deleted) return
      version.deleted = false
      model.tell(version.lineageId, 'restore', by)
    },
  }
})

/** Who may not take it out of sight, or bring it back, and why. */
function notDeletedBy(version: Version, by: User, words: boolean): Record<string, boolean> {
  const isDraft = version.status === 'draft'

  return {
    user_deactivated: gone(by),
    not_your_draft: isDraft && by.role === 'worker' && by.id !== version.authorId,
    supervisor_required: !isDraft && by.role === 'worker',
    invalid_input: !isDraft && !words,
  }
}

function whyIf(words: boolean): { reason?: string } {
  return words ? { reason: 'Out of use' } : {}
}

/** What has been published never changes, whatever is tried. */
const tamperings = [
  "update sops set title = 'Another' where id = $1",
  "update sops set status = 'draft' where id = $1",
  'update sops set step_ids = step_ids[2:] where id = $1',
  'update sops set version = version + 1 where id = $1',
  "insert into tasks (sop_id, title, order_index) values ($1, 'One more', 99)",
  "update tasks set title = 'Another' where sop_id = $1",
  "update steps set description = 'Another' where task_id in (select id from tasks where sop_id = $1)",
  'delete from steps where task_id in (select id from tasks where sop_id = $1)',
  `delete from hazards where step_id in (
     select s.id from steps s join tasks t on t.id = s.task_id where t.sop_id = $1)`,
  'delete from sops where id = $1',
  "update signatures set signer_name = 'Another' where sop_id = $1",
  'delete from audit_events where stream_id = $1',
]

const tamper: Move = (model, draw) => {
  const version = pick(
    model.versions.filter(({ status }) => status !== 'draft'),
    draw.on,
  )
  const sql = pick(tamperings, draw.part)
  if (!version || !sql) return undefined
  const by = someone(model, draw)

  return {
    by,
    told: `${by.name} tampers with ${nameOf(model, version)}: ${sql}`,
    broken: [],
    never: true,
    statement: { sql, params: [version.id] },
    done() {},
  }
}

export const versionMoves = {
  create,
  publish,
  retire,
  revise,
  delete: remove,
  restore,
  'tamper with SOP': tamper,
}

function onVersion(
  verb: string,
  judge: (model: Model, version: Version, by: User, draw: Draw) => Omit<Attempt, 'by' | 'told'>,
): Move {
  return (model, draw) => {
    const version = pick(model.versions, draw.on)
    if (!version) return undefined
    const by = someone(model, draw)

    return { by, told: `${by.name} ${verb} ${nameOf(model, version)}`, ...judge(model, version, by, draw) }
  }
}

export function someone(model: Model, { by }: Draw): User {
  const person = pick(model.people, by)
  if (!person) throw new Error('nobody is there')

  return person
}

export function gone({ deactivatedAt }: User): boolean {
  return deactivatedAt !== null
}

export function nameOf({ versions }: Model, version: Version): string {
  const lineages = [...new Set(versions.map(({ lineageId }) => lineageId))]

  return `SOP ${lineages.indexOf(version.lineageId) + 1} version ${version.number} (${version.status})`
}

function isIncomplete({ tasks }: Procedure): boolean {
  return tasks.length === 0 || tasks.some(({ steps }) => steps.length === 0)
}

/** The procedure that a version says, without what it is on record. */
export function written({ title, tasks }: Sop): Procedure {
  return {
    title,
    tasks: tasks.map((task) => ({
      title: task.title,
      description: task.description,
      steps: task.steps.map(({ description, expectedAction, expectedResult, hazards }) => ({
        description,
        expectedAction,
        expectedResult,
        hazards: hazards.map(({ description, severity, mitigation }) => ({
          description,
          severity,
          mitigation,
        })),
      })),
    })),
  }
}
