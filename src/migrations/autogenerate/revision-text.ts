import type { Statement } from '../diff/statement.ts'
import { isIndentable } from '../lexing.ts'
import { stringText } from '../string-text.ts'
import type { Comparison } from './comparison.ts'

export interface Language {
  /** ts, mts, js, mjs: what the file name ends in. */
  extension: string
  /** The module that the type Operations comes from. */
  typesFrom: string
}

export interface RevisionContent {
  revision: string
  downRevision: string | null
  message: string
  now: Date
  statements: Comparison
  language: Language
}

/** How long a line may be before a string gets one of its own. */
const lineWidth = 110

/** The whole file. */
export function revisionText(content: RevisionContent): string {
  const { revision, downRevision, message, now, statements, language } = content
  const typed = /ts$/.test(language.extension)
  const generated = statements.upgrade.length + statements.downgrade.length > 0

  return [
    ...(typed ? [`import type { Operations } from ${stringText(language.typesFrom)}`, ''] : []),
    ...(generated
      ? [
          `// Generated ${now.toISOString().slice(0, 10)}: read it and run it on a copy before it is released.`,
        ]
      : []),
    `export const revision = ${stringText(revision)}`,
    `export const downRevision = ${downRevision === null ? 'null' : stringText(downRevision)}`,
    `export const message = ${stringText(message)}`,
    '',
    ...direction('upgrade', statements.upgrade, language),
    '',
    ...direction('downgrade', statements.downgrade, language),
    '',
  ].join('\n')
}

function direction(
  name: 'upgrade' | 'downgrade',
  statements: readonly Statement[],
  { extension, typesFrom }: Language,
): string[] {
  const typed = /ts$/.test(extension)
  const body = statements.length > 0 ? statements.flatMap(statementLines) : ['  // Nothing yet.']
  const parameter = statements.length > 0 ? 'op' : '_op'

  return [
    ...(typed ? [] : [`/** @param {import(${stringText(typesFrom)}).Operations} ${parameter} */`]),
    typed
      ? `export async function ${name}(${parameter}: Operations): Promise<void> {`
      : `export async function ${name}(${parameter}) {`,
    ...body,
    '}',
  ]
}

function statementLines(statement: Statement): string[] {
  const { sql, comment, renameHint } = statement
  const notes = [renameHint, comment].filter((note) => note !== null)

  return [...notes.flatMap((note) => commentLines(note)), ...executeText(sql).split('\n')]
}

/** One line each, however long a word of it may be. */
function commentLines(note: string): string[] {
  const words = note.replace(/\s+/g, ' ').split(' ')
  const lines = ['  //']
  for (const word of words) {
    if (`${lines.at(-1)} ${word}`.length > lineWidth) lines.push('  //')
    lines.push(`${lines.pop()} ${word}`)
  }

  return lines
}

function executeText(sql: string): string {
  if (sql.includes('\n'))
    return `  await op.execute(${templateText(isIndentable(sql) ? indented(sql) : `\n${sql}`)})`
  const string = /['\\\r]/.test(sql) ? templateText(sql) : `'${sql}'`
  const line = `  await op.execute(${string})`

  return line.length <= lineWidth ? line : `  await op.execute(\n    ${string},\n  )`
}

function indented(sql: string): string {
  return `\n${sql}`.replaceAll('\n', '\n    ')
}

/** A template's own line ends are always line feeds, so that a carriage return has to be spelt out. */
function templateText(text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, (letter) => `\\${letter}`).replaceAll('\r', '\\r')

  return `\`${escaped}\``
}
