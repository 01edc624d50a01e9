import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Refused } from 'tenken/client'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Form } from '../../parts/form.tsx'
import { LeavingGuard } from '../../parts/leaving-guard.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/state.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { PageHead, Panel } from '../../shell/page.tsx'
import type { SopRecord } from '../procedure.ts'
import { AsWorker } from './as-worker.tsx'
import { Conflict } from './conflict.tsx'
import styles from './editor.module.css'
import { TaskEditor } from './task-editor.tsx'
import { useDraft } from './use-draft.ts'
import { useEdits } from './use-edits.ts'

/** With more steps than this the tasks begin folded: a page of thousands would stand still. */
const manySteps = 200

/** The outline of a draft with the form of the step that is open; beside it, where there is room, that step as its worker sees it. */
export function Editor({ sop }: { sop: SopRecord }) {
  const { edit, actions } = useDeskWords().procedures
  const draft = useDraft(sop)
  const { form, taken, isSaved, takeBack, takeAnew, save } = draft
  const { edits, open, said, say } = useEdits(draft)
  const hasRoom = useMedia('(min-width: 1160px)')
  const conflict =
    save.error instanceof Refused && save.error.problem.code === 'draft_changed'
      ? save.error.problem
      : undefined
  const objection = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (save.error) objection.current?.scrollIntoView({ block: 'center' })
  }, [save.error])
  const send = () => save.mutate(taken.state)
  const goBack = () => {
    takeBack?.()
    say(edit.takenBack)
  }
  const steps = form.tasks.reduce((sum, task) => sum + task.steps.length, 0)

  return (
    <>
      {!isSaved && <LeavingGuard />}
      <PageHead title={edit.title(sop.version)} back={`/procedures/${sop.id}`} />
      <div className={styles.bar}>
        <p role="status">
          {isSaved ? (
            <>
              {edit.saved} <Moment at={taken.at} as="recent" />
            </>
          ) : (
            edit.unsaved
          )}
        </p>
        {takeBack && (
          <Button kind="quiet" onPress={goBack}>
            {edit.takeBack}
          </Button>
        )}
        {isSaved ? (
          <ButtonLink kind="main" to={`/procedures/${sop.id}/publish`}>
            {actions.publish}
          </ButtonLink>
        ) : (
          <Button kind="main" isBusy={save.isPending} onPress={send}>
            {edit.save}
          </Button>
        )}
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
      <div className={styles.sides}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the form, not of an element. */}
        <div onKeyDown={takesBack(takeBack && goBack)}>
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
                onChange={edits.title}
              />
            </Panel>
            {form.tasks.map((task, at) => (
              <TaskEditor
                key={task.key}
                task={task}
                number={at + 1}
                stepsBefore={form.tasks.slice(0, at).reduce((sum, one) => sum + one.steps.length, 0)}
                open={task.steps.some(({ key }) => key === open) ? open : undefined}
                beginsFolded={at > 0 && steps > manySteps}
                isOnly={form.tasks.length === 1}
                edits={edits}
              />
            ))}
            <p className={classes(styles.quiet, styles.keys)}>{edit.keys}</p>
            <div className={styles.row}>
              <Button icon="plus" onPress={edits.addTask}>
                {edit.addTask}
              </Button>
            </div>
          </Form>
        </div>
        {hasRoom && <AsWorker form={form} open={open} onOpen={edits.toggle} />}
      </div>
    </>
  )
}

/** Ctrl+Z outside a field: within one the browser takes back what was typed. */
function takesBack(goBack: (() => void) | undefined) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || !goBack) return
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return
    if (event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    goBack()
  }
}
