import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import styles from './about.module.css'
import type { SopRecord } from './procedure.ts'

/** Where a version comes from: who wrote it, who answers for it, who took it out of use. */
export function About({ sop }: { sop: SopRecord }) {
  const { procedures } = useDeskWords()
  const { page } = procedures
  const { recordedAt, signature, people } = sop
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name
  const counts = sop.tasks.flatMap(({ steps }) => steps)

  return (
    <dl className={styles.facts}>
      <Fact name={page.created} at={recordedAt.created ?? sop.createdAt} by={nameOf(sop.createdBy)} />
      <Fact
        name={page.published}
        at={recordedAt.published ?? sop.publishedAt}
        by={signature?.signerName ?? nameOf(sop.publishedBy)}
      />
      <Fact name={page.retired} at={recordedAt.retired ?? sop.retiredAt} by={nameOf(sop.retiredBy)} />
      <div>
        <dt>{page.contents}</dt>
        <dd>
          {[
            procedures.taskCount(sop.tasks.length),
            procedures.stepCount(counts.length),
            procedures.hazardCount(counts.reduce((sum, { hazards }) => sum + hazards.length, 0)),
          ].join(' · ')}
        </dd>
      </div>
      <div>
        <dt>{page.id}</dt>
        <dd>{sop.lineageId}</dd>
      </div>
    </dl>
  )
}

function Fact({ name, at, by }: { name: string; at: string | null; by: string | undefined }) {
  const { page } = useDeskWords().procedures
  if (at === null) return null

  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Moment at={at} />
        {by && <span className={styles.by}>{page.by(by)}</span>}
      </dd>
    </div>
  )
}
