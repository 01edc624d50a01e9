import { useEffect, useRef } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { nameOf } from '../records/work-record.ts'
import { StepList } from './step-list.tsx'
import { overridesIn } from './unread-override.ts'

/** The whole procedure at a glance, open at the step that waits: what is done, what comes. */
export function Glance(props: { record: WorkRecord; standing: Standing; onClose: () => void }) {
  const { record, standing, onClose } = props
  const words = useWords()
  const { overridden } = useLaterWords()
  const steps = stepsOf(record.sop)
  // The newest of a step is how it was left; a flag is settled after its step has passed.
  const otherwise = new Map(
    overridesIn(record).map(({ stepId, overrideBy }) => [stepId, overridden.by(nameOf(record, overrideBy))]),
  )
  const done = standing.step ? standing.step.number - 1 : steps.length

  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current=step]')?.scrollIntoView({ block: 'center' })
  }, [])

  return (
    <Sheet title={record.sop.title} onClose={onClose}>
      <div ref={list}>
        <StepList tasks={record.sop.tasks} done={done} current={standing.step?.id} otherwise={otherwise} />
      </div>
      <Button size="large" onPress={onClose}>
        {words.common.close}
      </Button>
    </Sheet>
  )
}
