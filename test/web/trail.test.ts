import { describe, expect, test } from 'vitest'
import { trail } from '../../src/languages/ja/trail.ts'
import { type TrailEvent, told, wantedEvents } from '../../web/src/audit/trail.ts'

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
  const event = (verb: string, actor: string | null) => ({ verb, actor }) as TrailEvent
  const events = [event('start', 'a'), event('pass', 'a'), event('approve', 'b'), event('adopt', null)]
  const verbs = (wanted: { verb: string; actor: string }) =>
    wantedEvents(events, wanted).map(({ verb }) => verb)

  expect(verbs({ verb: '', actor: '' })).toEqual(['start', 'pass', 'approve', 'adopt'])
  expect(verbs({ verb: '', actor: 'a' })).toEqual(['start', 'pass'])
  expect(verbs({ verb: 'pass', actor: 'b' })).toEqual([])
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
