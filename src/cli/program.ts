import { Command } from 'commander'
import { auditCommands } from './audit/commands.ts'
import type { Context } from './context.ts'
import { databaseCommands } from './db/commands.ts'
import { demo } from './demo/command.ts'
import { helpConfiguration, withExamples } from './help.ts'
import { sopCommands } from './sop/commands.ts'
import { userCommands } from './user/commands.ts'
import { version } from './version.ts'
import { workCommands } from './work/commands.ts'

/** The whole command line. Nothing heavy is loaded before a command runs. */
export function buildProgram(context: Context): Command {
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
  demo(program, context)
  databaseCommands(program, context)
  userCommands(program, context)
  sopCommands(program, context)
  workCommands(program, context)
  auditCommands(program, context)

  return withExamples(program, context, [
    'tenken demo',
    'tenken db upgrade head',
    'tenken user add --email mori@example.com --name "Aiko Mori" --role supervisor',
    'tenken sop import procedures/ --as mori@example.com',
    'tenken work start 1a2b3c4d --as tanaka@example.com',
  ]).addHelpText('after', `\n${texts.environment}`)
}
