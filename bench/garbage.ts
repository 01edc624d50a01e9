import { fork } from 'node:child_process'
import { once } from 'node:events'
import { openAt, type Room } from './databases.ts'
import type { Paging } from './pages-of-one-process.ts'
import { fill } from './reads.ts'

const ways = {
  'node-postgres, promises': 'promises',
  'node-postgres, callbacks': 'callbacks',
  Tenken: 'tenken',
} as const

/** What reading pages leaves to the garbage collector, each way in a process of its own. */
export async function compareGarbage(room: Room): Promise<void> {
  const url = await room.databaseAt('head')
  const database = await openAt(url)
  await fill(database)
  await database.close()
  console.log(
    `\n${'page of 50 work sessions'.padEnd(28)} p50, ms  p99, ms    a second  scavenges, ms: median   in all`,
  )
  for (const [name, way] of Object.entries(ways)) print(name, await paging(url, way))
}

async function paging(url: string, way: string): Promise<Paging> {
  const child = fork(new URL('./pages-of-one-process.js', import.meta.url), [url, way])
  const [message] = await once(child, 'message')

  return message
}

function print(name: string, { p50, p99, perSecond, scavenge, scavenges }: Paging): void {
  const columns = [
    p50.toFixed(2),
    p99.toFixed(2),
    perSecond.toFixed(0),
    scavenge.toFixed(2),
    scavenges.toFixed(0),
  ]
  const widths = [8, 8, 11, 22, 8]
  console.log(name.padEnd(28) + columns.map((column, at) => column.padStart(widths[at] ?? 0)).join(' '))
}
