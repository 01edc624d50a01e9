import { pageOfSops, pageOfWorkSessions } from '../../../src/application/listings.ts'
import type { aDemoPlant } from './plant.ts'

export type Role = 'worker' | 'supervisor' | 'admin' | 'auditor'

type DemoPlant = Awaited<ReturnType<typeof aDemoPlant>>

/** Of what is at the demo plant. */
export interface Ids {
  running: string
  waiting: string
  flagged: string
  approved: string
  rejected: string
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
    effective: revised?.id ?? '',
    lineage: revised?.lineageId ?? '',
    draft: sopAs('draft')[0]?.id ?? '',
    person: works.items[0]?.workerId ?? '',
  }
}

/** Somebody of each role at the demo plant, the worker with work in progress. */
export async function peopleAt(plant: DemoPlant, { running }: Ids): Promise<Record<Role, string>> {
  const users = await plant.database.session((db) => db.users.list())
  const work = await plant.database.session((db) => db.workSessions.get(running))
  const first = (role: Role) =>
    users.find((user) => user.role === role && plant.people.includes(user.id))?.id ?? ''

  return {
    worker: work.workerId,
    supervisor: first('supervisor'),
    admin: first('admin'),
    auditor: first('auditor'),
  }
}
