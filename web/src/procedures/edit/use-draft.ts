import { useCallback, useState } from 'react'
import { tenken } from '../../server/tenken.ts'
import { useIntention } from '../../server/use-intention.ts'
import type { SopRecord } from '../procedure.ts'
import { useProcedure } from '../queries.ts'
import { restored } from './arranging.ts'
import { type DraftForm, formOf, procedureOf } from './draft.ts'

/** Makes one form of another. */
type Change = (form: DraftForm) => DraftForm

interface Edited {
  form: DraftForm
  /** What it was before each move and each removal that can be taken back. */
  before: readonly DraftForm[]
}

/** A draft while it is edited. What is typed stays here until it is saved, against the state that it was taken from. */
export function useDraft(sop: SopRecord) {
  const { refetch } = useProcedure(sop.id)
  const [taken, setTaken] = useState(() => ({ state: sop.state, form: formOf(sop), at: sop.updatedAt }))
  const [{ form, before }, setEdited] = useState<Edited>({ form: taken.form, before: [] })
  const change = useCallback(
    (how: Change) => setEdited((edited) => ({ ...edited, form: how(edited.form) })),
    [],
  )
  /** Moves or removes, which can be taken back. */
  const arrange = useCallback(
    (how: Change) =>
      setEdited((edited) => {
        const next = how(edited.form)

        return next === edited.form ? edited : { form: next, before: [...edited.before, edited.form] }
      }),
    [],
  )
  const takeBack = useCallback(
    () =>
      setEdited((edited) => {
        const then = edited.before.at(-1)

        return then ? { form: restored(edited.form, then), before: edited.before.slice(0, -1) } : edited
      }),
    [],
  )
  /** Goes on with what is on record now; what was typed since `sent` was sent stays, not saved yet. */
  const takeAnew = async (sent?: DraftForm) => {
    const { data } = await refetch()
    if (!data) return
    const fresh = formOf(data)
    setTaken({ state: data.state, form: fresh, at: data.updatedAt })
    setEdited((now) => (sent === undefined || now.form === sent ? { form: fresh, before: [] } : now))
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

  return {
    form,
    taken,
    isSaved: form === taken.form,
    change,
    arrange,
    takeBack: before.length > 0 ? takeBack : undefined,
    takeAnew,
    save,
  }
}
