import { describe, expect, test } from 'vitest'
import { trail } from '../../src/languages/ja/trail.ts'
import { deedsOf, type TrailEvent, told, wantedEvents } from '../../web/src/audit/trail.ts'

type Changes = TrailEvent['changes']

describe('what an event changed is told', () => {
  test('without what follows of itself', () => {
    const changes: Changes = [
      {
        table: 'work_sessions',
        id: 'work',
        from: { status: 'completed', locked: false, approved_at: null },
        to: { status: 'approved', locked: true, approved_at: 1775035800 },
      },
    ]

    expect(told({ changes })).toEqual([
      { how: 'changed', column: 'status', from: 'completed', to: 'approved', row: undefined },
    ])
  })

  test('of a new row with what it says, of a signature with whose it is', () => {
    const changes: Changes = [
      {
        table: 'safety_checks',
        id: 'check',
        from: null,
        to: { step_id: 'one', result: 'fail', feedback_text: 'The lamp is lit', needs_review: false },
      },
      {
        table: 'signatures',
        id: 'signature',
        from: null,
        to: { signer_name: 'Aiko Mori', meaning: 'approve' },
      },
    ]

    expect(told({ changes })).toEqual([
      { how: 'is', column: 'step_id', value: 'one' },
      { how: 'is', column: 'feedback_text', value: 'The lamp is lit' },
      { how: 'signed', name: 'Aiko Mori', meaning: 'approve' },
    ])
  })

  test('of many rows by their number, of a changed part with which one it is', () => {
    const changes: Changes = [
      { table: 'steps', id: 'one', from: null, to: {} },
      { table: 'steps', id: 'two', from: null, to: {} },
      { table: 'hazards', id: 'shock', from: { severity: 'low' }, to: { severity: 'high' } },
      { table: 'tasks', id: 'old', from: {}, to: null },
    ]

    expect(told({ changes })).toEqual([
      { how: 'added', table: 'steps', ids: ['one', 'two'] },
      {
        how: 'changed',
        column: 'severity',
        from: 'low',
        to: 'high',
        row: { table: 'hazards', id: 'shock' },
      },
      { how: 'removed', table: 'tasks', ids: ['old'] },
    ])
  })
})

test('events are found by what was done, and by whom', () => {
  let position = 0
  const event = (verb: string, actor: string | null) =>
    ({ position: ++position, verb, actor, changes: [] as Changes }) as TrailEvent
  const events = [event('start', 'a'), event('pass', 'a'), event('approve', 'b'), event('adopt', null)]
  const verbs = (wanted: { deed: string; actor: string }) =>
    wantedEvents(events, wanted).map(({ verb }) => verb)

  expect(verbs({ deed: '', actor: '' })).toEqual(['start', 'pass', 'approve', 'adopt'])
  expect(verbs({ deed: '', actor: 'a' })).toEqual(['start', 'pass'])
  expect(verbs({ deed: 'pass', actor: 'b' })).toEqual([])
})

test('an override is called one where it answers for a failure; where it answers for a flag, that is settled', () => {
  const event = (position: number, verb: string, to: Changes[number]['to']) =>
    ({
      position,
      verb,
      changes: [{ table: 'safety_checks', id: `check ${position}`, from: null, to }],
    }) as TrailEvent
  const events = [
    event(1, 'fail', { result: 'fail' }),
    event(2, 'override', { result: 'override', resolves: 'check 1' }),
    event(3, 'pass', { result: 'pass', needs_review: true }),
    event(4, 'override', { result: 'override', resolves: 'check 3' }),
  ]

  expect([...deedsOf(events).values()]).toEqual(['fail', 'override', 'pass', 'settle'])
  expect(wantedEvents(events, { deed: 'override', actor: '' }).map(({ position }) => position)).toEqual([2])
})

test('why a check was overridden is told once, as the reason of the event', () => {
  const to = { step_id: 'step', result: 'override', override_reason: 'The charger was faulty.' }

  expect(told({ changes: [{ table: 'safety_checks', id: 'check', from: null, to }] })).toEqual([
    { how: 'is', column: 'step_id', value: 'step' },
  ])
})

test('the Japanese trail names a version as a plant does, and quotes within quotes are double', () => {
  const { kinds, named } = trail

  expect(named(kinds['sops'] ?? '', 2, 'フォークリフト始業点検')).toBe('第2版「フォークリフト始業点検」')
  expect(named(kinds['steps'] ?? '', 15, '「点検済」の札を掛ける。')).toBe(
    '手順15「『点検済』の札を掛ける。」',
  )
  expect(named(kinds['sops'] ?? '', null, '始業点検')).toBe('版「始業点検」')
})
