import { command, noun } from './command.ts'
import { demonstrate } from './demo/demonstrate.ts'
import { wholeNumber } from './limits.ts'
import { or, read } from './parameters.ts'
import { onDemand } from './sessions.ts'

/** `tenken demo`: the whole of Tenken in one command, in a database of its own. */
export const demo = noun({
  help: ({ demo }) => demo.commands,
  examples: [],
  commands: {
    demo: command({
      options: { pace: or(read('ms', wholeNumber('--pace', { from: 0, to: 60_000 })), 0) },
      session: onDemand,
      run: demonstrate,
    }),
  },
})
