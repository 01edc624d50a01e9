import { recorded } from './recorded.ts'

/** A request that was made, and what it was answered, as JSON has them. */
export interface Example {
  readonly request: { readonly address: string; readonly body?: unknown }
  readonly answer: unknown
}

/** Of a call by its name, such as workSessions.start. */
export function exampleOf(call: string): Example | undefined {
  const all: Readonly<Record<string, Example>> = recorded

  return all[call]
}
