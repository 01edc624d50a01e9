import { ownHistory } from '../../infrastructure/database/own-history.ts'
import { type Granted, grantRights } from '../../infrastructure/database/rights/grant.ts'
import { offlineGrantSql } from '../../infrastructure/database/rights/statements.ts'
import type { Context } from '../context.ts'
import { hang, plain } from '../output/width.ts'
import { lookingAtHead, type Scope } from './connection.ts'

interface Given {
  role: string
  readOnly: true | undefined
  sql: true | undefined
}

/** Sets the role's rights; or makes the SQL that does, without opening a database. */
export async function grantTo(scope: Scope, { role, readOnly, sql }: Given): Promise<Granted | string> {
  const access = readOnly ? 'read' : 'work'
  if (sql) return offlineGrantSql(role, access)

  return lookingAtHead(scope, await ownHistory(), (connection) => grantRights(connection, role, access))
}

export function sayGranted(granted: Granted | string, context: Context): string {
  return typeof granted === 'string' ? granted : sayChanges(granted, context)
}

function sayChanges({ role, access, ...changes }: Granted, { terminal, texts: { db } }: Context): string {
  const lists = [
    [db.granted, changes.granted],
    [db.revoked, changes.revoked],
    [db.revokedFromPublic, changes.revokedFromPublic],
    [db.leftToPublic, changes.leftToPublic],
  ] as const
  const told = lists.filter(([, rights]) => rights.length > 0)
  const changed = told.some(([, rights]) => rights !== changes.leftToPublic)
  const end = changed ? db.rightsSet(role, access) : db.rightsStand(role, access)

  return [
    ...told.flatMap(([title, rights]) => [
      title,
      ...together(rights).map((line) => hang('  ', line, terminal.columns)),
    ]),
    `${end}\n`,
  ]
    .map(plain)
    .join('\n')
}

/** 'select on table users', 'select on table sops' as 'select on table users, sops'. */
function together(rights: readonly string[]): string[] {
  const names = new Map<string, string[]>()
  for (const right of rights) {
    const [, head = right, name = ''] = /^(\w+ on \w+) (.*)$/.exec(right) ?? []
    names.set(head, [...(names.get(head) ?? []), name])
  }

  return [...names].map(([head, all]) => `${head} ${all.join(', ')}`.trim())
}
