import { lowerCase, withoutParentheses } from '../../lexing.ts'
import type { Emitter } from '../emitter.ts'
import { statement } from '../statement.ts'

export const policyEmitter: Emitter<'policy'> = {
  create({ table, name, shape }) {
    const { permissive, command, roles, using, check } = shape
    const clauses = [
      `create policy ${name} on ${table}`,
      ...(permissive ? [] : ['as restrictive']),
      ...(command === 'all' ? [] : [`for ${command}`]),
      `to ${roles.join(', ')}`,
      ...(using === null ? [] : [`using (${withoutParentheses(lowerCase(using))})`]),
      ...(check === null ? [] : [`with check (${withoutParentheses(lowerCase(check))})`]),
    ]

    return [statement(clauses.join(' '))]
  },

  drop: ({ table, name }) => [statement(`drop policy ${name} on ${table}`)],
  alter: () => undefined,
}
