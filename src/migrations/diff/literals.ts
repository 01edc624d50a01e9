import { quotedPieces } from '../lexing.ts'

/** The values of the string constants in a text of SQL; text in dollar quotes is code, and none of them. */
export function constantsIn(sql: string): string[] {
  return quotedPieces(sql)
    .filter((piece) => /^e?'/i.test(piece))
    .map(unescaped)
}

function unescaped(constant: string): string {
  const value = constant.slice(constant.indexOf("'") + 1, -1).replaceAll("''", "'")

  return constant.startsWith("'") ? value : value.replaceAll('\\\\', '\\')
}

/** True where a value is this label, or an array or a row that holds it at any depth. */
export function holds(value: string, label: string): boolean {
  if (value === label) return true
  if (!/^[\s[\d:\]=]*[{(]/.test(value)) return false

  return elementsOf(value).some((element) => element !== value && holds(element, label))
}

/** The elements as they are written in braces or parentheses, those within others beside them. */
function elementsOf(value: string): string[] {
  const elements = value.matchAll(/"((?:[^"\\]|\\.|"")*)"|([^\s{}(),"\\](?:[^{}(),"\\]|\\.)*)/gs)

  return [...elements].map(([, inQuotes, bare = '']) =>
    (inQuotes?.replaceAll('""', '"') ?? bare.trimEnd()).replace(/\\(.)/gs, '$1'),
  )
}
