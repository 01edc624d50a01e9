import { Argon2id } from '../../src/infrastructure/secret-hashing.ts'

/** Argon2id at the least that it takes, so that a test which signs in often is not about waiting. */
export function cheapHashing(): Argon2id {
  return new Argon2id({ memory: 8, passes: 1, lanes: 1 })
}
