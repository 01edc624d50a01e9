import type { Command } from 'commander'
import { InvalidInput } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import type { Demonstrating } from './demonstrate.ts'

/** `tenken demo`: the whole of Tenken in one command, on the database that DATABASE_URL names. */
export function demo(program: Command, context: Context): void {
  program
    .command('demo')
    .description(context.texts.demo.description)
    .option('--pace <ms>', context.texts.demo.pace, pace, 0)
    .action(async (options: Demonstrating) => {
      const { demonstrate } = await import('./demonstrate.ts')
      await demonstrate(context, options)
    })
}

function pace(text: string): number {
  const milliseconds = Number(text)
  if (!/^\d+$/.test(text) || milliseconds > 60_000)
    throw new InvalidInput('--pace', { code: 'out_of_range', from: 0, to: 60_000 })

  return milliseconds
}
