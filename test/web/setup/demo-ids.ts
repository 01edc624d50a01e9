import { pageOfSops, pageOfWorkSessions } from '../../../src/application/listings.ts'
import type { aDemoPlant } from './plant.ts'

export type Role = 'worker' | 'supervisor' | 'admin' | 'auditor'

/** Of a role; or of workers, the one whose work is at rest, held up by a problem, handed in, sent back. */
export type Somebody = Role | 'resting' | 'heldUp' | 'waiting' | 'sentBack'

type DemoPlant = Awaited<ReturnType<typeof aDemoPlant>>

/** Of what is at the demo plant. */
export interface Ids {
  running: string
  waiting: string
  flagged: string
  approved: string
  rejected: string
  aborted: string
  paused: string
  failed: string
  effective: string
  draft: string
  lineage: string
  person: string
}

export async function idsAt({ database }: DemoPlant): Promise<Ids> {
  const works = await database.session((db) => pageOfWorkSessions(db, { limit: 200 }))
  const sops = await database.session((db) => pageOfSops(db, { limit: 50, statuses: ['draft', 'effective'] }))
  const workAs = (status: string) => works.items.find((work) => work.status === status)?.id ?? ''
  const sopAs = (status: string) => sops.items.filter((sop) => sop.status === status)
  const revised = sopAs('effective').find(({ version }) => version > 1)

  return {
    running: workAs('in_progress'),
    waiting: workAs('completed'),
    flagged: works.items.find(({ status, openFlags }) => status === 'completed' && openFlags > 0)?.id ?? '',
    approved: works.items.find(({ status, failures }) => status === 'approved' && failures > 0)?.id ?? '',
    rejected: workAs('rejected'),
    aborted: workAs('aborted'),
    paused: workAs('paused'),
    failed:
      works.items.find(({ status, needsOverride }) => status === 'in_progress' && needsOverride)?.id ?? '',
    effective: revised?.id ?? '',
    lineage: revised?.lineageId ?? '',
    draft: sopAs('draft')[0]?.id ?? '',
    person: works.items[0]?.workerId ?? '',
  }
}

/** Somebody of each kind at the demo plant, the worker with work in progress. */
export async function peopleAt(plant: DemoPlant, ids: Ids): Promise<Record<Somebody, string>> {
  const users = await plant.database.session((db) => db.users.list())
  const workerOf = async (id: string) =>
    (await plant.database.session((db) => db.workSessions.get(id))).workerId
  const first = (role: Role) =>
    users.find((user) => user.role === role && plant.people.includes(user.id))?.id ?? ''

  return {
    worker: await workerOf(ids.running),
    supervisor: first('supervisor'),
    admin: first('admin'),
    auditor: first('auditor'),
    resting: await workerOf(ids.paused),
    heldUp: await workerOf(ids.failed),
    waiting: await workerOf(ids.flagged),
    sentBack: await workerOf(ids.rejected),
  }
}
