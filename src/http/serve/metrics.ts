import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Engine, Occupancy } from '../../infrastructure/database/engine.ts'
import { signInFailureIn, signInFailures } from './sign-in-failures.ts'

/** What a request came to, as far as it is counted. */
export interface Counted {
  readonly method: string
  /** The pattern of its route; null where none fits. */
  readonly route: string | null
  readonly status: number
  readonly milliseconds: number
  /** What went wrong; null where nothing did. */
  readonly error: unknown
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const connections: readonly [name: string, help: string, of: (use: Occupancy) => number][] = [
  ['max', 'Connections to the database at most.', ({ most }) => most],
  ['open', 'Connections to the database that are open.', ({ open }) => open],
  ['in_use', 'Connections to the database that a session has.', ({ open, idle }) => open - idle],
  ['waiting', 'Sessions that wait for a connection to the database.', ({ waiting }) => waiting],
]

/** What is counted of a server, in the form that Prometheus reads. Routes are counted by their patterns, never by ids. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #answered: Histogram<'method' | 'route' | 'status'>
  readonly #failures: Counter<'reason'>

  /** `open` counts requests in flight. */
  constructor(engine: Pick<Engine, 'occupancy'>, inFlight: () => number) {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    this.#answered = new Histogram({
      name: 'tenken_http_request_duration_seconds',
      help: 'How long requests took until their answer began.',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    })
    this.#failures = new Counter({
      name: 'tenken_sign_in_failures_total',
      help: 'How often somebody was not let in, or did not prove who they are.',
      labelNames: ['reason'],
      registers,
    })
    // What has never happened is told as 0, so that the first time shows.
    for (const reason of signInFailures) this.#failures.inc({ reason }, 0)
    gauge(registers, { name: 'tenken_http_requests_in_flight', help: 'Requests in flight.', now: inFlight })
    for (const [name, help, of] of connections) {
      const now = () => of(engine.occupancy)
      gauge(registers, { name: `tenken_database_connections_${name}`, help, now })
    }
  }

  readonly contentType = this.#registry.contentType

  count({ method, route, status, milliseconds, error }: Counted): void {
    const failure = signInFailureIn(error)
    if (failure) this.#failures.inc({ reason: failure.why })
    this.#answered.observe(
      { method: route === null ? 'any' : method, route: route ?? 'none', status },
      milliseconds / 1_000,
    )
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }
}

interface Measured {
  name: string
  help: string
  now: () => number
}

function gauge(registers: Registry[], { name, help, now }: Measured): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(now())
    },
  })
}
