import type { Command } from 'commander'
import type { Context } from '../context.ts'

export interface AsJson {
  json?: true
}

/** Lets a command answer for programs: one JSON document on stdout, times in ISO 8601. */
export function withJson(command: Command, { texts }: Context): Command {
  return command.option('--json', texts.options.json)
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
