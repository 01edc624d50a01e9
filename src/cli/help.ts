import type { Argument, Command, HelpConfiguration, Option } from 'commander'
import { typed } from './called-as.ts'
import type { Context } from './context.ts'
import { width, wrap } from './output/width.ts'

/** Lays help out for wide characters too, in the reader's language, with a command's name and arguments alone. */
export function helpConfiguration({ terminal, texts }: Context): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = texts.helpTitles

  return {
    helpWidth: Math.min(terminal.columns, 100),
    showGlobalOptions: true,
    displayWidth: width,
    boxWrap: (text, columns) => wrap(text, columns).join('\n'),
    styleTitle: (title) => titles[title] ?? title,
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentName)].join(' '),
    optionDescription: (option) => withFacts(option, texts.choices, texts.defaultsTo),
    argumentDescription: (argument) => withFacts(argument, texts.choices, texts.defaultsTo),
  }
}

/** Puts examples at the end of a command's help. */
export function withExamples(
  command: Command,
  { program, texts }: Context,
  examples: readonly string[],
): Command {
  if (examples.length === 0) return command
  const lines = [texts.helpTitles['Examples:'], ...examples.map((line) => `  ${typed(program, line)}`)]

  return command.addHelpText('after', `\n${lines.join('\n')}`)
}

function withFacts(
  { description, argChoices, defaultValue }: Option | Argument,
  choices: (names: string) => string,
  defaultsTo: (value: string) => string,
): string {
  const facts = [
    ...(argChoices ? [choices(argChoices.join(', '))] : []),
    ...(defaultValue === undefined ? [] : [defaultsTo(String(defaultValue))]),
  ]

  return facts.length > 0 ? `${description} (${facts.join('; ')})` : description
}

function argumentName(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name()

  return argument.required ? `<${name}>` : `[${name}]`
}
