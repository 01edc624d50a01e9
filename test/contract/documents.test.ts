import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type DocumentName,
  type DocumentValue,
  documents,
  encodeDocument,
  encodeOwnDocument,
} from '../../src/contract/documents.ts'

const at = new Date('2026-04-01T09:30:05.123Z')
const user: DocumentValue<'user'> = {
  id: '019a0000-0000-7000-8000-00000000de01',
  email: 'aiko@example.com',
  employeeNumber: null,
  name: 'Aiko Sato',
  role: 'worker',
  createdAt: at,
  updatedAt: at,
  deactivatedAt: null,
}

describe('a document', () => {
  test('goes out with its times in ISO 8601, and comes in as what it was', () => {
    const json = JSON.parse(JSON.stringify(encodeDocument('user', user)))

    expect(json).toEqual({
      ...user,
      createdAt: '2026-04-01T09:30:05.123Z',
      updatedAt: '2026-04-01T09:30:05.123Z',
    })
    expect(z.decode(documents.user, json)).toEqual(user)
  })

  test('never carries what the contract does not name', () => {
    const withSecret: DocumentValue<'user'> & { passwordHash: string } = { ...user, passwordHash: 'secret' }

    const json = encodeDocument('users', { users: [withSecret], next: null })

    expect(JSON.stringify(json)).not.toContain('secret')
  })

  test('is refused where it has another form', () => {
    const wrong = { ...user, role: 'owner' as 'worker' }

    expect(() => encodeDocument('user', wrong)).toThrow(z.ZodError)
  })
})

describe('a document of Tenken’s own', () => {
  const withSecret: DocumentValue<'user'> & { passwordHash: string } = { ...user, passwordHash: 'secret' }

  test.each<[DocumentName, unknown]>([
    ['users', { users: [withSecret, { ...user, deactivatedAt: at }], next: null }],
    ['secretCode', { code: 'AAAA', until: at }],
    ['verificationNews', { event: 'progress', data: { done: 1, about: 2, left: 1 } }],
    ['failure', { error: { code: 'x', kind: 'bug', message: '', next: null, data: { at: '1' }, more: 1 } }],
    ['done', { user }],
  ])('%s goes out as any does', (name, value) => {
    const schema: z.ZodType = documents[name]

    expect(encodeOwnDocument(name, value)).toEqual(z.encode(schema, value))
  })
})

test.each(Object.keys(documents) as DocumentName[])(
  '%s has a JSON Schema, as OpenAPI 3.1 takes it',
  (name) => {
    const schema = z.toJSONSchema(documents[name], { io: 'input', target: 'draft-2020-12' })

    expect(schema.type ?? schema.anyOf ?? schema.$ref).toBeTruthy()
    expect(JSON.stringify(schema)).not.toContain('"type":"date"')
  },
)
