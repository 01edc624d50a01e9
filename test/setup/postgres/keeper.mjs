/**
 * Keeps one throwaway PostgreSQL server for a test run, and outlives it by a moment. Its standard input is a
 * pipe that only the run holds: however the run ends, be it Ctrl+C or kill -9, the pipe closes, and the
 * keeper stops the server and removes its folders. Plain JavaScript, for Node 20 runs no TypeScript by itself.
 *
 * Its argument is a Plan, as JSON; see plan.ts.
 */
import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const { folders, account, initdb, postgres } = JSON.parse(process.argv[2])
const options = { cwd: folders[0], stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true, ...account }

// A signal is meant for the run; the keeper goes when the run has gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
// Nor may it stumble over output that nobody reads any more.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

const prepared = spawnSync(initdb[0], initdb.slice(1), options)
if (prepared.status === 0) keep()
else end(1, prepared.error?.message)

function keep() {
  const server = spawn(postgres[0], postgres.slice(1), options)
  server.on('error', (error) => end(1, error.message))
  server.on('exit', (code) => end(code ?? 0))
  // SIGQUIT ends a server at once, without the care that data worth keeping would need.
  process.stdin.on('close', () => server.kill('SIGQUIT')).resume()
}

function end(code, complaint) {
  if (complaint) process.stderr.write(`${complaint}\n`)
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  process.exit(code)
}
