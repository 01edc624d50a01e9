import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StepList } from './step-list.tsx'

/** The whole procedure at a glance: what is done, what waits, what comes. */
export function Glance(props: { record: WorkRecord; standing: Standing; onClose: () => void }) {
  const { record, standing, onClose } = props
  const words = useWords()
  const steps = stepsOf(record.sop)
  const done = standing.step ? standing.step.number - 1 : steps.length

  return (
    <Sheet title={record.sop.title} onClose={onClose}>
      <StepList tasks={record.sop.tasks} done={done} current={standing.step?.id} />
      <Button size="large" onPress={onClose}>
        {words.common.close}
      </Button>
    </Sheet>
  )
}
