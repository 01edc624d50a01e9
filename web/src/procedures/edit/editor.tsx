import { useEffect, useRef, useState } from 'react'
import { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Form } from '../../parts/form.tsx'
import { LeavingGuard } from '../../parts/leaving-guard.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/state.tsx'
import { tenken } from '../../server/tenken.ts'
import { useIntention } from '../../server/use-intention.ts'
import { PageHead, Panel } from '../../shell/page.tsx'
import type { SopRecord } from '../procedure.ts'
import { useProcedure } from '../queries.ts'
import { Conflict } from './conflict.tsx'
import { changed, type DraftForm, formOf, newTask, procedureOf } from './draft.ts'
import styles from './editor.module.css'
import { TaskEditor } from './task-editor.tsx'

/** What is typed stays here until it is saved, against the state that it was taken from. */
export function Editor({ sop }: { sop: SopRecord }) {
  const { procedures } = useDeskWords()
  const { edit, actions } = procedures
  const { refetch } = useProcedure(sop.id)
  const [taken, setTaken] = useState({ state: sop.state, form: formOf(sop), at: sop.updatedAt })
  const [form, setForm] = useState<DraftForm>(taken.form)
  const isSaved = form === taken.form
  /** Goes on with what is on record now; what was typed since `sent` was sent stays, not saved yet. */
  const takeAnew = async (sent?: DraftForm) => {
    const { data } = await refetch()
    if (!data) return
    const fresh = formOf(data)
    setTaken({ state: data.state, form: fresh, at: data.updatedAt })
    setForm((now) => (sent === undefined || now === sent ? fresh : now))
  }
  const save = useIntention({
    ask: async (state: string, { id: key, at }) => {
      await tenken.sops.edit({
        path: { id: sop.id },
        body: { procedure: procedureOf(form), at },
        ifMatch: state,
        key,
      })

      return form
    },
    onDone: (sent) => void takeAnew(sent),
  })
  const conflict =
    save.error instanceof Refused && save.error.problem.code === 'draft_changed'
      ? save.error.problem
      : undefined
  const objection = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (save.error) objection.current?.scrollIntoView({ block: 'center' })
  }, [save.error])
  const send = () => save.mutate(taken.state)

  return (
    <>
      {!isSaved && <LeavingGuard />}
      <PageHead
        title={edit.title(sop.version)}
        lead={
          <span role="status">
            {isSaved ? (
              <>
                {edit.saved} <Moment at={taken.at} />
              </>
            ) : (
              edit.unsaved
            )}
          </span>
        }
        back={`/procedures/${sop.id}`}
        actions={
          isSaved ? (
            <ButtonLink kind="main" to={`/procedures/${sop.id}/publish`}>
              {actions.publish}
            </ButtonLink>
          ) : (
            <Button kind="main" isBusy={save.isPending} onPress={send}>
              {edit.save}
            </Button>
          )
        }
      />
      <Form className={styles.form} onSend={send}>
        <div ref={objection}>
          {conflict ? (
            <Conflict
              problem={conflict}
              isBusy={save.isPending}
              onMine={(state) => save.mutate(state)}
              onTheirs={() => {
                save.reset()
                void takeAnew()
              }}
            />
          ) : (
            <Refusal error={save.error} />
          )}
        </div>
        <Panel>
          <LimitedField
            limit="title"
            label={edit.procedureTitle}
            value={form.title}
            onChange={(title) => setForm({ ...form, title })}
          />
        </Panel>
        {form.tasks.map((task, at) => (
          <TaskEditor
            key={task.key}
            task={task}
            number={at + 1}
            stepsBefore={form.tasks.slice(0, at).reduce((sum, { steps }) => sum + steps.length, 0)}
            onChange={(next) => setForm({ ...form, tasks: changed(form.tasks, next) })}
            onRemove={
              form.tasks.length > 1
                ? () => setForm({ ...form, tasks: form.tasks.filter(({ key }) => key !== task.key) })
                : undefined
            }
          />
        ))}
        <div className={styles.row}>
          <Button icon="plus" onPress={() => setForm({ ...form, tasks: [...form.tasks, newTask()] })}>
            {edit.addTask}
          </Button>
          {!isSaved && (
            <Button kind="main" type="submit" isBusy={save.isPending}>
              {edit.save}
            </Button>
          )}
        </div>
      </Form>
    </>
  )
}
