import { Redirect, useLocation } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { Notice, Unanswered } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { PageHead, Panel } from '../shell/page.tsx'
import { SignatureForm } from '../signing/signature-form.tsx'
import { DifferenceView } from './difference-view.tsx'
import type { SopRecord } from './procedure.ts'
import styles from './procedure-page.module.css'
import { ProcedureText } from './procedure-text.tsx'
import { useDifference, useProcedure } from './queries.ts'

/** What a draft changes for the workers, and the signature that puts it into use. */
export function PublishPage({ me, id }: PageProps) {
  const { publish } = useDeskWords().procedures
  const found = useProcedure(id)
  const compared = useDifference(id, undefined)
  if (!found.data || compared.data === undefined) return <Unanswered of={[found, compared]} />
  if (found.data.status !== 'draft') return <Redirect to={`/procedures/${id}`} replace />
  const before = compared.data

  return (
    <>
      <PageHead
        title={publish.title(found.data.version)}
        lead={found.data.title}
        back={`/procedures/${id}`}
      />
      <div className={styles.columns}>
        <div className={styles.document}>
          {before ? (
            <Panel title={publish.difference(before.from.version)}>
              <DifferenceView difference={before} />
            </Panel>
          ) : (
            <>
              <Notice kind="known" icon="info">
                {publish.firstText}
              </Notice>
              <ProcedureText sop={found.data} />
            </>
          )}
        </div>
        <div className={styles.beside}>
          <Signing me={me} sop={found.data} replaces={before?.from} />
        </div>
      </div>
    </>
  )
}

interface SigningProps {
  me: Person
  sop: SopRecord
  replaces: { version: number; status: string } | undefined
}

function Signing({ me, sop, replaces }: SigningProps) {
  const { procedures, signing } = useDeskWords()
  const { publish } = procedures
  const [, go] = useLocation()
  const sign = useIntention({
    ask: (password: string, { id: key, at }) =>
      tenken.sops.publish({ path: { id: sop.id }, body: { password, at }, key }),
    onDone: () => go(`/procedures/${sop.id}`, { replace: true }),
  })

  return (
    <Panel title={signing.title}>
      <SignatureForm
        me={me}
        statement={
          publish.statement(sop.title, sop.version) +
          (replaces?.status === 'effective' ? publish.replaces(replaces.version) : '')
        }
        button={publish.button(sop.version)}
        onSign={(password) => sign.mutate(password)}
        isBusy={sign.isPending}
        error={sign.error}
      />
    </Panel>
  )
}
