import { Argument, CommanderError, Option, type Command as Parser } from 'commander'
import type { Command, Noun } from './command.ts'
import type { Context } from './context.ts'
import { withExamples } from './help.ts'
import type { Described, Parameter, Parameters } from './parameters.ts'

type Help = Readonly<Record<string, string>>

/** Puts the commands of a noun below it; one that has the noun's own name is the noun itself. */
export function registerNoun(parser: Parser, noun: Noun, context: Context): void {
  const help = noun.help(context.texts)
  for (const [name, command] of Object.entries(noun.commands)) {
    const itself = name === parser.name()
    register(itself ? parser : parser.command(name), command, help[name] ?? {}, context)
  }
  for (const note of noun.notes(context.texts)) parser.addHelpText('after', `\n${note}`)
  withExamples(parser, context, noun.examples)
}

/** Tells the parser what a command takes, and what to do once it is read. */
function register(parser: Parser, command: Command, help: Help, context: Context): void {
  const { texts } = context
  const { arguments: positional, options, takes, examples } = command
  const about = (name: string, parameter: Parameter<unknown>) =>
    isDescribed(parameter) ? parameter.help(texts) : (help[name] ?? '')
  parser.description(help['about'] ?? '')
  for (const [name, parameter] of Object.entries(positional))
    parser.addArgument(argumentOf(name, parameter, about(name, parameter)))
  for (const [name, parameter] of Object.entries(options))
    parser.addOption(optionOf(name, parameter, about(name, parameter)))
  if (takes.as) parser.option('--as <email>', texts.options.as)
  if (takes.json) parser.option('--json', texts.options.json)
  withExamples(parser, context, examples)
  parser.action(() =>
    command.carryOut(context, { ...named(positional, parser.processedArgs), ...parser.opts() }),
  )
}

function argumentOf(name: string, parameter: Parameter<unknown>, help: string): Argument {
  const word = `${parameter.placeholder ?? name}${parameter.takes === 'words' ? '...' : ''}`
  const argument = new Argument(parameter.required ? `<${word}>` : `[${word}]`, help)
  if (parameter.fallback !== undefined) argument.default(parameter.fallback)

  return argument
}

function optionOf(name: string, parameter: Parameter<unknown>, help: string): Option {
  const { takes, required, placeholder = name, letter, choices, fallback, read, without } = parameter
  const long = `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`
  const flags = letter === undefined ? long : `-${letter}, ${long}`
  const value = { nothing: '', 'one word': ` <${placeholder}>`, words: ` <${placeholder}...>` }[takes]
  const option = new Option(flags + value, help)
  if (choices) option.choices(choices)
  if (read) option.argParser(read)
  if (without) option.conflicts(without)
  if (fallback !== undefined) option.default(fallback)
  if (takes !== 'nothing') refuseOptions(option)

  return option.makeOptionMandatory(required === true)
}

/** Where a value is left out, the option behind it would be put on record in its place: `--fail --json`. */
function refuseOptions(option: Option): void {
  const { parseArg, variadic, defaultValue, flags } = option
  option.argParser((value, previous: unknown) => {
    if (/^--[a-z]/.test(value)) {
      throw new CommanderError(
        1,
        'commander.optionMissingArgument',
        `error: option '${flags}' argument missing`,
      )
    }
    if (parseArg) return parseArg(value, previous)
    if (!variadic) return value

    return Array.isArray(previous) && previous !== defaultValue ? [...previous, value] : [value]
  })
}

function named(positional: Parameters, words: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(Object.keys(positional).map((name, index) => [name, words[index]]))
}

function isDescribed(parameter: Parameter<unknown>): parameter is Described<unknown> {
  return 'help' in parameter
}
