import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PageHead, Panel } from '../shell/page.tsx'
import styles from './audit.module.css'
import { ExportLinks } from './export-links.tsx'
import { Verification } from './verification.tsx'

/** Whether the record is what was put on record, an export to keep elsewhere, and the way to any record's trail. */
export function AuditPage(_: PageProps) {
  const { shell } = useWords()
  const { audit } = useDeskWords()

  return (
    <>
      <PageHead help="audit" title={shell.audit} lead={audit.lead} />
      <Panel title={audit.verifyTitle}>
        <Verification />
      </Panel>
      <Panel title={audit.exportTitle}>
        <ExportLinks />
      </Panel>
      <Panel title={audit.findTitle}>
        <Finder />
      </Panel>
    </>
  )
}

const anId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

function Finder() {
  const { audit } = useDeskWords()
  const [, go] = useLocation()
  const [id, setId] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isId = anId.test(id.trim())

  return (
    <Form
      className={styles.ask}
      onSend={() => {
        setChecked(true)
        if (isId) go(`/audit/${id.trim().toLowerCase()}`)
      }}
    >
      <Field
        label={audit.id}
        hint={audit.idHint}
        value={id}
        onChange={setId}
        autoCapitalize="none"
        autoComplete="off"
        error={isChecked && !isId ? audit.needId : undefined}
      />
      <Button icon="search" type="submit">
        {audit.find}
      </Button>
    </Form>
  )
}
