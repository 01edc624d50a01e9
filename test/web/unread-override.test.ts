import { describe, expect, test } from 'vitest'
import { standingOf } from '../../web/src/offline/standing.ts'
import type { Command } from '../../web/src/offline/work-on-record.ts'
import { unreadOverrideIn } from '../../web/src/work/unread-override.ts'
import { aCheck, aRecord, at } from './setup/a-record.ts'

const failed = aCheck('off', 'fail')
const override = { ...aCheck('off', 'override'), resolves: failed.id, overrideReason: 'Two of you' }
const found = (record: ReturnType<typeof aRecord>, kept: Command[] = []) =>
  unreadOverrideIn(record, standingOf(record, kept))?.overrideReason

describe('an override that its worker has not read', () => {
  test('is the one that took the work to where it stands, also after the last step', () => {
    expect(found(aRecord({ currentStepId: 'lock' }, [failed, override]))).toBe('Two of you')
    expect(found(aRecord({ currentStepId: null }, [failed, override]))).toBe('Two of you')
  })

  test('is in sight although a flag was settled after it, which itself is none', () => {
    const flagged = aCheck('off', 'pass')
    const settled = { ...aCheck('off', 'override'), id: 'settled', resolves: flagged.id }

    expect(found(aRecord({ currentStepId: 'lock' }, [failed, override, settled]))).toBe('Two of you')
    expect(found(aRecord({ currentStepId: 'lock' }, [flagged, settled]))).toBeUndefined()
  })

  test('is behind the worker who has gone on: acknowledged, answered, reported, on record or on this device', () => {
    const here = { currentStepId: 'lock' }
    const answer: Command = {
      command: 'check',
      id: 'a',
      at: at(2),
      stepId: 'lock',
      finding: { result: 'fail', feedback: 'The lock is gone' },
    }

    expect(found(aRecord(here, [failed, override], ['live']))).toBeUndefined()
    expect(found(aRecord(here, [failed, override, aCheck('lock', 'fail')]))).toBeUndefined()
    expect(found(aRecord(here, [failed, override]), [answer])).toBeUndefined()
  })
})
