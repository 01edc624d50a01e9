import { useId, useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import type { Doing } from '../offline/use-work.ts'
import { Button } from '../parts/button.tsx'
import { Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useIsOffline } from '../server/connection.ts'
import styles from './problem-sheet.module.css'

type Finding = Extract<Doing, { command: 'check' }>['finding']

const reasons = ['damaged', 'unsafe', 'wrong', 'other'] as const
type Reason = (typeof reasons)[number]

interface ProblemSheetProps {
  number: number
  onClose: () => void
  onReport: (finding: Finding) => void
}

/** What is wrong: a reason, own words, and whether a supervisor should look at it anyway. Nothing is chosen beforehand. */
export function ProblemSheet({ number, onClose, onReport }: ProblemSheetProps) {
  const { common } = useWords()
  const { problem } = useLaterWords()
  const isOffline = useIsOffline()
  const group = useId()
  const [reason, setReason] = useState<Reason>()
  const [said, setSaid] = useState('')
  const [isUnsure, setUnsure] = useState(false)
  const [isChecked, setChecked] = useState(false)
  // What no record takes, as what is pasted may bring along, would be refused only once it is sent.
  const text = said.replaceAll('\0', '').trim()
  const isSilent = reason === 'other' && !text && !isUnsure
  const isMissing = reason === undefined && !text && !isUnsure
  const report = () => {
    setChecked(true)
    if (isSilent || isMissing) return
    const named = reason === undefined || reason === 'other' ? [] : [problem.reasons[reason]]
    const feedback = [...named, ...(text ? [text] : [])].join(': ') || problem.unsure
    onReport({ result: 'fail', feedback, ...(isUnsure ? { needsReview: true } : {}) })
  }

  return (
    <Sheet title={problem.title} onClose={onClose}>
      <p className={styles.lead}>{isOffline ? problem.leadOffline(number) : problem.lead(number)}</p>
      <Form className={styles.form} onSend={report}>
        <div
          className={styles.reasons}
          role="radiogroup"
          aria-label={problem.title}
          aria-invalid={(isChecked && isMissing) || undefined}
        >
          {reasons.map((one) => (
            <label key={one} className={styles.reason}>
              <input type="radio" name={group} checked={reason === one} onChange={() => setReason(one)} />
              {problem.reasons[one]}
            </label>
          ))}
        </div>
        <LimitedField
          limit="text"
          label={problem.words}
          value={said}
          onChange={setSaid}
          rows={3}
          error={isChecked && isSilent ? problem.needWords : undefined}
        />
        <label className={styles.unsure}>
          <input type="checkbox" checked={isUnsure} onChange={(event) => setUnsure(event.target.checked)} />
          {problem.unsure}
        </label>
        {isChecked && isMissing && (
          <p className={styles.missing} role="alert">
            <Icon name="warning" />
            {problem.needReason}
          </p>
        )}
        <div className={styles.pair}>
          <Button size="large" onPress={onClose}>
            {common.back}
          </Button>
          <Button size="large" kind="stop" icon="flag" type="submit">
            {problem.send}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
