import { useId, useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { useWords } from '../../languages/words.tsx'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { deskIcons } from '../../parts/desk-icons.ts'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/state.tsx'
import { type Document, documentIn, type WhyNoDocument } from './document.ts'
import styles from './import.module.css'

interface ChooserProps {
  pasted: string
  onPaste: (text: string) => void
  onChosen: (document: Document) => void
}

/** A file, by dropping or choosing it, or a text that is pasted. */
export function Chooser({ pasted, onPaste, onChosen }: ChooserProps) {
  const words = useDeskWords().procedures.import
  const { common } = useWords()
  const [isOver, setOver] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const [why, setWhy] = useState<WhyNoDocument>()
  const input = useId()
  const take = async (file: File | undefined) => {
    if (!file) return
    const found = await documentIn(file)
    if (typeof found === 'string') setWhy(found)
    else onChosen(found)
  }

  return (
    <div className={styles.stack}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button in it, which does the same. */}
      <div
        className={classes(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        <Icon name={deskIcons.download} />
        <p>{words.drop}</p>
        <input
          id={input}
          className={styles.file}
          type="file"
          accept=".md,.markdown,.txt,.json,text/markdown,text/plain,application/json"
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
        <label className={styles.choose} htmlFor={input}>
          {words.choose}
        </label>
      </div>
      {why && (
        <Notice kind="problem" icon="warning">
          {words[why]}
        </Notice>
      )}
      <Form
        className={styles.stack}
        onSend={() => {
          setChecked(true)
          if (pasted.trim()) onChosen({ text: pasted })
        }}
      >
        <Field
          label={words.paste}
          hint={words.pasteHint}
          value={pasted}
          onChange={onPaste}
          rows={8}
          error={isChecked && !pasted.trim() ? common.required : undefined}
        />
        <div>
          <Button type="submit">{words.read}</Button>
        </div>
      </Form>
    </div>
  )
}
