import type { Texts } from '../languages/en/cli.ts'
import type { Context } from './context.ts'
import type { Entry } from './entry.ts'
import type { Described, Parameters, Values } from './parameters.ts'
import { carryOut } from './runner.ts'

/** A command as the parser sees it. */
export interface Command<Arguments extends Parameters = Parameters, Options extends Parameters = Parameters> {
  readonly arguments: Arguments
  readonly options: Options
  readonly examples: readonly string[]
  readonly takes: { readonly as: boolean; readonly json: boolean }
  /** `given` has a value for each argument and option that was given, --as and --json among them. */
  carryOut(context: Context, given: Readonly<Record<string, unknown>>): Promise<void>
}

interface Written<Arguments, Options> {
  arguments?: Arguments
  options?: Options
  examples?: readonly string[]
}

/** One entry of the table, with the types of its parameters carried on into what it runs and says. */
export function command<
  Scope,
  Result,
  Arguments extends Parameters = Record<never, never>,
  Options extends Parameters = Record<never, never>,
  Prepared = unknown,
>(
  entry: Written<Arguments, Options> & Entry<Scope, Values<Arguments> & Values<Options>, Prepared, Result>,
): Command<Arguments, Options> {
  const { examples = [], session, document } = entry

  return {
    // Without any, the type says that there are none.
    arguments: entry.arguments ?? ({} as Arguments),
    options: entry.options ?? ({} as Options),
    examples,
    takes: { as: session.acts, json: document !== undefined },
    carryOut: (context, given) =>
      // The parser has made of each word what the parameter's type says.
      carryOut(entry, context, given as Values<Arguments> & Values<Options>),
  }
}

type Commands = Readonly<Record<string, Command>>

type NotDescribed<Some extends Parameters> = {
  [Name in keyof Some]: Some[Name] extends Described<unknown> ? never : Name
}[keyof Some]

/** What help says of a command: what it is about, and each parameter that does not describe itself. */
type HelpOf<One> =
  One extends Command<infer Arguments, infer Options>
    ? { readonly about: string } & Readonly<Record<NotDescribed<Arguments> | NotDescribed<Options>, string>>
    : never

interface Page<Table extends Commands> {
  readonly commands: Table
  readonly help: (texts: Texts) => { readonly [Name in keyof Table]: HelpOf<Table[Name]> }
  /** What else the noun's help tells, a paragraph each. */
  readonly notes?: (texts: Texts) => readonly string[]
  readonly examples: readonly string[]
}

/** The commands of one noun, in the order in which help lists them. */
export interface Noun {
  readonly commands: Commands
  readonly help: (texts: Texts) => Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly notes: (texts: Texts) => readonly string[]
  readonly examples: readonly string[]
}

/** The compiler refuses a noun whose help leaves out a command or a parameter. */
export function noun<Table extends Commands>({ notes = () => [], ...page }: Page<Table>): Noun {
  return { ...page, notes }
}
