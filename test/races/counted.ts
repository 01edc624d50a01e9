import type { Connection, Engine, Lease } from '../../src/infrastructure/database/engine.ts'
import { failureOf } from '../../src/migrations/failure.ts'

/** How often statements failed, by SQLSTATE: also where the unit of work was run again and nobody heard of it. */
export type Failures = Map<string, number>

/** The same engine, which counts. */
export function counted(engine: Engine, failures: Failures): Engine {
  return {
    kind: engine.kind,
    eachTransaction: engine.eachTransaction,
    occupancy: engine.occupancy,
    acquire: async () => countedLease(await engine.acquire(), failures),
    close: () => engine.close(),
  }
}

function countedLease(lease: Lease, failures: Failures): Lease {
  const counting = async <T>(running: Promise<T>): Promise<T> => {
    try {
      return await running
    } catch (error) {
      const code = failureOf(error)?.code ?? 'unknown'
      failures.set(code, (failures.get(code) ?? 0) + 1)
      throw error
    }
  }
  const connection: Connection = {
    tuples: (name, sql, params) => counting(lease.tuples(name, sql, params)),
    rows: (name, sql, params) => counting(lease.rows(name, sql, params)),
    execute: (sql) => counting(lease.execute(sql)),
  }

  return { ...connection, release: (state) => lease.release(state) }
}
