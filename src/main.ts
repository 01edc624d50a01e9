#!/usr/bin/env node
import { leaveUnoptimised } from './cli/unoptimised.ts'

leaveUnoptimised(process.argv.slice(2), process.versions.node)
const { run } = await import('./cli/run.ts')

process.exitCode = await run(process)
