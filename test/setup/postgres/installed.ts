import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import type { Installation } from './installation.ts'

/** Older servers lack what the schema stands on. */
const oldestMajor = 15

/** Folders whose subfolders are named after PostgreSQL's versions. */
const shelves = [
  '/usr/lib/postgresql',
  '/usr',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/Library/PostgreSQL',
  '/Applications/Postgres.app/Contents/Versions',
  'C:\\Program Files\\PostgreSQL',
]
const versioned = /^(?:pgsql-|postgresql@)?(\d+)$/

/** The servers installed on this computer, those of the PATH first, then the newest of each place. */
export function installedPostgres(): Installation[] {
  const folders = [...onPath(), ...ofPgConfig(), ...shelves.flatMap(onShelf)].map(whereServerIs)
  const found = [...new Set(folders)].filter((folder) => folder !== undefined)

  return found.filter(isYoungEnough).map((folder) => ({ name: folder, programs: async () => folder }))
}

function onPath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
}

function ofPgConfig(): string[] {
  try {
    return [output('pg_config', '--bindir')]
  } catch {
    return []
  }
}

function onShelf(shelf: string): string[] {
  if (!existsSync(shelf)) return []
  const majors = readdirSync(shelf).flatMap((name) => {
    const major = versioned.exec(name)?.[1]

    return major ? [{ name, major: Number(major) }] : []
  })

  return majors.sort((a, b) => b.major - a.major).map(({ name }) => join(shelf, name, 'bin'))
}

/** The folder where links from the given one lead, if a server is there; client tools alone do not count. */
function whereServerIs(folder: string): string | undefined {
  const postgres = join(folder, program('postgres'))
  if (!existsSync(postgres)) return undefined
  const home = dirname(realpathSync(postgres))

  return existsSync(join(home, program('initdb'))) ? home : undefined
}

function isYoungEnough(folder: string): boolean {
  try {
    return Number(/\d+/.exec(output(join(folder, 'postgres'), '--version'))?.[0]) >= oldestMajor
  } catch {
    return false
  }
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

function output(command: string, argument: string): string {
  return execFileSync(command, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
