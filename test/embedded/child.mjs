// A process of its own for tests: `node child.mjs <commit|hold|open|forget> <folder>`. It tells what it did line by line.
import { readConfig } from '../../dist/config.js'
import { openEmbeddedEngine } from '../../dist/infrastructure/database/embedded/engine.js'

const [action, folder] = process.argv.slice(2)
const tell = (line) => process.stdout.write(`${line}\n`)

tell('starting')
const engine = await openEmbeddedEngine(readConfig({ DATABASE_URL: `pglite:${folder}` })).catch((error) => {
  tell(error.code)
  process.exit(1)
})
tell('open')

if (action === 'open') await engine.close() // and 'forget' does not
if (action === 'hold') setInterval(() => {}, 1000)
if (action === 'commit') {
  for (let id = 1; ; id++) {
    const lease = await engine.acquire()
    await lease.execute('begin')
    await lease.rows('note', 'insert into notes (id, text) values ($1, $2)', [id, 'x'.repeat(500)])
    await lease.execute('commit')
    await lease.release('clean')
    tell(id)
  }
}
