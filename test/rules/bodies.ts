import { loadModule, parse, parsePlPgSQL } from 'libpg-query'

/** A function of the rules, as PostgreSQL's own parser reads it. */
export interface Routine {
  name: string
  /** The types of its parameters, by the last of their names. */
  takes: readonly string[]
  /** Every statement and expression of its body, and the types of what it declares. */
  trees: readonly unknown[]
}

export async function routinesIn(statements: readonly string[]): Promise<Routine[]> {
  await loadModule()
  const made = statements.filter((text) => text.startsWith('create function'))

  return Promise.all(made.map(routineIn))
}

async function routineIn(statement: string): Promise<Routine> {
  const [head] = nodes(await parse(statement), 'CreateFunctionStmt')
  const takes = nodes(head?.['parameters'], 'FunctionParameter').map(({ argType }) => lastName(argType))
  const [, body = ''] = / as \$\$([\s\S]*)\$\$$/.exec(statement.trim()) ?? []
  const texts = / language sql /.test(statement) ? [body] : textsOf(await parsePlPgSQL(statement))

  return {
    name: strings(head?.['funcname']).at(-1) ?? '',
    takes,
    trees: await Promise.all(texts.map((text) => parse(text))),
  }
}

/** What PL/pgSQL leaves to SQL: 0 is a statement, 2 an expression, the others assign; and each declared type. */
function textsOf(tree: unknown): string[] {
  const expressions = nodes(tree, 'PLpgSQL_expr').map(({ query, parseMode }) => {
    const text = String(query)
    if (parseMode === 0) return text

    return `select ${parseMode === 2 ? text : text.replace(/^[\s\S]*?:=/, '')}`
  })
  const types = nodes(tree, 'PLpgSQL_type').map(({ typname }) => `select null::${typname}`)

  return [...expressions, ...types]
}

type Fields = Record<string, unknown>

/** Everything of one kind, however deep it lies. */
export function nodes(tree: unknown, kind: string): Fields[] {
  if (typeof tree !== 'object' || tree === null) return []

  return Object.entries(tree).flatMap(([key, value]) => [
    ...(key === kind ? [value as Fields] : []),
    ...nodes(value, kind),
  ])
}

export function strings(tree: unknown): string[] {
  return nodes(tree, 'String').map(({ sval }) => String(sval))
}

function lastName(type: unknown): string {
  const names = strings((type as Fields)['names'])
  const array = (type as Fields)['arrayBounds'] ? '[]' : ''

  return `${names.at(-1)}${array}`
}
