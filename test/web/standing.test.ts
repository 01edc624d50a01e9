import { describe, expect, test } from 'vitest'
import {
  commandsAfter,
  fits,
  fittingOf,
  standingOf,
  unacknowledgedIn,
} from '../../web/src/offline/standing.ts'
import { type Command, stepsOf } from '../../web/src/offline/work-on-record.ts'
import { aCheck, anEntry, aRecord, at } from './setup/a-record.ts'

const acknowledge = (hazardId: string): Command => ({
  command: 'acknowledge',
  id: `ack-${hazardId}`,
  at: at(1),
  hazardIds: [hazardId],
})
const pass = (stepId: string): Command => ({
  command: 'check',
  id: `pass-${stepId}`,
  at: at(2),
  stepId,
  finding: { result: 'pass' },
})
const fail = (stepId: string, feedback = 'The hasp is bent'): Command => ({
  command: 'check',
  id: `fail-${stepId}`,
  at: at(3),
  stepId,
  finding: { result: 'fail', feedback },
})
const plain = (command: 'pause' | 'resume' | 'complete'): Command => ({ command, id: command, at: at(4) })

describe('work with what the device has kept', () => {
  test('numbers its steps through all tasks', () => {
    const steps = stepsOf(aRecord().sop)

    expect(steps.map(({ id, number, task }) => [id, number, task.number])).toEqual([
      ['off', 1, 1],
      ['lock', 2, 2],
      ['pull', 3, 2],
    ])
  })

  test('goes on to the next step with a pass, and is done after the last', () => {
    const { step } = standingOf(aRecord(), [pass('off')])
    const end = standingOf(aRecord({ currentStepId: 'pull' }), [pass('pull')])

    expect(step).toMatchObject({ id: 'lock', number: 2, task: { number: 2 } })
    expect(end).toMatchObject({ status: 'in_progress', step: null })
  })

  test('stays at a step that failed, and says what was wrong, until it passes', () => {
    const failed = standingOf(aRecord(), [fail('off')])
    const passed = standingOf(aRecord(), [fail('off'), pass('off')])

    expect(failed).toMatchObject({ step: { id: 'off' }, failure: { says: 'The hasp is bent', at: at(3) } })
    expect(passed).toMatchObject({ step: { id: 'lock' }, failure: null })
  })

  test('knows a failure on record, and not one that was overridden or passed since', () => {
    const held = aRecord({}, [aCheck('off', 'fail')])
    const resolved = aRecord({}, [aCheck('off', 'fail'), aCheck('off', 'pass')])
    const overridden = aRecord({}, [aCheck('off', 'fail'), aCheck('off', 'override')])

    expect(standingOf(held, []).failure).toMatchObject({ says: 'Wrong' })
    expect(standingOf(resolved, []).failure).toBeNull()
    expect(standingOf(overridden, []).failure).toBeNull()
  })

  test('waits with a pass for every serious hazard, and with a report for none', () => {
    const record = aRecord({ currentStepId: 'lock' })
    const unseen = standingOf(record, [])
    const seen = standingOf(record, [acknowledge('live')])

    expect(unacknowledgedIn(unseen).map(({ id }) => id)).toEqual(['live'])
    expect(fits(unseen, pass('lock'))).toBe(false)
    expect(fits(unseen, fail('lock'))).toBe(true)
    expect(unacknowledgedIn(seen)).toEqual([])
    expect(seen.acknowledged.get('live')).toBe(at(1))
    expect(fits(seen, pass('lock'))).toBe(true)
  })

  test('takes nothing while it is paused but to resume it', () => {
    const paused = standingOf(aRecord(), [plain('pause')])

    expect(paused).toMatchObject({ status: 'paused', pausedAt: at(4) })
    expect(fits(paused, pass('off'))).toBe(false)
    expect(standingOf(aRecord(), [plain('pause'), plain('resume'), pass('off')])).toMatchObject({
      status: 'in_progress',
      pausedAt: null,
      step: { id: 'lock' },
    })
  })

  test('is handed in only when every step is done', () => {
    expect(fits(standingOf(aRecord(), []), plain('complete'))).toBe(false)
    expect(standingOf(aRecord({ currentStepId: 'pull' }), [pass('pull'), plain('complete')]).status).toBe(
      'completed',
    )
  })

  test('is the same where what was kept is on record by now, in any part of it', () => {
    const commands = [pass('off'), acknowledge('live'), fail('lock'), pass('lock')]
    const whole = standingOf(aRecord(), commands)
    const checks = [aCheck('off', 'pass'), aCheck('lock', 'fail')]
    const halfway = aRecord({ currentStepId: 'lock' }, checks, ['live'])

    expect(standingOf(halfway, commands)).toMatchObject({ step: { id: whole.step?.id }, failure: null })
  })

  test('keeps of what follows a refusal what still fits: another device was at that step first', () => {
    const ahead = aRecord({ currentStepId: 'lock' }, [aCheck('off', 'pass')])
    const rest = [acknowledge('live'), pass('lock'), pass('pull'), plain('complete')]

    expect(fittingOf(ahead, rest)).toEqual(rest)
    expect(fittingOf(aRecord({ status: 'aborted' }), rest)).toEqual([])
    expect(fittingOf(aRecord(), rest)).toEqual([])
  })
})

test('what is on record since the record was read counts, what was refused or read does not', () => {
  const kept = { record: aRecord(), askedAt: 1_000 }
  const command = pass('off')

  const of = (state: 'waiting' | 'done' | 'refused', changedAt: number, workId = 'work') =>
    commandsAfter(kept, [anEntry(command, { state, changedAt, workId })])

  expect(of('waiting', 0)).toEqual([command])
  expect(of('done', 1_000)).toEqual([command])
  expect(of('done', 999)).toEqual([])
  expect(of('refused', 2_000)).toEqual([])
  expect(of('waiting', 2_000, 'another')).toEqual([])
})
