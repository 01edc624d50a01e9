import type { Severity } from './procedure.ts'

type Serious = Extract<Severity, 'high' | 'critical'>

/** High and critical hazards are acknowledged before their step is checked. */
export function isSerious<H extends { severity: Severity }>(hazard: H): hazard is H & { severity: Serious } {
  return hazard.severity === 'high' || hazard.severity === 'critical'
}
