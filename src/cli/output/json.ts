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

/** One page of a listing; `next` is what --after takes, null at the end. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

/** Cuts what was listed with one more than `limit` down to a page. */
export function pageOf<Item extends { id: string }>(listed: readonly Item[], limit: number): Page<Item> {
  const items = listed.slice(0, limit)

  return { items, next: listed.length > limit ? (items.at(-1)?.id ?? null) : null }
}
