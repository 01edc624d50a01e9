import type { Texts } from '../languages/en/cli.ts'
import type { Session } from './database.ts'
import { limit as atMostLines, defaultLimit } from './limits.ts'

/** An argument or an option of a command: how it is written, and as what `run` gets it. */
export interface Parameter<Value> {
  readonly takes: 'nothing' | 'one word' | 'words'
  readonly required?: true
  /** The option that it contradicts. */
  readonly without?: string
  /** What stands for its value in help; the parameter's own name unless given. */
  readonly placeholder?: string | undefined
  /** A letter that does for its name. */
  readonly letter?: string
  readonly choices?: readonly string[]
  readonly fallback?: Value
  /** Makes a value of the word. Throws InvalidInput. */
  readonly read?: (text: string) => Value
  /** The id of the record that the word refers to, found in the command's own session. */
  readonly refersTo?: (db: Session, text: string) => Promise<string>
}

/** A parameter whose help is the same in every command that has it. */
export interface Described<Value> extends Parameter<Value> {
  readonly help: (texts: Texts) => string
}

/** By their names: `needsReview` is written --needs-review. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>

export type Values<Some extends Parameters> = {
  readonly [Name in keyof Some]: Some[Name] extends Parameter<infer Value> ? Value : never
}

/** True where it is given. */
export const flag: Parameter<true | undefined> = { takes: 'nothing' }

export function text(placeholder?: string): Parameter<string | undefined> {
  return { takes: 'one word', placeholder }
}

export function words(placeholder?: string): Parameter<string[] | undefined> {
  return { takes: 'words', placeholder }
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
): Parameter<Choice | undefined> {
  return { takes: 'one word', choices }
}

/** One of them or several: each word more widens what is meant. */
export function someOf<const Choice extends string>(
  choices: readonly Choice[],
): Parameter<Choice[] | undefined> {
  return { takes: 'words', choices }
}

/** A word that `reader` makes a value of. */
export function read<Value>(
  placeholder: string,
  reader: (text: string) => Value,
): Parameter<Value | undefined> {
  return { takes: 'one word', placeholder, read: reader }
}

export function required<Value>(parameter: Parameter<Value | undefined>): Parameter<Value> {
  // What must be given is never undefined: the parser sees to it.
  return { ...parameter, required: true } as Parameter<Value>
}

/** Means `fallback` where it is not given. */
export function or<Value>(parameter: Parameter<Value | undefined>, fallback: Value): Parameter<Value> {
  // With a fallback it is never undefined: the parser sees to it.
  return { ...parameter, fallback } as Parameter<Value>
}

export function short<Value>(letter: string, parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, letter }
}

/** Cannot be given together with another option. */
export function without<Value>(other: string, parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, without: other }
}

export function described<Value>(
  parameter: Parameter<Value>,
  help: (texts: Texts) => string,
): Described<Value> {
  return { ...parameter, help }
}

/** How many lines of a listing at most. */
export const limit = described(or(read('n', atMostLines), defaultLimit), ({ options }) => options.limit)

/** The record behind which a listing goes on. */
export function after(what: string): Described<string | undefined> {
  return described(text(what), ({ options }) => options.after)
}
