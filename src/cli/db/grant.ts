import type { Command } from 'commander'
import type { Granted } from '../../infrastructure/database/rights/grant.ts'
import type { Access } from '../../infrastructure/database/rights/rights.ts'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { hang, plain } from '../output/width.ts'
import { withConnection } from './connection.ts'

interface Granting extends AsJson {
  readOnly?: true
  sql?: true
}

export function grant(db: Command, context: Context): void {
  const { texts } = context
  const command = withJson(db.command('grant').description(texts.db.grant), context)
    .argument('<role>', texts.db.role)
    .option('--read-only', texts.db.readOnly)
    .option('--sql', texts.db.grantSql)
    .action((role: string, options: Granting) => setRights(context, role, options))
  withExamples(command, context, [
    'tenken db grant tenken_app',
    'tenken db grant auditor --read-only',
    'tenken db grant tenken_app --sql > review.sql',
  ])
}

async function setRights(context: Context, role: string, options: Granting): Promise<void> {
  const { terminal } = context
  const access: Access = options.readOnly ? 'read' : 'work'
  const { offlineGrantSql } = await import('../../infrastructure/database/rights/statements.ts')
  if (options.sql) return terminal.out(offlineGrantSql(role, access))

  const { mustBeAtHead } = await import('../../migrations/at-head.ts')
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { grantRights } = await import('../../infrastructure/database/rights/grant.ts')
  const history = await ownHistory()
  const granted = await withConnection(context, async (sql) => {
    await mustBeAtHead(sql, history)

    return grantRights(sql, role, access)
  })
  terminal.out(options.json ? json(granted) : told(granted, context))
}

function told({ role, access, ...changes }: Granted, { terminal, texts: { db } }: Context): string {
  const lists = [
    [db.granted, changes.granted],
    [db.revoked, changes.revoked],
    [db.revokedFromPublic, changes.revokedFromPublic],
  ] as const
  const changed = lists.filter(([, rights]) => rights.length > 0)
  const end = changed.length > 0 ? db.rightsSet(role, access) : db.rightsStand(role, access)

  return [
    ...changed.flatMap(([title, rights]) => [
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
