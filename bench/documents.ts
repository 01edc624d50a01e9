import { readMarkdown } from '../src/formats/markdown/read.ts'
import { writeMarkdown } from '../src/formats/markdown/write.ts'
import { madeOf, shapes } from '../test/formats/shapes.ts'

/** Characters. Linear time makes the larger take four times as long, time by the square sixteen times. */
const [small, large] = [64 * 1024, 256 * 1024]
const goal = 8

/** How long awkward Markdown takes to be read and written, in CPU time, and how that grows with its length. */
export async function measureDocuments(): Promise<void> {
  console.log(`\n${'read and written, CPU ms'.padEnd(46)}   64 kB   256 kB  growth   goal`)
  for (const [name, part] of Object.entries(shapes)) {
    cpuTime(madeOf(part, small))
    const [short, long] = [cpuTime(madeOf(part, small)), cpuTime(madeOf(part, large))]
    const growth = long / short
    console.log(
      `${name.padEnd(46)} ${short.toFixed(0).padStart(7)} ${long.toFixed(0).padStart(8)} ${growth.toFixed(1).padStart(7)} ${goal.toFixed(1).padStart(6)}${growth <= goal ? '' : '  above its goal'}`,
    )
  }
}

function cpuTime(text: string): number {
  const before = process.cpuUsage()
  const { procedure } = readMarkdown(text, 'large.md')
  readMarkdown(writeMarkdown(procedure), 'again.md')
  const { user, system } = process.cpuUsage(before)

  return (user + system) / 1000
}
