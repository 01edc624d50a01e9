import type { Words } from '../words.ts'

export const words: Words = {
  record: {
    user: '利用者',
    SOP: '作業手順書',
    step: '手順',
    'work session': '作業',
    'safety check': '安全確認',
    hazard: '危険源',
    record: '記録',
  },
  severity: { low: '留意', medium: '注意', high: '警告', critical: '危険' },
  result: { pass: '合格', fail: '不合格', override: '特例承認' },
  status: {
    in_progress: '作業中',
    paused: '中断中',
    completed: '承認待ち',
    approved: '承認済み',
    rejected: '差し戻し',
    aborted: '中止',
  },
  version: { draft: '下書き', effective: '有効', superseded: '旧版', retired: '廃止' },
  meaning: { publish: '発行', approve: '承認', reject: '差し戻し', override: '特例承認' },
  role: { worker: '作業者', supervisor: '監督者', admin: '管理者' },
}
