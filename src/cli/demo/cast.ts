import { readFile } from 'node:fs/promises'
import { createSop, restoreSop, showSop } from '../../application/sops.ts'
import { addUser, userByEmail } from '../../application/users.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Sop } from '../../domain/sop.ts'
import type { NewUser, User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'

export interface Cast {
  worker: User
  supervisor: User
  sop: Sop
  /** True where the SOP was not on record before. */
  isNew: boolean
}

/** Fixed ids: however often and however many times at once the demo starts, there is one of each. */
const ids = {
  worker: '019a0000-0000-7000-8000-00000000de01',
  supervisor: '019a0000-0000-7000-8000-00000000de02',
  sop: '019a0000-0000-7000-8000-00000000de03',
}

const sample = 'AOML_DNA_Extraction_Protocol_Sterivex_KingFisher.md'

/** The people of the demo and its SOP, a real laboratory procedure; put on record the first time. */
export async function castOf(context: Context, database: Database): Promise<Cast> {
  const { demo } = context.texts
  const at = context.now()
  const people = await database.session(async (db) => ({
    worker: await person(
      db,
      { id: ids.worker, email: 'worker@tenken.example', name: demo.worker, role: 'worker' },
      at,
    ),
    supervisor: await person(
      db,
      { id: ids.supervisor, email: 'supervisor@tenken.example', name: demo.supervisor, role: 'supervisor' },
      at,
    ),
  }))
  const known = await database.session((db) => sopOnRecord(db, at))
  if (known) return { ...people, sop: known, isNew: false }
  const { procedure } = await readSample()
  const imported = { procedure, author: people.supervisor, at, id: ids.sop }

  return { ...people, sop: await database.session((db) => createSop(db, imported)), isNew: true }
}

async function person(db: Session, user: NewUser, at: Date): Promise<User> {
  try {
    return await userByEmail(db, user.email)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error

    return addUser(db, user, at)
  }
}

/** Restored, where somebody has deleted it meanwhile. */
async function sopOnRecord(db: Session, at: Date): Promise<Sop | undefined> {
  try {
    const sop = await showSop(db, ids.sop, { deleted: 'include' })
    if (sop.deletedAt) await restoreSop(db, sop.id, at)

    return sop
  } catch (error) {
    if (!(error instanceof NotFound)) throw error

    return undefined
  }
}

async function readSample() {
  const { decodeText } = await import('../../formats/text.ts')
  const { formatOf } = await import('../../formats/format.ts')
  const file = new URL(`../../../samples/${sample}`, import.meta.url)

  return formatOf(sample).read(decodeText(await readFile(file), sample), sample)
}
