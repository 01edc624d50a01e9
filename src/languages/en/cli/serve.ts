import type { Caution } from '../../../cli/serve/cautions.ts'

const cautions: { readonly [Code in Caution['code']]: (of: Extract<Caution, { code: Code }>) => string } = {
  too_powerful: ({ role }) =>
    `CAUTION: the role "${role}" of the database can switch the rules of the record off. Serve with one of its own: tenken db grant <role>`,
  rights_missing: ({ rights }) =>
    `CAUTION: the role of the database lacks what the work needs (${rights.join(', ')}). Grant it: tenken db grant <role>`,
  embedded: () =>
    'CAUTION: the embedded database serves one request at a time, and no other process can open its folder meanwhile. For several people use a PostgreSQL server.',
  plain_http: ({ host }) =>
    `CAUTION: without TLS everybody on the way to ${host} can read what is sent, passwords too.`,
}

export const serve = {
  description: 'Serve the record over HTTP.',
  commands: {
    serve: {
      about: 'Serve the record over HTTP, until a signal says to end.',
      host: 'where to listen (default: 127.0.0.1)',
      port: 'the port; 0 takes one that is free (default: 8080)',
      tlsCert: 'the certificate chain in PEM form; read anew when it is renewed',
      tlsKey: 'its private key, without a passphrase',
      insecureHttp: 'allow plain HTTP to other machines, as behind a proxy that has TLS',
      trustProxy: 'proxies whose X-Forwarded-For and -Proto count: addresses, networks, loopback',
      upgrade: 'run the revisions that the database lacks, and make it where there is none',
      demo: 'serve a made-up plant to this machine, whose people anybody may sign in as',
      data: 'with --demo: where the plant is kept (default: .tenken/plant)',
      logLevel: 'how much to log on stdout, a JSON object a line (default: info; warn with --demo)',
      metricsFrom: 'who may read /metrics besides this machine',
      maxBody: 'largest body of a request (default: 5000000)',
      maxHeader: 'largest head of a request (default: 16384)',
      maxConnections: 'connections at once (default: 1000)',
      readTimeout: 'how long a request may take to arrive (default: 30)',
      keepAlive: 'how long a connection stays open without a request (default: 65)',
      drain: 'how long to go on serving once /readyz says that it ends (default: 0)',
      stopTimeout: 'how long what is in flight may take then (default: 30)',
    },
  },
  variables: `Variables that stand for options:
  TENKEN_HOST, TENKEN_PORT, TENKEN_TLS_CERT, TENKEN_TLS_KEY, TENKEN_TRUST_PROXY,
  TENKEN_METRICS_FROM, TENKEN_LOG_LEVEL; and TENKEN_METRICS_TOKEN, with which
  /metrics is read from anywhere (Authorization: Bearer …)`,
  signals: `Signals:
  SIGTERM, SIGINT   end: take nothing new, finish what is in flight
  the same again    end at once
  SIGHUP            read the certificate anew`,
  caution: (caution: Caution) =>
    // A caution's code says what its facts are, which the compiler cannot follow through a lookup by that code.
    (cautions[caution.code] as (of: Caution) => string)(caution),
  listening: (url: string) => `Serving at ${url}`,
  firstStart: (link: string, until: string) =>
    `Nobody is on record yet. Whoever opens this link becomes the first admin; it is told here alone, and good once, until ${until}: ${link}`,
  makingDemo: (folder: string) =>
    `Making a demo plant with three weeks of work in ${folder}. This takes some seconds.`,
  demo: ({ url, folder, password, pin }: { url: string; folder: string; password: string; pin: string }) => `
  Tenken 点検, with a demo plant

  Open        ${url}
  Sign in     click on anybody there
  Sign        with the password ${password} (PIN on a tablet: ${pin})
  Stop        Ctrl+C

  Everything in it is made up, and kept in ${folder}: remove that folder for a new plant.
  To begin for real: tenken serve --upgrade
`,
  stopping: 'Ending: what is in flight is finished. The same signal again ends at once.',
}
