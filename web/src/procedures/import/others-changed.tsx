import type { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { useMe } from '../../server/me.ts'
import { Panel } from '../../shell/page.tsx'
import { BothChanges } from '../both-changes.tsx'
import { areOwn, changesIn } from '../changes-of-others.ts'
import styles from './import.module.css'

/** The draft was changed since the file was taken from it: both changes, and a person says which stands. */
export function OthersChanged(props: { problem: Refused['problem']; onReplace: () => void }) {
  const words = useDeskWords().procedures.import
  const changed = changesIn(props.problem)
  const isOwn = areOwn(changed, useMe().data?.id)

  return (
    <>
      <Panel title={isOwn ? words.youChanged : words.othersChanged}>
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
