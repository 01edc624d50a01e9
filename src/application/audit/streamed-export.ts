import type { OpenSession } from '../../infrastructure/database/session.ts'
import { type Exporting, exportTrail } from './export.ts'

interface Streaming extends Exporting {
  /** Ends the export, once nobody reads it any more. */
  signal: AbortSignal
}

/** A session that sees one moment; a Database begins one. */
interface Sessions {
  begin(options: { isolation: 'repeatable read'; readOnly: true }): Promise<OpenSession>
}

/** The trail as exportTrail tells it, read no faster than it is taken; whoever takes no more ends its session. */
export async function* streamExport(
  sessions: Sessions,
  { signal, ...exporting }: Streaming,
): AsyncGenerator<string, void, undefined> {
  await using db = await sessions.begin({ isolation: 'repeatable read', readOnly: true })
  for await (const text of exportTrail(db, exporting)) {
    signal.throwIfAborted()
    yield text
  }
}
