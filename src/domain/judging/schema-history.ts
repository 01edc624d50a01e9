import type { AuditEvent } from '../audit-trail.ts'
import { wordIn } from './rows.ts'

/**
 * The revision with which the database began to hold what it did not hold since the trail began. By the names of
 * revisions, which begin with their number.
 */
export const heldSince = {
  /** A supervisor deletes and restores what was published, and says why; a draft its author, too. */
  deletion: '012_guard_deletion',
  /** Somebody is named who changes a draft or a user. */
  actor: '015_know_who_acts',
  /** No time lies ahead of the database's clock, or before what it follows, whatever the record. */
  times: '016_keep_times_in_order',
  /** What is judged is what is told; one lineage, one origin and one record an id. */
  told: '019_judge_what_is_told',
  /** Somebody can see what a text says, and why work is rejected or aborted, and what was published deleted or restored. */
  seen: '024_see_what_is_said',
  /** So can they an employee number. */
  numbers: '028_see_employee_numbers',
  /** A device changes by being enrolled and revoked only, and it and a token at a time in order. */
  secrets: '029_tell_what_secrets_are_of',
} as const

export type HeldSince = keyof typeof heldSince

/** Which revision the schema was at when, as its own stream tells; what came before that stream is not known. */
export class SchemaHistory {
  readonly #states: { from: number; revision: string | null }[] = []

  /** Takes the next event of the schema's stream. */
  add({ at, changes }: Pick<AuditEvent, 'at' | 'changes'>): void {
    for (const { to } of changes) {
      const before = wordIn(to?.['before'])
      if (before !== null) this.#states.push({ from: Number.NEGATIVE_INFINITY, revision: before })
      this.#states.push({ from: at, revision: wordIn(to?.['version_num']) })
    }
  }

  /** Whether the database held this at the moment: what came or went just then may not have been there. */
  held(what: HeldSince, at: number): boolean {
    const states = this.#states
    // It has been where it is since the first event of all.
    if (states.length === 0) return true
    let last = states.length - 1
    while (last >= 0 && (states[last]?.from ?? 0) > at) last--
    let holds = last >= 0
    for (; last >= 0; last--) {
      const { from, revision } = states[last] ?? { from: at, revision: null }
      holds &&= (revision ?? '') >= heldSince[what]
      if (from < at) break
    }

    return holds
  }

  /** Where the schema is now, as the trail has it; undefined where it does not tell. */
  get current(): string | null | undefined {
    return this.#states.at(-1)?.revision
  }
}
