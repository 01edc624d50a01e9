import { userReferredTo } from '../../application/references.ts'
import { setOwnSecret } from '../../application/secrets.ts'
import type { SecretKind } from '../../domain/secrets.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { Argon2id } from '../../infrastructure/secret-hashing.ts'
import type { Context } from '../context.ts'
import { enteredSecret } from './secret-entry.ts'

interface Scope {
  database: Database
  context: Context
  at: Date
}

interface Asked {
  reference: string
  kind: SecretKind
}

/** Nobody is waited for in a transaction: whose it is is found before they are asked, and again when it is set. */
export async function setSecret({ database, context, at }: Scope, { reference, kind }: Asked): Promise<User> {
  const { id, name } = await database.session((db) => userReferredTo(db, reference), { readOnly: true })
  const secret = await enteredSecret(context, { kind, name })

  return database.session(async (db) => {
    const user = await userReferredTo(db, id)
    await setOwnSecret(db, { user, kind, secret, at }, new Argon2id())

    return user
  })
}
