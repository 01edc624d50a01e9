import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { InvalidInput } from '../../domain/errors.ts'
import type { SecretKind } from '../../domain/secrets.ts'
import { longest } from '../../domain/texts.ts'
import type { Context } from '../context.ts'
import type { StandardInput } from '../sop/source.ts'
import { EntriesDiffer, EntryAbandoned } from './errors.ts'

/** What is entered, and by whom. */
interface Entry {
  kind: SecretKind
  name: string
}

/**
 * A secret as somebody enters it: twice and unseen at a terminal, else as the one line that arrives. It is never an
 * argument, which everybody on the machine could read. Throws EntriesDiffer, EntryAbandoned or InvalidInput.
 */
export function enteredSecret(context: Context, entry: Entry): Promise<string> {
  return context.stdin.isTTY ? askedTwice(context, entry) : onlyLine(context.stdin, entry.kind)
}

async function askedTwice({ stdin, terminal, texts }: Context, { kind, name }: Entry): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: unseen, terminal: true, historySize: 0 })
  lines.on('SIGINT', () => lines.close())
  const entries = lines[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    terminal.err(`${question} `)
    const { done, value } = await entries.next()
    terminal.err('\n')
    if (done) throw new EntryAbandoned(kind)

    return value
  }
  try {
    const secret = await ask(texts.user.secret.asked[kind](name))
    if ((await ask(texts.user.secret.again)) !== secret) throw new EntriesDiffer(kind)

    return secret
  } finally {
    lines.close()
  }
}

/** In bytes: more than any secret has, and not all that somebody might send. */
const most = longest.secret * 8

async function onlyLine(stdin: StandardInput, kind: SecretKind): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    size += bytes.length
    if (size > most) break
  }
  const line = decoded(Buffer.concat(chunks), kind).replace(/\r?\n$/, '')
  if (/[\r\n]/.test(line)) throw new InvalidInput(kind, { code: 'control_character' })

  return line
}

function decoded(bytes: Uint8Array, kind: SecretKind): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InvalidInput(kind, { code: 'not_unicode' })
  }
}
