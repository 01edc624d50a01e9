import type { DocumentName } from '../contract/documents.ts'
import type { Texts } from '../languages/en/cli.ts'
import type { Context } from './context.ts'
import type { Entry } from './entry.ts'
import type { Described, Parameters, Values } from './parameters.ts'
import { withIds } from './references.ts'
import { carryOut } from './runner.ts'

/** A command as the parser sees it. */
export interface Command {
  readonly arguments: Parameters
  readonly options: Parameters
  readonly examples: readonly string[]
  readonly takes: { readonly as: boolean; readonly json: boolean }
  /** Which document of the contract --json prints. */
  readonly document: DocumentName | undefined
  /** `given` has a value for each argument and option that was given, --as and --json among them. */
  carryOut(context: Context, given: Readonly<Record<string, unknown>>): Promise<void>
}

/** A command whose help must have these texts; only the compiler looks at them here. */
interface Helped<Help> extends Command {
  readonly help?: Help
}

type NotDescribed<Some extends Parameters> = {
  [Name in keyof Some]: Some[Name] extends Described<unknown> ? never : Name
}[keyof Some]

/** What a command is about, and each parameter that does not describe itself. */
type Help<Arguments extends Parameters, Options extends Parameters> = { readonly about: string } & Readonly<
  Record<NotDescribed<Arguments> | NotDescribed<Options>, string>
>

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
): Helped<Help<Arguments, Options>> {
  const { examples = [], session, document } = entry
  const parameters = { ...entry.arguments, ...entry.options }
  const run = withIds(parameters, entry.run)

  return {
    arguments: entry.arguments ?? {},
    options: entry.options ?? {},
    examples,
    takes: { as: session.acts, json: document !== undefined },
    document: document?.as,
    carryOut: (context, given) =>
      // The parser has made of each word what the parameter's type says.
      carryOut({ ...entry, run }, context, given as Values<Arguments> & Values<Options>),
  }
}

type HelpTexts = Readonly<Record<string, string>>
type Commands = Readonly<Record<string, Command>>

type HelpOf<One> = One extends Helped<infer Texts extends HelpTexts> ? Texts : never

interface Page<Table extends Commands> {
  readonly commands: Table
  readonly help: (texts: Texts) => { readonly [Name in keyof NoInfer<Table>]: HelpOf<NoInfer<Table>[Name]> }
  /** What else the noun's help tells, a paragraph each. */
  readonly notes?: (texts: Texts) => readonly string[]
  readonly examples: readonly string[]
}

/** The commands of one noun, in the order in which help lists them. */
export interface Noun {
  readonly commands: Commands
  readonly help: (texts: Texts) => Readonly<Record<string, HelpTexts>>
  readonly notes: (texts: Texts) => readonly string[]
  readonly examples: readonly string[]
}

/** The compiler refuses a noun whose help leaves out a command or a parameter. */
export function noun<Table extends Commands>({ notes = () => [], ...page }: Page<Table>): Noun {
  return { ...page, notes }
}
