#!/usr/bin/env node
const { run } = await import('./cli/run.ts')

process.exitCode = await run(process)
