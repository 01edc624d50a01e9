import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { placeInMemory } from '../place-in-memory.ts'
import { type Account, unprivilegedAccount } from './account.ts'
import type { Installation } from './installation.ts'
import { type Keeper, startKeeper } from './keeper.ts'
import { passwordFile, planServer } from './plan.ts'
import { versionOf } from './version.ts'

/** A server for the length of a test run. */
export interface RunningServer {
  readonly url: string
  /** As the server says it: `18.4`. */
  readonly version: string
  /** Where it comes from, for the reader of the output. */
  readonly origin: string
  /** Ends the server and everything in it. A server that was there before the run has none. */
  readonly stop?: () => Promise<void>
}

/**
 * Starts a server of its own on a free port of loopback. Throws with the server's last words if it cannot.
 */
export async function startServer(installation: Installation): Promise<RunningServer> {
  const account = unprivilegedAccount()
  // Root's own temporary folder may be closed to the account.
  const folder = await ownFolder(account ? '/tmp' : tmpdir(), account)
  const dataFolder = await ownFolder(placeInMemory() ?? dirname(folder), account)
  const password = randomBytes(16).toString('hex')
  const port = await freePort()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  try {
    const programs = await installation.programs(folder, account)
    await writeFile(passwordFile(folder), password)
    if (account) await chown(passwordFile(folder), account.uid, account.gid)
    const keeper = startKeeper(planServer({ folder, dataFolder, account, programs, port }))

    return { url, version: await whenReady(url, keeper), origin: installation.name, stop: keeper.stop }
  } catch (error) {
    for (const one of [folder, dataFolder]) await rm(one, { recursive: true, force: true })
    throw error
  }
}

async function ownFolder(place: string, account: Account | undefined): Promise<string> {
  const folder = await mkdtemp(join(place, 'tenken-postgres-'))
  if (account) await chown(folder, account.uid, account.gid)

  return folder
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  // A listening TCP server always has an AddressInfo.
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))

  return port
}

async function whenReady(url: string, keeper: Keeper): Promise<string> {
  const deadline = Date.now() + 45_000
  while (!keeper.hasEnded()) {
    try {
      return await versionOf(url)
    } catch (error) {
      if (Date.now() > deadline) {
        await keeper.stop()
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error(keeper.lastWords().trim() || 'The server ended without a word.')
}
