import { Command } from 'commander'
import type { Noun } from './command.ts'
import type { Context } from './context.ts'
import { helpConfiguration, withExamples } from './help.ts'
import { nounIn } from './noun-in.ts'
import { registerNoun } from './register.ts'
import { version } from './version.ts'

/** Every noun of the command line, in the order of its help, each with the page of its commands. */
export const nouns = {
  demo: async () => (await import('./demo.ts')).demo,
  db: async () => (await import('./db.ts')).db,
  user: async () => (await import('./user.ts')).user,
  device: async () => (await import('./device.ts')).device,
  token: async () => (await import('./token.ts')).token,
  sop: async () => (await import('./sop.ts')).sop,
  work: async () => (await import('./work.ts')).work,
  audit: async () => (await import('./audit.ts')).audit,
  serve: async () => (await import('./serve.ts')).serve,
} as const satisfies Readonly<Record<string, () => Promise<Noun>>>

// The compiler knows the names that are written down above, and Object.keys tells no more than strings.
const names = Object.keys(nouns) as (keyof typeof nouns)[]

/** The command line as far as it is asked for: every noun with what it is about, and the commands of the one named. */
export async function buildProgram(context: Context, argv: readonly string[]): Promise<Command> {
  const { terminal, texts } = context
  const program = new Command('tenken')
    .description(texts.description)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .configureHelp(helpConfiguration(context))
    .helpOption('-h, --help', texts.options.help)
    .helpCommand('help [command]', texts.helpCommand)
    .version(version(), '-V, --version', texts.options.version)
    .option('--debug', texts.options.debug)
  for (const name of names) {
    const noun = program.command(name).description(texts[name].description)
    if (name === nounIn(argv)) registerNoun(noun, await nouns[name](), context)
  }

  return withExamples(program, context, [
    'tenken demo',
    'tenken db upgrade head',
    'tenken user add --email mori@example.com --name "Aiko Mori" --role supervisor',
    'tenken sop import procedures/ --as mori@example.com',
    'tenken work start 1a2b3c4d --as tanaka@example.com',
  ]).addHelpText('after', `\n${texts.environment}`)
}
