import type { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Panel } from '../../shell/page.tsx'
import { BothChanges } from '../both-changes.tsx'
import { changesIn } from '../changes-of-others.ts'
import styles from './import.module.css'

/** Others have changed the draft since the file was taken from it: both changes, and a person says which stands. */
export function OthersChanged(props: { problem: Refused['problem']; onReplace: () => void }) {
  const words = useDeskWords().procedures.import
  const changed = changesIn(props.problem)

  return (
    <>
      <Panel title={words.othersChanged}>
        <div className={styles.stack}>
          <BothChanges changed={changed} />
        </div>
      </Panel>
      <Panel title={words.ofOthers}>
        <div className={styles.line}>
          <ButtonLink to={`/procedures/${changed.id}`}>{words.ofOthersOf.kept}</ButtonLink>
          <Button kind="stop" onPress={props.onReplace}>
            {words.ofOthersOf.undone}
          </Button>
        </div>
      </Panel>
    </>
  )
}
