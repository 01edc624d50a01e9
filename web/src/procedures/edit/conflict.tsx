import type { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/state.tsx'
import { useMe } from '../../server/me.ts'
import { Panel } from '../../shell/page.tsx'
import { BothChanges } from '../both-changes.tsx'
import { areOwn, changesIn } from '../changes-of-others.ts'
import styles from './editor.module.css'

interface ConflictProps {
  problem: Refused['problem']
  isBusy: boolean
  /** Saves over the state that was seen just now, so that a third change is not lost unseen either. */
  onMine: (state: string) => void
  onTheirs: () => void
}

/** The draft was saved meanwhile, also by oneself in another tab: who, both changes, and the choice. */
export function Conflict({ problem, isBusy, onMine, onTheirs }: ConflictProps) {
  const { edit } = useDeskWords().procedures
  const changed = changesIn(problem)
  const words = areOwn(changed, useMe().data?.id) ? edit.own : edit.others

  return (
    <Panel title={words.conflict}>
      <div className={styles.stack}>
        <Notice kind="problem" icon="warning">
          {words.kept}
        </Notice>
        <BothChanges changed={changed} />
        <div className={styles.row}>
          <Button onPress={onTheirs}>{words.theirs}</Button>
          <Button kind="stop" isBusy={isBusy} onPress={() => onMine(changed.state)}>
            {words.mine}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
