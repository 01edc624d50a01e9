import { userReferredTo } from '../../application/references.ts'
import { type Addition, addUser } from '../../application/users.ts'
import { NotFound } from '../../domain/errors.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { type Prepared, prepared } from './procedure.ts'

export interface Cast extends Prepared {
  worker: User
  supervisor: User
}

/** Fixed ids: however often and however many times at once the demo starts, there is one of each. */
export const ids = {
  worker: '019a0000-0000-7000-8000-00000000de01',
  supervisor: '019a0000-0000-7000-8000-00000000de02',
}

/** The people of the demo and its SOP; put on record the first time. */
export async function castOf(context: Context, database: Database): Promise<Cast> {
  const { demo } = context.texts
  const at = context.now()
  const people = await database.session(async (db) => {
    const supervisor = await person(db, {
      id: ids.supervisor,
      email: 'supervisor@tenken.example',
      name: demo.supervisor,
      role: 'supervisor',
      by: null,
      at,
    })
    const worker = await person(db, {
      id: ids.worker,
      email: 'worker@tenken.example',
      name: demo.worker,
      role: 'worker',
      by: supervisor,
      at,
    })

    return { worker, supervisor }
  })

  return {
    ...people,
    ...(await prepared(database, { supervisor: people.supervisor, at, reason: demo.restoreReason })),
  }
}

async function person(db: Session, addition: Addition & { email: string }): Promise<User> {
  try {
    return await userReferredTo(db, addition.email)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error

    return addUser(db, addition)
  }
}
