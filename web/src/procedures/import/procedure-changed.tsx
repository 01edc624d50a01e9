import type { Refused } from 'tenken/client'
import { Link } from 'wouter'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { Recorded } from '../../parts/recorded.tsx'
import { Notice } from '../../parts/state.tsx'
import { Panel } from '../../shell/page.tsx'
import { type Difference, DifferenceView } from '../difference-view.tsx'
import type { Status } from '../procedure.ts'
import { StatusChip } from '../status-chip.tsx'
import styles from './import.module.css'

/** What the error of this code tells (docs/errors.md). */
interface Facts {
  candidates: { id: string; title: string; version: number; status: Status }[]
  difference: Difference | null
}

interface ProcedureChangedProps {
  problem: Refused['problem']
  /** Somebody has said what it is, and that was not enough. */
  isDecided: boolean
  onChoose: (what: 'revise' | 'new') => void
}

/** A procedure of this title says something else: a person says whether this is a new version of it, or another one. */
export function ProcedureChanged({ problem, isDecided, onChoose }: ProcedureChangedProps) {
  const { procedures } = useDeskWords()
  const words = procedures.import
  // The code says which facts are there, which no type can.
  const { candidates, difference } = problem.data as unknown as Facts
  const isOne = candidates.length === 1

  return (
    <>
      <Panel title={words.changed}>
        <div className={styles.stack}>
          <ul aria-label={words.candidates}>
            {candidates.map(({ id, title, version, status }) => (
              <li key={id} className={styles.line}>
                <Link to={`/procedures/${id}`}>
                  <Recorded text={title} />, {procedures.version(version)}
                  {!isOne && ` · ID …${id.slice(-6)}`}
                </Link>
                <StatusChip status={status} deletedAt={null} />
              </li>
            ))}
          </ul>
          {!isOne && (
            <Notice kind={isDecided ? 'problem' : 'known'} icon="info">
              {words.several}
            </Notice>
          )}
          <h3>{words.ifChanged}</h3>
          <div className={styles.line}>
            {isOne && (
              <Button kind="main" onPress={() => onChoose('revise')}>
                {words.ifChangedOf.revise}
              </Button>
            )}
            <Button onPress={() => onChoose('new')}>{words.ifChangedOf.new}</Button>
          </div>
        </div>
      </Panel>
      {difference && (
        <Panel title={words.yours}>
          <DifferenceView difference={difference} />
        </Panel>
      )}
    </>
  )
}
