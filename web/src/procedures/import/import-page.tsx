import { useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/state.tsx'
import { PageHead, Panel } from '../../shell/page.tsx'
import { Chooser } from './chooser.tsx'
import type { Document } from './document.ts'
import styles from './import.module.css'
import { Preview } from './preview.tsx'

/** Brings a procedure in: choose it, see what was understood, and only then keep it, as a draft. */
export function ImportPage() {
  const words = useDeskWords().procedures.import
  const [document, setDocument] = useState<Document>()
  const [pasted, setPasted] = useState('')

  return (
    <>
      <PageHead
        help="import"
        back="/procedures"
        title={words.title}
        lead={words.lead}
        actions={document && <Button onPress={() => setDocument(undefined)}>{words.another}</Button>}
      />
      {document ? (
        <div className={styles.stack}>
          {document.readAs && (
            <Notice kind="waiting" icon="info">
              {words.encoding(document.readAs)}
            </Notice>
          )}
          <Preview key={document.text} document={document} />
        </div>
      ) : (
        <Panel>
          <Chooser pasted={pasted} onPaste={setPasted} onChosen={setDocument} />
        </Panel>
      )}
    </>
  )
}
