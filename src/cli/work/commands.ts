import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { abort } from './abort.ts'
import { acknowledge } from './acknowledge.ts'
import { approve } from './approve.ts'
import { check } from './check.ts'
import { complete } from './complete.ts'
import { list } from './list.ts'
import { override } from './override.ts'
import { pause } from './pause.ts'
import { reject } from './reject.ts'
import { resume } from './resume.ts'
import { show } from './show.ts'
import { start } from './start.ts'

const commands = [
  start,
  acknowledge,
  check,
  override,
  pause,
  resume,
  complete,
  approve,
  reject,
  abort,
  show,
  list,
]

/** `tenken work …`: one worker's way through one SOP, step by step, up to its approval. */
export function workCommands(program: Command, context: Context): void {
  const work = program.command('work').description(context.texts.work.description)
  for (const command of commands) command(work, context)
  withExamples(work, context, [
    'export TENKEN_USER=tanaka@example.com',
    'tenken work start 1a2b3c4d',
    'tenken work acknowledge',
    'tenken work check --pass',
    'tenken work check --fail "The lock does not close"',
    'tenken work override 5e6f7a8b --reason "Spare lock used" --as sato@example.com',
    'tenken work complete',
    'tenken work approve 5e6f7a8b --as sato@example.com',
    'tenken work list --status completed',
  ])
}
