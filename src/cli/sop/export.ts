import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { readSop } from '../../application/sop-records.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { FileExists } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { type Reading, readable, withDeleted } from './read.ts'

type Format = 'md' | 'json'

interface Exporting extends Reading {
  format?: Format
  output?: string
  force?: true
}

export function exportSop(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('export')
    .description(texts.sop.export)
    .argument('<sop>', texts.sop.reference)
    .addOption(new Option('--format <format>', texts.sop.format).choices(['md', 'json']))
    .option('-o, --output <file>', texts.sop.output)
    .option('--force', texts.sop.force)
  withDeleted(command, context).action((reference: string, options: Exporting) =>
    writeOut(context, reference, options),
  )
}

async function writeOut(context: Context, reference: string, options: Exporting): Promise<void> {
  const { terminal, texts } = context
  const { output, force } = options
  const sop = await withRecords(context, (database) =>
    database.session(async (db) => readSop(db, await sopReferredTo(db, reference), readable(options)), {
      readOnly: true,
    }),
  )
  const { formatOf } = await import('../../formats/format.ts')
  const text = formatOf(`.${formatFor(options)}`).write(sop)
  if (output === undefined) return terminal.out(text)
  try {
    await writeFile(output, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    throw isExisting(error) ? new FileExists(output) : fileError(error, output)
  }
  terminal.err(`${texts.sop.exported(sop.title, output)}\n`)
}

/** As asked for, else as the file's name says, else Markdown. */
function formatFor({ format, output }: Exporting): Format {
  return format ?? (output?.toLowerCase().endsWith('.json') ? 'json' : 'md')
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
