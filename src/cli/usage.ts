import type { Command, CommanderError } from 'commander'
import type { Texts } from '../languages/en/cli.ts'
import { UsageError } from './errors.ts'

/** Commander's complaint as one line of ours, with the command whose help to read. */
export function usageError(error: CommanderError, argv: readonly string[], program: Command, texts: Texts) {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)
  const suggestion = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message)?.[1]
  const allowed = /Allowed choices are (.*?)\.?$/m.exec(error.message)?.[1]
  const say = texts.usage[error.code]
  const problem = say
    ? say(allowed ? [...quoted, allowed] : quoted)
    : error.message.replace(/^error: /, '').replace(/\.?\n.*/s, '')
  const hint = suggestion ? texts.didYouMean(suggestion) : ''

  return new UsageError(problem.replace(/\.$/, '') + hint, `${commandLine(argv, program)} --help`)
}

/** 'tenken work check', as far as the words name commands. */
function commandLine(argv: readonly string[], program: Command): string {
  const path = [program.name()]
  let at = program
  for (const word of argv) {
    const next = at.commands.find((command) => command.name() === word)
    if (!next) break
    path.push(word)
    at = next
  }

  return path.join(' ')
}
