import type { Engine } from '../../src/infrastructure/database/engine.ts'

/** The same engine, whose connections begin each session with the statement that `sql` gives at that moment. */
export function beginningWith(engine: Engine, sql: () => string): Engine {
  return {
    kind: engine.kind,
    eachTransaction: engine.eachTransaction,
    get occupancy() {
      return engine.occupancy
    },
    async acquire() {
      const lease = await engine.acquire()
      const beginning = sql()
      if (beginning === '') return lease
      await lease.execute(beginning)

      return {
        tuples: (name, text, params) => lease.tuples(name, text, params),
        rows: (name, text, params) => lease.rows(name, text, params),
        execute: (text) => lease.execute(text),
        // What the session began with would stay on the connection.
        release: (state) => lease.release(state === 'clean' ? 'used' : state),
      }
    },
    close: () => engine.close(),
  }
}
