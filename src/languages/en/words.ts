import type { Words } from '../words.ts'

export const words: Words = {
  record: {
    user: 'user',
    SOP: 'SOP',
    step: 'step',
    'work session': 'work session',
    'safety check': 'safety check',
    hazard: 'hazard',
    record: 'record',
  },
  severity: { low: 'Note', medium: 'CAUTION', high: 'WARNING', critical: 'DANGER' },
  result: { pass: 'pass', fail: 'FAIL', override: 'OVERRIDE' },
  status: {
    in_progress: 'in progress',
    paused: 'paused',
    completed: 'completed',
    approved: 'approved',
    rejected: 'rejected',
    aborted: 'aborted',
  },
  version: { draft: 'draft', effective: 'effective', superseded: 'superseded', retired: 'retired' },
  meaning: { publish: 'publication', approve: 'approval', reject: 'rejection', override: 'override' },
  role: { worker: 'worker', supervisor: 'supervisor', admin: 'admin' },
}
