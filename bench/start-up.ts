import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Room } from './databases.ts'
import { quantile, timed } from './pairs.ts'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const rounds = 15

/** How long the built command takes from its start to its end, in turns with a Node.js that has nothing to do. */
export async function measureStartUp(room: Room): Promise<void> {
  const env = { ...process.env, DATABASE_URL: await room.databaseAt('head') }
  const programs = {
    'node, an empty program': { args: ['-e', ''], goal: Number.NaN },
    'tenken --version': { args: [main, '--version'], goal: 100 },
    'tenken db current, on a server': { args: [main, 'db', 'current'], goal: 250 },
  }
  const times = Object.values(programs).map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [at, { args }] of Object.values(programs).entries()) {
      times[at]?.push(await timed(() => ended(args, env)))
    }
  }
  console.log(`\n${'start to end, median ms'.padEnd(46)}  tenken                    goal`)
  for (const [at, [name, { goal }]] of Object.entries(programs).entries()) {
    const took = quantile(times[at] ?? [], 0.5)
    const [ours, most] = [took.toFixed(0), Number.isNaN(goal) ? '' : String(goal)]
    const verdict = took > goal ? '  above its goal' : ''
    console.log(`${name.padEnd(46)} ${ours.padStart(7)} ${most.padStart(23)}${verdict}`)
  }
}

async function ended(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
}
