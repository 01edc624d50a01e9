import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { hang, pad, plain, width } from '../output/width.ts'

/** One person, a fact each line. */
export function sayUser(user: User, { terminal, texts }: Context): string {
  const { facts } = texts.user
  const said: [label: string, fact: string | null][] = [
    [facts.role, texts.words.role[user.role]],
    [facts.email, user.email],
    [facts.employeeNumber, user.employeeNumber],
    [facts.id, user.id],
    [facts.added, localTime(user.createdAt)],
    [facts.changed, localTime(user.updatedAt)],
    [facts.deactivated, user.deactivatedAt && localTime(user.deactivatedAt)],
  ]
  const told = said.flatMap(([label, fact]) => (fact === null ? [] : [[label, fact] as const]))
  const column = Math.max(...told.map(([label]) => width(label))) + 2
  const lines = told.map(([label, fact]) => hang(`  ${pad(label, column)}`, plain(fact), terminal.columns))

  return [terminal.paint('bold', plain(user.name)), ...lines].join('\n')
}
