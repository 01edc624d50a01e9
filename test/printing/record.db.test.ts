import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { type ProvenRecord, provenRecord } from '../../src/application/work-records.ts'
import {
  approveWorkSession,
  completeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { record as english } from '../../src/languages/en/record.ts'
import { words as englishWords } from '../../src/languages/en/words.ts'
import { record as japanese } from '../../src/languages/ja/record.ts'
import { words as japaneseWords } from '../../src/languages/ja/words.ts'
import type { Printing } from '../../src/printing/printing.ts'
import { printRecord } from '../../src/printing/record.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSop,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase
let proven: ProvenRecord

const hostile = `<script src="https://evil.example/x.js">'&"</script>`
const now = () => new Date()

const inEnglish: Printing = {
  texts: english,
  words: englishWords,
  time: (at) => at.toISOString(),
  moment: ({ at, device }) => at.toISOString() + (device ? ` (device: ${device.toISOString()})` : ''),
  duration: (seconds) => `${Math.round(seconds)} s`,
  at: new Date('2026-11-26T09:00:00Z'),
  version: '1.2.3',
}
const inJapanese: Printing = { ...inEnglish, texts: japanese, words: japaneseWords }

beforeAll(async () => {
  on = await aMigratedDatabase()
  proven = await anApprovedRecord()
})

afterAll(() => on.close())

describe('a record printed for an inspector', () => {
  test('holds the whole version, every check, and the sense of each signature', () => {
    const printed = textOf(printRecord(proven, inEnglish))

    const told = [
      'Switch the main breaker off',
      'Main breaker, off!',
      'Lamp is dark',
      'Nobody works on a live panel.',
      '▲ DANGER Somebody switches on',
      'Your own lock and key',
      'acknowledged worker DANGER',
      'FAIL worker “The key is missing”',
      'OVERRIDE supervisor “Spare key used”',
      'Checks 2 pass, 1 fail, 2 override',
      'Flagged 1, of which 0 not resolved',
      'Serious hazards 1 of 1 acknowledged',
      `supervisor ${proven.record.people.get(proven.record.work.approvedBy ?? '')?.email} approval`,
      'locked: nobody can change this record',
      'by Tenken 1.2.3.',
    ]
    expect(told.filter((text) => !printed.includes(text))).toEqual([])
  })

  test('says how to verify it: the last event of the work and of its SOP, with their hashes', async () => {
    const { work, sop } = proven.record
    const heads = await on.database.session((db) => db.auditEvents.headsOf([work.id, sop.lineageId]))

    const printed = textOf(printRecord(proven, inEnglish))

    expect(heads).toHaveLength(2)
    for (const { stream, position, hash } of heads) expect(printed).toContain(`${stream} ${position} ${hash}`)
    expect(printed).toContain('its 14 events were verified: 9 of the work and 5 of its SOP')
  })

  test('has no scripts and no way out, whatever the record says', () => {
    const printed = printRecord(proven, inEnglish)

    expect(printed).not.toMatch(/<(script|a|img|link|iframe|object|form)\b/i)
    expect(printed.match(/<[^>]+>/g)?.join()).not.toMatch(/\s(src|href|on\w+)=/i)
    expect(printed.replaceAll(/<[^>]*>/g, '')).toContain(
      '&#60;script src=&#34;https://evil.example/x.js&#34;&#62;&#39;&#38;&#34;',
    )
    expect(printed).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  test('is the same in Japanese', () => {
    const printed = textOf(printRecord(proven, inJapanese))

    expect(printed).toContain('点検 ヨシ 2、異常 1、特例承認 2')
    expect(printed).toContain('▲ 危険 Somebody switches on')
    expect(printed).toContain(
      'この文書の作成時に 14 件のイベント (作業 9 件、作業手順書 5 件) を検証しました。',
    )
  })

  test('says at once that its trail does not bear it out', () => {
    const { trail } = proven
    const broken = { ...proven, trail: { ...trail, unbroken: false, work: { ...trail.work, count: 2 } } }

    expect(textOf(printRecord(broken, inEnglish))).toContain('does NOT bear this record out (2 findings)')
  })

  test('leaves no doubt that unfinished work is not final', async () => {
    const worker = await aWorker(on.database)
    const { record } = proven
    const work = await on.database.session((db) =>
      startWorkSession(db, { sopId: record.sop.id, worker, at: now() }),
    )

    const printed = textOf(printRecord(await provenOf(work.id), inEnglish))

    expect(printed).toContain('in progress not final: this record can still grow')
    expect(printed).toContain('Waits for its check.')
    expect(printed).toContain('Nobody has signed this record.')
  })
})

async function anApprovedRecord(): Promise<ProvenRecord> {
  const procedure = {
    ...aProcedure,
    tasks: [...aProcedure.tasks, { title: hostile, description: hostile, steps: [aStep(hostile)] }].filter(
      ({ title }) => title !== 'Change',
    ),
  }
  const sop = await aSop(on.database, procedure)
  const [worker, supervisor] = [await aWorker(on.database), await aSupervisor(on.database)]
  const [first = '', second = '', third = ''] = sop.tasks.flatMap(({ steps }) => steps.map(({ id }) => id))

  return on.database.session(async (db) => {
    const { id } = await startWorkSession(db, { sopId: sop.id, worker, at: now() })
    const of = { workSessionId: id, worker, at: now() }
    const review = { workSessionId: id, supervisor, at: now() }
    const flagged = await recordCheck(db, {
      ...of,
      stepId: first,
      finding: { result: 'pass', needsReview: true },
    })
    await recordCheck(db, {
      ...of,
      stepId: second,
      finding: { result: 'fail', feedback: 'The key is missing' },
    })
    await acknowledgeHazards(db, of)
    await overrideCheck(db, { ...review, reason: 'Spare key used' })
    await recordCheck(db, { ...of, stepId: third, finding: { result: 'pass', feedback: hostile } })
    await completeWorkSession(db, id, worker, now())
    await overrideCheck(db, { ...review, checkId: flagged.check.id, reason: 'Seen on site' })
    await approveWorkSession(db, id, supervisor, now())

    return provenRecord(db, id)
  })
}

function provenOf(workSessionId: string): Promise<ProvenRecord> {
  return on.database.session((db) => provenRecord(db, workSessionId), {
    isolation: 'repeatable read',
    readOnly: true,
  })
}

/** What a reader sees, with one blank between words. */
function textOf(printed: string): string {
  return printed
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
}
