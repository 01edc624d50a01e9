import type { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/state.tsx'
import { Panel } from '../../shell/page.tsx'
import { BothChanges } from '../both-changes.tsx'
import { changesIn } from '../changes-of-others.ts'
import styles from './editor.module.css'

interface ConflictProps {
  problem: Refused['problem']
  isBusy: boolean
  /** Saves over the state that was seen just now, so that a third change is not lost unseen either. */
  onMine: (state: string) => void
  onTheirs: () => void
}

/** Somebody else has saved the draft meanwhile: who, what they changed and what one would change, and the choice. */
export function Conflict({ problem, isBusy, onMine, onTheirs }: ConflictProps) {
  const { edit } = useDeskWords().procedures
  const changed = changesIn(problem)

  return (
    <Panel title={edit.conflict}>
      <div className={styles.stack}>
        <Notice kind="problem" icon="warning">
          {edit.kept}
        </Notice>
        <BothChanges changed={changed} />
        <div className={styles.row}>
          <Button onPress={onTheirs}>{edit.theirs}</Button>
          <Button kind="stop" isBusy={isBusy} onPress={() => onMine(changed.state)}>
            {edit.mine}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
