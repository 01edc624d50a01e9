import { useWords } from '../languages/words.tsx'
import { Chip } from '../parts/chip.tsx'
import type { WorkRecord } from './work-record.ts'

const looks = {
  in_progress: { look: 'known', icon: 'play' },
  paused: { look: 'quiet', icon: 'pause' },
  completed: { look: 'waiting', icon: 'clock' },
  approved: { look: 'good', icon: 'lock' },
  rejected: { look: 'stop', icon: 'cross' },
  aborted: { look: 'quiet', icon: 'cross' },
} as const

export function WorkStatusChip({ status }: { status: WorkRecord['work']['status'] }) {
  const { workStatus } = useWords()

  return <Chip {...looks[status]}>{workStatus[status]}</Chip>
}
