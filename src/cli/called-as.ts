import { accessSync, constants } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import type { Texts } from '../languages/en/cli.ts'

/** What a person types to run this program. */
export type ProgramName = 'tenken' | 'npx tenken'

/**
 * `tenken` where the shell finds it, `npx tenken` elsewhere, as in a checkout. What npm and npx put on the PATH for as
 * long as they run is not there for the shell.
 */
export function programName({ PATH }: Readonly<Record<string, string | undefined>>): ProgramName {
  if (!PATH) return 'tenken'
  const folders = PATH.split(delimiter).filter((folder) => !folder.split(sep).includes('node_modules'))

  return folders.some((folder) => isProgram(join(folder, 'tenken'))) ? 'tenken' : 'npx tenken'
}

function isProgram(path: string): boolean {
  const names = process.platform === 'win32' ? [`${path}.cmd`, `${path}.exe`] : [path]

  return names.some((name) => {
    try {
      accessSync(name, constants.X_OK)

      return true
    } catch {
      return false
    }
  })
}

/** The texts with each command as it is typed here. The record to print is read elsewhere. */
export function calledAs(program: ProgramName, texts: Texts): Texts {
  if (program === 'tenken') return texts
  const { record, sayError, ...others } = texts

  // Only the words of the texts change, nothing of their shape.
  return { ...(typedAs(program, others) as typeof others), record, sayError }
}

/** A command line, or a text with some in it. */
export function typed(program: ProgramName, text: string): string {
  return program === 'tenken' ? text : text.replace(command, program)
}

const command = /(?<![\w./@:-]|npx )tenken(?= (?:audit|db|demo|serve|sop|user|work|--help)\b)/g

function typedAs(program: ProgramName, value: unknown): unknown {
  if (typeof value === 'string') return typed(program, value)
  if (typeof value === 'function') return (...given: unknown[]) => typedAs(program, value(...given))
  if (Array.isArray(value)) return value.map((each) => typedAs(program, each))
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typedAs(program, each)]))
}
