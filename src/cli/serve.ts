import { type GivenSettings, logLevels, readServeSettings } from '../http/serve/settings.ts'
import { command, noun } from './command.ts'
import type { Context } from './context.ts'
import { flag, oneOf, text, words } from './parameters.ts'
import { serveUntilTold } from './serve/serve-until-told.ts'
import { onDemand } from './sessions.ts'

/** `tenken serve`: the record over HTTP. */
export const serve = noun({
  help: ({ serve }) => serve.commands,
  notes: ({ serve }) => [serve.variables, serve.signals],
  examples: [
    'tenken serve',
    'tenken serve --upgrade --port 0',
    'tenken serve --demo',
    'tenken serve --host 0.0.0.0 --port 443 --tls-cert fullchain.pem --tls-key privkey.pem',
    'tenken serve --host 10.0.0.5 --insecure-http --trust-proxy 10.0.0.2',
  ],
  commands: {
    serve: command({
      options: {
        host: text('address'),
        port: text(),
        tlsCert: text('file'),
        tlsKey: text('file'),
        insecureHttp: flag,
        trustProxy: words('network'),
        upgrade: flag,
        demo: flag,
        data: text('folder'),
        logLevel: oneOf(logLevels),
        metricsFrom: words('network'),
        maxBody: text('bytes'),
        maxHeader: text('bytes'),
        maxConnections: text('n'),
        readTimeout: text('s'),
        keepAlive: text('s'),
        drain: text('s'),
        stopTimeout: text('s'),
      },
      session: onDemand,
      prepare: (given: GivenSettings, { env }: Context) => ({ settings: readServeSettings(given, env) }),
      run: serveUntilTold,
    }),
  },
})
