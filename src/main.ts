#!/usr/bin/env node
import { setV8Flags } from './cli/v8-flags.ts'

setV8Flags(process.argv.slice(2), process.versions.node)
const { run } = await import('./cli/run.ts')

process.exitCode = await run(process)
