import { expect, test } from 'vitest'
import { AuditFindings } from '../../src/domain/audit-finding.ts'
import type { JsonObject } from '../../src/domain/exact-json.ts'
import { PersonHistory } from '../../src/domain/judging/person-history.ts'
import { mustSign } from '../../src/domain/judging/signing.ts'
import { LineageHistory } from '../../src/domain/judging/version-history.ts'

const megabytes = 1_000_000
const held = (value: object) => JSON.stringify(value).length

const added = (table: string, to: JsonObject) => ({ table, id: String(to['id']), from: null, to })

/** What verification holds of others to judge a record by is little, whatever is on record of them. */
test('of somebody with a name of megabytes both ends are held, and who signed by it is known', () => {
  const history = new PersonHistory()
  const name = `Ann ${'A'.repeat(5 * megabytes)} Fitter`
  const signature = added('signatures', {
    id: 's',
    meaning: 'publish',
    signer_id: 'a',
    sop_id: 'b',
    signer_name: name,
  })

  history.add({
    at: 1,
    changes: [added('users', { id: 'a', name, role: 'supervisor', deactivated_at: null })],
  })
  history.add({
    at: 2,
    changes: [{ table: 'users', id: 'a', from: { role: 'supervisor' }, to: { role: 'admin' } }],
  })

  const [before] = history.at(1)
  const [signer] = history.at(3)
  const signing = { meaning: 'publish', of: ['sop_id', 'b'] } as const
  expect([before?.role, signer?.role]).toEqual(['supervisor', 'admin'])
  expect(held([before, signer])).toBeLessThan(100_000)
  expect(signer?.name).toMatch(/^Ann A+… \(5000011\) …A+ Fitter$/)
  expect(() => signer && mustSign(signature, { ...signing, signer })).not.toThrow()
  expect(() => signer && mustSign(signature, { ...signing, signer: { ...signer, name: 'Ann' } })).toThrow()
})

test('of a version with texts of megabytes its title is held in brief, and of what is below it what work is judged by', () => {
  const lineage = new LineageHistory()
  const text = 'A'.repeat(5 * megabytes)
  const event = (changes: ReturnType<typeof added>[], position: number) => ({
    at: position,
    position,
    verb: '',
    changes,
  })

  lineage.add(event([added('tasks', { id: 't', sop_id: 'v', title: text })], 2))
  lineage.add(event([added('steps', { id: 's', task_id: 't', description: text })], 3))
  lineage.add(event([added('hazards', { id: 'h', step_id: 's', severity: 'high', description: text })], 4))
  lineage.add(
    event(
      [added('sops', { id: 'v', lineage_id: 'v', title: text, status: 'effective', step_ids: ['s'] })],
      5,
    ),
  )

  const version = lineage.versions.get('v')
  expect(version?.hazards.get('s')).toEqual([{ id: 'h', severity: 'high' }])
  expect(held(version?.at(5) ?? [])).toBeLessThan(100_000)
})

test('a finding tells the beginning of such a text', () => {
  const findings = new AuditFindings(100)
  const of = { stream: 'a', record: 'user', table: 'users', id: 'a', column: 'name' } as const

  findings.add({ kind: 'record_altered', ...of, trail: 'Ann', found: 'A'.repeat(5 * megabytes) })

  expect(findings.listed).toMatchObject([
    { trail: 'Ann', found: expect.stringMatching(/^A{1000}… \(5000000\)$/) },
  ])
})
