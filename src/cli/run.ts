import { CommanderError } from 'commander'
import { ConfigurationError } from '../config.ts'
import { chooseLanguage, languages, spoken } from '../languages/language.ts'
import { loadTexts } from '../languages/load.ts'
import { calledAs, programName } from './called-as.ts'
import type { Context } from './context.ts'
import type { Host } from './host.ts'
import { interruptible, untilTold } from './interruption.ts'
import { openTerminal } from './output/terminal.ts'
import { buildProgram } from './program.ts'
import { reportError } from './report-error.ts'
import { usageError } from './usage.ts'

/** Carries out one command line and returns its exit code; every error has been told on stderr by then. */
export async function run(host: Host): Promise<number> {
  const argv = host.argv.slice(2)
  const language = chooseLanguage(host.env)
  const program = programName(host.env)
  const context: Context = {
    terminal: openTerminal(host),
    // Only looking at it makes the process wait for it.
    get stdin() {
      return host.stdin
    },
    language,
    program,
    texts: calledAs(program, await loadTexts(language)),
    env: host.env,
    now: () => new Date(),
    interruptible: (work) => interruptible(host, work),
    untilTold: (reload) => untilTold(host, reload),
  }
  const parser = await buildProgram(context, argv)
  try {
    mustBeSpoken(host.env['TENKEN_LANG'])
    await parser.parseAsync(argv.length > 0 ? argv : ['--help'], { from: 'user' })

    return 0
  } catch (thrown) {
    if (thrown instanceof CommanderError && isHelp(thrown)) return thrown.exitCode === 0 ? 0 : 2
    const error = thrown instanceof CommanderError ? usageError(thrown, argv, parser, context.texts) : thrown

    return reportError(error, context, { json: argv.includes('--json'), debug: argv.includes('--debug') })
  }
}

function mustBeSpoken(language: string | undefined): void {
  if (!language || spoken(language)) return
  throw new ConfigurationError('TENKEN_LANG', { code: 'not_one_of', values: languages })
}

/** Help and version have written what they had to say. */
function isHelp({ code }: CommanderError): boolean {
  return code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version'
}
