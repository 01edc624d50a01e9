import type { JudgedCheck } from './work-rows.ts'

/** What is done in a work session so far, as the rules of what comes next ask for it. */
export class DoneWork {
  readonly #checks = new Map<string, JudgedCheck>()
  readonly #newest = new Map<string, string>()
  readonly #done = new Set<string>()
  readonly #flagged = new Set<string>()
  readonly #resolved = new Set<string>()
  readonly #acknowledged: string[] = []
  /** The latest time of a check; null before there is one. */
  lastCheckedAt: Date | null = null

  check(check: JudgedCheck): void {
    const { id, stepId, result, needsReview, resolves, checkedAt } = check
    if (checkedAt && !(this.lastCheckedAt && this.lastCheckedAt >= checkedAt)) this.lastCheckedAt = checkedAt
    this.#checks.set(id, check)
    if (result !== 'override') this.#newest.set(stepId, id)
    if (result !== 'fail') this.#done.add(stepId)
    if (needsReview) this.#flagged.add(id)
    if (resolves !== null) this.#resolved.add(resolves)
  }

  acknowledge(hazardId: string): void {
    this.#acknowledged.push(hazardId)
  }

  get acknowledged(): readonly string[] {
    return this.#acknowledged
  }

  /** The check that an override of this step answers for; undefined where there is no such check. */
  answeredFor({ resolves, stepId }: JudgedCheck): JudgedCheck | undefined {
    const check = this.#checks.get(resolves ?? '')

    return check?.stepId === stepId && check.result !== 'override' ? check : undefined
  }

  /** How the check stands among the others of its step. */
  standingOf({ id, stepId }: JudgedCheck): { latest: string | undefined; resolved: boolean } {
    return { latest: this.#newest.get(stepId), resolved: this.#resolved.has(id) }
  }

  /** How many of these steps have neither a pass nor an override. */
  openSteps(stepIds: readonly string[]): number {
    return stepIds.filter((id) => !this.#done.has(id)).length
  }

  openFlags(): string[] {
    return [...this.#flagged].filter((id) => !this.#resolved.has(id))
  }
}
