import { useDeskWords } from '../languages/desk-words.ts'
import { Chip } from '../parts/chip.tsx'
import type { Status } from './procedure.ts'

const looks = {
  draft: { look: 'known', icon: 'pen' },
  effective: { look: 'good', icon: 'check' },
  superseded: { look: 'quiet' },
  retired: { look: 'quiet' },
} as const

/** How a version stands, and whether it is deleted. */
export function StatusChip({ status, deletedAt }: { status: Status; deletedAt: string | null }) {
  const { procedures } = useDeskWords()

  return (
    <>
      <Chip {...looks[status]}>{procedures.status[status]}</Chip>
      {deletedAt && (
        <Chip look="stop" icon="cross">
          {procedures.deleted}
        </Chip>
      )}
    </>
  )
}
