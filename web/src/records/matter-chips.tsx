import { useDeskWords } from '../languages/desk-words.ts'
import { Chip } from '../parts/chip.tsx'
import styles from './list-page.module.css'
import type { WorkLine } from './wanted.ts'

/** Whether there is anything to tell of it: also that nothing went wrong, once it is done. */
export function hasMatters({ openFlags, failures, overrides, status }: WorkLine): boolean {
  return openFlags + failures + overrides > 0 || status === 'completed' || status === 'approved'
}

/** What went wrong in a piece of work, and what somebody still has to answer for. */
export function MatterChips({ work }: { work: WorkLine }) {
  const { chips } = useDeskWords().records
  const { needsOverride, openFlags, failures, overrides } = work
  const isPlain = openFlags + failures + overrides === 0

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
