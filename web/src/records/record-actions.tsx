import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { saveFile } from '../parts/save-file.ts'
import type { Person } from '../server/me.ts'
import type { WorkRecord } from './work-record.ts'

/** Ways to take the record along, and to what it is proven by. */
export function RecordActions({ me, record }: { me: Person; record: WorkRecord }) {
  const { records } = useDeskWords()
  const { shell } = useWords()
  const { id } = record.work
  const download = () =>
    saveFile({
      name: `${record.sop.title} ${id}.json`,
      type: 'application/json',
      text: `${JSON.stringify(record, null, 2)}\n`,
    })

  return (
    <>
      <ButtonLink size="compact" icon={deskIcons.print} to={`/records/${id}/print`}>
        {records.print}
      </ButtonLink>
      <Button size="compact" icon={deskIcons.download} onPress={download}>
        {records.download}
      </Button>
      {me.role !== 'worker' && (
        <ButtonLink size="compact" icon={deskIcons.chain} to={`/audit/${id}`}>
          {shell.audit}
        </ButtonLink>
      )}
    </>
  )
}
