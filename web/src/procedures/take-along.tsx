import { useMutation } from '@tanstack/react-query'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { saveFile } from '../parts/save-file.ts'
import { Refusal } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import styles from './about.module.css'
import type { SopRecord } from './procedure.ts'

const kinds = {
  markdown: { type: 'text/markdown', ending: 'md' },
  json: { type: 'application/json', ending: 'json' },
} as const

/** The version as a file. */
export function TakeAlong({ sop }: { sop: SopRecord }) {
  const { page } = useDeskWords().procedures
  const asked = useMutation({
    mutationFn: (format: keyof typeof kinds) =>
      tenken.sops.write({ path: { id: sop.id }, query: { format } }),
    onSuccess: ({ format, text }) =>
      saveFile({
        name: `${sop.title} v${sop.version}.${kinds[format].ending}`,
        type: kinds[format].type,
        text,
      }),
  })

  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{page.takeAlongHint}</p>
      <div className={styles.buttons}>
        {(['markdown', 'json'] as const).map((format) => (
          <Button
            key={format}
            icon={deskIcons.download}
            isBusy={asked.isPending && asked.variables === format}
            onPress={() => asked.mutate(format)}
          >
            {page[format]}
          </Button>
        ))}
      </div>
      <Refusal error={asked.error} />
    </div>
  )
}
