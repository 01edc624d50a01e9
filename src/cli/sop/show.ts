import type { Command } from 'commander'
import { listUsers } from '../../application/users.ts'
import type { Sop } from '../../domain/sop.ts'
import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { localTime } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { sayStep } from '../step.ts'
import { type Reading, readSop, withDeleted } from './read.ts'

interface Showing extends AsJson, Reading {}

export function show(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop.command('show').description(texts.sop.show).argument('<sop>', texts.sop.reference)
  withJson(withDeleted(command, context), context).action((reference: string, options: Showing) =>
    printSop(context, reference, options),
  )
}

async function printSop(context: Context, reference: string, options: Showing): Promise<void> {
  const { sop, author } = await withRecords(context, (database) =>
    database.session(
      async (db) => {
        const read = await readSop(db, reference, options)
        const users = await listUsers(db)

        return { sop: read, author: users.find(({ id }) => id === read.createdBy) }
      },
      { readOnly: true },
    ),
  )
  context.terminal.out(options.json ? json(sop) : sayWhole(sop, author, context))
}

function sayWhole(sop: Sop, author: User | undefined, context: Context): string {
  const { terminal, texts } = context
  const head = [
    terminal.paint('bold', plain(sop.title)),
    `  ${texts.sop.id(sop.id)}`,
    `  ${texts.sop.written(localTime(sop.createdAt), plain(author?.name ?? sop.createdBy))}`,
    ...(sop.deletedAt ? [`  ${texts.sop.deletedAt(localTime(sop.deletedAt))}`] : []),
  ]
  let n = 0
  const tasks = sop.tasks.map((task, index) => {
    const title = terminal.paint('bold', texts.task(index + 1, plain(task.title)))
    const about = task.description ? `${plain(task.description)}\n` : ''
    const steps = task.steps.map((step) => sayStep(step, ++n, context)).join('')

    return `\n${title}\n${about}${steps}`
  })

  return `${head.join('\n')}\n${tasks.join('')}`
}
