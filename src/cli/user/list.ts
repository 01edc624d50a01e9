import type { Page } from '../../application/page.ts'
import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { table } from '../output/table.ts'
import { shortId } from '../short-id.ts'

/** The people on record, a line each. */
export function sayUsers(
  { items: users }: Page<User>,
  { terminal, texts }: Context,
  { after }: { after: string | undefined },
): string {
  if (users.length === 0) return after ? texts.noMore : texts.user.none
  const { id, name, email, employeeNumber, role } = texts.columns

  return table(
    users,
    [
      { head: id, cell: (user) => shortId(user.id) },
      { head: name, cell: (user) => nameOf(user, texts), flexible: true },
      { head: role, cell: (user) => texts.words.role[user.role] },
      { head: email, cell: (user) => user.email ?? '' },
      { head: employeeNumber, cell: (user) => user.employeeNumber ?? '' },
    ],
    terminal.columns,
  )
}

function nameOf({ name, deactivatedAt }: User, { user }: Context['texts']): string {
  return deactivatedAt ? `${name} ${user.deactivatedMark}` : name
}
