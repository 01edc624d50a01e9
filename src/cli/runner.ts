import { newId } from '../application/id.ts'
import type { DocumentName, JsonDocument } from '../contract/documents.ts'
import type { Context } from './context.ts'
import type { DocumentedAs, Entry, Moment } from './entry.ts'
import { json } from './output/json.ts'
import type { Asking } from './sessions.ts'

/** What a command may be told whichever it is. */
interface Asked {
  as?: string
  json?: true
}

/**
 * Runs a command: what comes before the database, its verb in its session, then its answer to a program or a person.
 * Throws what went wrong on the way, and what the command itself calls a failure once it has answered.
 */
export async function carryOut<Scope, Input, Prepared, Result>(
  entry: Entry<Scope, Input, Prepared, Result>,
  context: Context,
  given: Input & Asked,
): Promise<void> {
  const moment = { context, at: context.now(), id: newId(), json: given.json === true }
  const input = { ...given, ...(await entry.prepare?.(given, context)) } as Input & Prepared
  const result = await entry.session.open(askingFor(entry, context, given), async (scope) =>
    entry.run({ ...scope, ...moment }, input),
  )
  const { terminal } = context
  if (given.json && entry.document) terminal.out(json(await encoded(entry.document, result, moment)))
  else {
    terminal.out(lines(entry.say?.(result, context, input)))
    terminal.err(lines(entry.remark?.(result, context, input)))
  }
  const failure = entry.failure?.(result, input)
  if (failure !== undefined) throw failure
}

/** The contract is loaded for a program alone. */
async function encoded<Name extends DocumentName, Result>(
  { as, of }: DocumentedAs<Name, Result>,
  result: Result,
  moment: Moment,
): Promise<JsonDocument<Name>> {
  const { encodeDocument } = await import('../contract/documents.ts')

  return encodeDocument(as, of(result, moment))
}

/** Somebody who reads is told more about an error than a program, which finds it in the error's data. */
function askingFor(
  { explain }: Pick<Entry<never, never, never, never>, 'explain'>,
  context: Context,
  { as, json: forProgram }: Asked,
): Asking {
  return {
    context,
    as,
    explain: async (error, database) => {
      if (!explain || forProgram) return
      const told = await database.session((db) => explain(error, db, context), { readOnly: true })
      context.terminal.err(lines(told))
    },
  }
}

/** The last line ends like the others. */
function lines(text = ''): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
