import { describe, expect, test } from 'vitest'
import { AuditChain, hashOf } from '../../src/application/audit/chain.ts'
import { changesIn, readEvent } from '../../src/domain/audit-trail.ts'
import type { Json } from '../../src/domain/exact-json.ts'
import type { Court } from '../../src/domain/judging/court.ts'
import { KeepersHistory } from '../../src/domain/judging/keepers-history.ts'
import { RecordReplay } from '../../src/domain/record-replay.ts'

const stream = '01a20b96-e1a2-75f6-9b39-b43886f7e7de'
const user = { id: stream, name: 'Sato', role: 'worker' }
/** Nobody acted, and no work was done. */
const nobody: Court = {
  person: () => [],
  version: () => undefined,
  keepers: new KeepersHistory(),
  held: () => true,
}
const added: Json = ['users', stream, null, user]

describe('an event begins from what the events before it have left', () => {
  test.each<[string, Json[], object | undefined]>([
    [
      'a new row, a change, and its removal',
      [added, changed({ name: 'Sato' }, { name: 'Mori' }), removed({ ...user, name: 'Mori' })],
      undefined,
    ],
    ['a row that comes back after it was removed', [added, removed(user), added], undefined],
    [
      'a column that a later version has added',
      [added, changed({ site: null }, { site: 'Osaka' })],
      undefined,
    ],
    [
      'rows in a list',
      [
        ['users', null, null, [user]],
        ['users', null, [user], null],
      ],
      undefined,
    ],
    ['a change of nothing', [added, ['users', stream, null, null]], undefined],
    ['a new row that is there already', [added, added], { column: null, from: null }],
    [
      'a change of a row that is not there',
      [changed({ name: 'Sato' }, { name: 'Mori' })],
      { column: null, before: null },
    ],
    ['the removal of a row that is not there', [removed(user)], { column: null, before: null }],
    [
      'a change from another value',
      [added, changed({ role: 'admin' }, { role: 'worker' })],
      { column: 'role', before: 'worker', from: 'admin' },
    ],
    [
      'a change from no value',
      [added, changed({}, { role: 'admin' })],
      { column: 'role', before: 'worker', from: null },
    ],
    [
      'the removal of another row than there was',
      [added, removed({ ...user, name: 'Mori' })],
      { column: 'name' },
    ],
    ['the removal of a part of the row', [added, removed({ id: stream, name: 'Sato' })], { column: 'role' }],
  ])('%s', (_, changes, contradiction) => {
    const replay = new RecordReplay()
    const found = changes
      .flatMap((change) => changesIn([...Array(8).fill(null), [change]]) ?? [])
      .flatMap((change) => replay.apply(change) ?? [])

    expect(found[0]).toEqual(contradiction && expect.objectContaining(contradiction))
  })
})

test('a contradiction is told with the event that makes it', () => {
  const { finding } = read([[added], [changed({ role: 'admin' }, { role: 'worker' })]])

  expect(finding).toMatchObject({ kind: 'journal_contradicts', stream, position: 2, column: 'role' })
})

test.each<[string, Json]>([
  ['no list', null],
  ['no changes', 'x'],
  ['a change without a table', [[null, stream, null, user]]],
  ['rows that are none', [['users', null, null, ['x']]]],
  ['a row without an id', [['users', null, null, [{}]]]],
  ['rows on both sides', [['users', null, [user], [user]]]],
  ['a side that is no row', [['users', stream, 5, null]]],
])('an event that is none is altered, whatever its hash: %s', (_, changes) => {
  expect(read([changes]).finding).toMatchObject({ kind: 'event_altered', position: 1 })
})

test('positions run from one without a gap', () => {
  const events = eventsOf([[added], [changed({ name: 'Sato' }, { name: 'Mori' })]])
  const chain = new AuditChain(stream, nobody)
  for (const event of events.slice(1)) chain.add(event)

  expect(chain.finding).toMatchObject({ kind: 'event_missing', record: 'user', position: 1 })
})

function changed(from: Json, to: Json): Json {
  return ['users', stream, from, to]
}

function removed(row: Json): Json {
  return ['users', stream, row, null]
}

function read(changes: Json[]): AuditChain {
  const chain = new AuditChain(stream, nobody)
  for (const event of eventsOf(changes)) chain.add(event)

  return chain
}

/** Events with these changes, their hashes computed well. */
function eventsOf(changes: Json[]) {
  let hash = ''

  return changes.map((change, index) => {
    const text = JSON.stringify([
      stream,
      index + 1,
      0,
      null,
      'db',
      null,
      index === 0 ? 'add' : 'change',
      null,
      change,
    ])
    hash = hashOf(hash, text)

    return readEvent({ cut: false, stream, position: index + 1, hash, text })
  })
}
