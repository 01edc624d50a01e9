import { useState } from 'react'
import type { PageProps } from '../../areas.tsx'
import { useDeskWords } from '../../languages/desk-words.ts'
import { stepsOf } from '../../offline/work-on-record.ts'
import { Button } from '../../parts/button.tsx'
import { PageState, Unanswered } from '../../parts/state.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useProcedure } from '../queries.ts'
import { Phone } from './phone.tsx'
import styles from './preview.module.css'

/** Goes through a version as a worker does, on a screen of a phone's size; nothing of it is put on record. */
export function PreviewPage({ id }: PageProps) {
  const { preview } = useDeskWords().procedures
  const found = useProcedure(id)
  const sop = found.data
  const [at, setAt] = useState(0)
  if (!sop) return <Unanswered of={[found]} />
  const steps = stepsOf(sop)
  const step = steps[at]
  const last = steps.length

  return (
    <>
      <PageHead title={preview.title} lead={preview.lead} back={`/procedures/${id}`} />
      <div className={styles.stage}>
        <section className={styles.frame} aria-label={preview.screen}>
          {step ? (
            <Phone key={step.id} tasks={sop.tasks} step={step} onDone={() => setAt(at + 1)} />
          ) : (
            <PageState icon="check" title={preview.end} text={preview.endText}>
              <Button onPress={() => setAt(0)}>{preview.again}</Button>
            </PageState>
          )}
        </section>
        <div className={styles.steps}>
          <Button icon="back" onPress={() => setAt(Math.max(0, at - 1))}>
            {preview.previous}
          </Button>
          <span role="status">{step && preview.place(step.number, last)}</span>
          <Button icon="next" onPress={() => setAt(Math.min(last, at + 1))}>
            {preview.next}
          </Button>
        </div>
      </div>
    </>
  )
}
