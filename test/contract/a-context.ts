import { Readable } from 'node:stream'
import type { Context } from '../../src/cli/context.ts'
import { en } from '../../src/languages/en/cli.ts'

/** What a command line needs in order to be looked at; nothing is written anywhere. */
export function aContext(): Context {
  return {
    terminal: {
      columns: 80,
      live: false,
      closed: false,
      out: () => {},
      err: () => {},
      flow: async () => {},
      paint: (_, text) => text,
    },
    stdin: Readable.from([]),
    texts: en,
    language: 'en',
    program: 'tenken',
    env: {},
    now: () => new Date(),
    untilTold: async () => 'SIGTERM',
    interruptible: (work) => work(new AbortController().signal),
  }
}
