import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Qr } from '../parts/qr.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice, Unanswered } from '../parts/state.tsx'
import { OnlyHere } from '../shell/only-here.tsx'
import { PageHead } from '../shell/page.tsx'
import styles from './poster-page.module.css'
import type { SopRecord } from './procedure.ts'
import { useProcedure } from './queries.ts'

/** What hangs on the wall: one A4 page, for whichever version is in use. */
export function PosterPage({ id }: PageProps) {
  const { poster } = useDeskWords().procedures
  const found = useProcedure(id)
  const sop = found.data
  if (!sop) return <Unanswered of={[found]} />

  return (
    <>
      <div className={styles.tools}>
        <PageHead
          title={poster.title}
          lead={poster.lead}
          back={`/procedures/${id}`}
          actions={
            <Button kind="main" icon={deskIcons.print} onPress={() => print()}>
              {poster.print}
            </Button>
          }
        />
        <OnlyHere />
        {sop.status !== 'effective' && (
          <Notice kind="waiting" icon="info">
            {poster.notInUse}
          </Notice>
        )}
      </div>
      <Poster sop={sop} />
    </>
  )
}

function Poster({ sop }: { sop: SopRecord }) {
  const { poster } = useDeskWords().procedures
  const address = `${location.origin}/start/${sop.lineageId}`

  return (
    <article className={styles.poster}>
      <p className={styles.brand}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        Tenken
      </p>
      <h2 className={styles.title}>
        <Recorded text={sop.title} as="title" />
      </h2>
      <div className={styles.code}>
        <Qr text={address} label={poster.qr(sop.title)} />
      </div>
      <ol className={styles.steps}>
        <Todo icon={deskIcons.device} says={poster.steps.scan} />
        <Todo icon="lock" says={poster.steps.signIn} />
        <Todo icon="check" says={poster.steps.follow} />
      </ol>
      <p className={styles.address}>
        {poster.address} <span>{address}</span>
      </p>
    </article>
  )
}

function Todo({ icon, says }: { icon: IconName; says: string }) {
  return (
    <li>
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      {says}
    </li>
  )
}
