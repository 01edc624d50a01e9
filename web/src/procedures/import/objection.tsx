import { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Failed, Notice } from '../../parts/state.tsx'
import { Panel } from '../../shell/page.tsx'
import styles from './import.module.css'
import { OthersChanged } from './others-changed.tsx'
import { ProcedureChanged } from './procedure-changed.tsx'

/** What somebody has decided about what stands against the import. */
export interface Choices {
  ifChanged?: 'revise' | 'new'
  changesOfOthers?: 'undone'
}

interface ObjectionProps {
  error: unknown
  text: string
  choices: Choices
  onChoose: (choices: Choices) => void
  onRetry: () => Promise<unknown>
}

/** Why it is not imported as it is, and what there is to decide. */
export function Objection({ error, text, choices, onChoose, onRetry }: ObjectionProps) {
  if (!(error instanceof Refused)) return <Failed error={error} onRetry={onRetry} />
  const { problem } = error
  if (problem.code === 'procedure_changed')
    return (
      <ProcedureChanged
        problem={problem}
        isDecided={choices.ifChanged !== undefined}
        onChoose={(ifChanged) => onChoose({ ...choices, ifChanged })}
      />
    )
  if (problem.code === 'draft_changed')
    return (
      <OthersChanged
        problem={problem}
        onReplace={() => onChoose({ ...choices, changesOfOthers: 'undone' })}
      />
    )
  if (problem.kind !== 'invalid') return <Failed error={error} onRetry={onRetry} />

  return <Unreadable problem={problem} text={text} />
}

/** What is wrong with the text, with the line that it is about. */
function Unreadable({ problem, text }: { problem: Refused['problem']; text: string }) {
  const words = useDeskWords().procedures.import
  const { detail, next, data } = problem
  const line = typeof data['line'] === 'number' ? data['line'] : undefined
  const lines = text.split('\n')

  return (
    <Panel title={words.refused}>
      <div className={styles.stack}>
        <Notice kind="problem" icon="warning">
          <p>{detail}</p>
          {next && <p>{next}</p>}
        </Notice>
        {line !== undefined && (
          <ol className={styles.lines} start={Math.max(1, line - 2)}>
            {lines.slice(Math.max(0, line - 3), line + 2).map((one, at) => {
              const number = Math.max(1, line - 2) + at

              return (
                <li key={number} className={number === line ? styles.wrong : undefined}>
                  <span className={styles.number}>{words.atLine(number)}</span>
                  <code>{one || ' '}</code>
                </li>
              )
            })}
          </ol>
        )}
      </div>
    </Panel>
  )
}
