import { execFileSync } from 'node:child_process'

/** A user and group of the operating system, by number. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The account to run PostgreSQL under, which refuses to run as root; undefined where it runs as it is. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined

  return accountOf('postgres') ?? accountOf('nobody')
}

function accountOf(user: string): Account | undefined {
  try {
    return { uid: idOf('-u', user), gid: idOf('-g', user) }
  } catch {
    // There is no such user here.
    return undefined
  }
}

function idOf(option: '-u' | '-g', user: string): number {
  return Number(execFileSync('id', [option, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
}
