import { useDeskWords } from '../languages/desk-words.ts'
import { Chip } from '../parts/chip.tsx'
import styles from './list-page.module.css'
import type { WorkLine } from './wanted.ts'

/** What went wrong in a piece of work, and what somebody still has to answer for. */
export function MatterChips({ work }: { work: WorkLine }) {
  const { chips } = useDeskWords().records
  const { needsOverride, openFlags, failures, overrides, status } = work
  const isPlain = openFlags + failures + overrides === 0
  const isDone = status === 'completed' || status === 'approved'
  if (isPlain && !isDone) return chips.none

  return (
    <span className={styles.chips}>
      {needsOverride && (
        <Chip look="stop" icon="warning">
          {chips.needsOverride}
        </Chip>
      )}
      {openFlags > 0 && (
        <Chip look="waiting" icon="flag">
          {chips.flagged(openFlags)}
        </Chip>
      )}
      {failures > 0 && (
        <Chip look="stop" icon="cross">
          {chips.problems(failures)}
        </Chip>
      )}
      {overrides > 0 && (
        <Chip look="known" icon="pen">
          {chips.overrides(overrides)}
        </Chip>
      )}
      {isPlain && (
        <Chip look="good" icon="check">
          {chips.allOk}
        </Chip>
      )}
    </span>
  )
}
