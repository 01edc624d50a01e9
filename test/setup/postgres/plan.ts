import { join } from 'node:path'
import type { Account } from './account.ts'

/** What the keeper is told: the folders that go with the server, as whom it runs, and the two commands that make it. */
export interface Plan {
  readonly folders: readonly string[]
  readonly account: Account | undefined
  readonly initdb: readonly string[]
  readonly postgres: readonly string[]
}

/** Character classes as the embedded engine has them, `C.UTF-8`, or what comes closest on this system. */
const characterClasses: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }

/**
 * Fit for data that nobody will miss: nothing waits for the disk, nothing is written for another server, no errors are
 * for a log, and no database lasts long enough to be vacuumed.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  autovacuum: 'off',
  jit: 'off',
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** A server in the folder, reachable on loopback alone and with the password that the folder's file holds. */
export function planServer({ folder, dataFolder, account, programs, port }: Place): Plan {
  const data = ['-D', join(dataFolder, 'data')]
  const locale = [
    '--encoding=UTF8',
    '--lc-collate=C',
    `--lc-ctype=${characterClasses[process.platform] ?? 'C'}`,
  ]
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile(folder)}`]
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

  return {
    folders: [folder, dataFolder],
    account,
    initdb: [join(programs, 'initdb'), ...data, ...locale, ...login, '--no-sync'],
    postgres: [join(programs, 'postgres'), ...data, '-p', String(port), ...set],
  }
}

export function passwordFile(folder: string): string {
  return join(folder, 'password')
}

interface Place {
  /** For its password, and for programs that come with a package. */
  readonly folder: string
  readonly dataFolder: string
  readonly account: Account | undefined
  readonly programs: string
  readonly port: number
}
