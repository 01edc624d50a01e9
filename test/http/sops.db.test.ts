import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, password, TestApp } from '../setup/http.ts'
import { aProcedure } from '../setup/records.ts'

let app: TestApp
let author: Client
let worker: Client

beforeAll(async () => {
  app = await TestApp.open()
  author = await app.aPerson('supervisor', 'Yuki Mori')
  worker = await app.aPerson('worker')
})

afterAll(() => app.close())

const at = () => new Date().toISOString()
const titled = (title: string) => ({ ...aProcedure, title })

interface Draft {
  id: string
  path: string
  etag: string
}

async function aDraft(title = `Fuse ${randomUUID()}`): Promise<Draft> {
  const id = randomUUID()
  const path = `/sops/${id}`
  const { headers } = await author.put(path, { procedure: titled(title), at: at() })

  return { id, path, etag: headers.get('etag') ?? '' }
}

async function published(title?: string): Promise<Draft> {
  const draft = await aDraft(title)
  const { status } = await author.post(`${draft.path}/publish`, { password, at: at() })
  expect(status).toBe(200)

  return draft
}

const edit = (who: Client, { path, etag }: Draft, title: string, key: string = randomUUID()) =>
  who.put(
    `${path}/procedure`,
    { procedure: titled(title), at: at() },
    { headers: { 'if-match': etag, 'idempotency-key': key } },
  )

describe('a procedure', () => {
  test('is written, published, revised, and its difference told', async () => {
    const { id, path } = await published('Change the fuse')
    const next = randomUUID()
    const revised = await author.post(`${path}/revise`, { id: next, at: at() })
    await edit(
      author,
      { id: next, path: `/sops/${next}`, etag: revised.headers.get('etag') ?? '' },
      'Replace the fuse',
    )

    const difference = await author.get(`/sops/${next}/difference`)
    const versions = await author.get(`${path}/versions`)
    const states = await author.get(`/sops/${next}/states`)

    expect(difference.body).toMatchObject({ title: { from: 'Change the fuse', to: 'Replace the fuse' } })
    expect((versions.body['versions'] as { id: string }[]).map((one) => one.id)).toEqual([next, id])
    expect(states.body['states']).toHaveLength(2)
  })

  test('is held against any version before it', async () => {
    const first = await published('Change the fuse')
    let last = first
    for (const title of ['Replace the fuse', 'Swap the fuse']) {
      const id = randomUUID()
      const { headers } = await author.post(`${last.path}/revise`, { id, at: at() })
      last = { id, path: `/sops/${id}`, etag: headers.get('etag') ?? '' }
      await edit(author, last, title)
      await author.post(`${last.path}/publish`, { password, at: at() })
    }

    const fromBefore = await author.get(`${last.path}/difference`)
    const fromFirst = await author.get(`${last.path}/difference?from=${first.id}`)

    expect(fromBefore.body).toMatchObject({ title: { from: 'Replace the fuse', to: 'Swap the fuse' } })
    expect(fromFirst.body).toMatchObject({ title: { from: 'Change the fuse', to: 'Swap the fuse' } })
  })

  test('is put into use with a password alone', async () => {
    const { path } = await aDraft()

    const refused = await author.post(`${path}/publish`, { password: 'another', at: at() })

    expect(refused.status).toBe(403)
    expect((await author.get(path)).body).toMatchObject({ status: 'draft', signature: null })
  })

  test('is retired with a reason, deleted, and brought back', async () => {
    const { path } = await published()

    const retired = await author.post(`${path}/retire`, { reason: 'New press', at: at() })
    const deleted = await author.post(`${path}/delete`, { reason: 'Never used', at: at() })
    const gone = await author.get(path)
    const still = await author.get(`${path}?deleted=true`)
    const restored = await author.post(`${path}/restore`, { reason: 'Used after all', at: at() })

    const { body } = await author.get(`/audit-events?record=${path.split('/')[2]}`)
    const told = body['events'] as { verb: string; reason: string | null }[]

    expect(told.slice(-3).map(({ verb, reason }) => [verb, reason])).toEqual([
      ['retire', 'New press'],
      ['delete', 'Never used'],
      ['restore', 'Used after all'],
    ])
    expect(retired.body).toMatchObject({ sop: { status: 'retired' } })
    expect(deleted.body['deletedAt']).not.toBeNull()
    expect(gone).toMatchObject({ status: 409, body: { code: 'sop_deleted' } })
    expect(still.status).toBe(200)
    expect(restored.body['deletedAt']).toBeNull()
  })

  test('is given back what it said', async () => {
    const draft = await aDraft('Change the fuse')
    await edit(author, draft, 'Replace the fuse')

    const reverted = await author.post(`${draft.path}/revert`, { state: draft.etag.slice(1, -1), at: at() })

    expect(reverted.body).toMatchObject({ sop: { title: 'Change the fuse' } })
    expect(reverted.headers.get('etag')).toBe(draft.etag)
  })

  test.each(['markdown', 'json'])('is written down as %s, and read again as the same', async (format) => {
    const { path, id } = await aDraft()
    const { body } = await author.get(`${path}/procedure?format=${format}`)

    const preview = await author.post('/sop-imports', { text: body['text'] })

    expect(preview.body).toMatchObject({ outcome: 'unchanged', id })
    expect(body).toMatchObject({ format, text: expect.stringMatching(format === 'json' ? /^\{/ : /^---\n/) })
  })

  test('is written down as it was, too', async () => {
    const draft = await aDraft('Change the fuse')
    await edit(author, draft, 'Replace the fuse')

    const now = await author.get(`${draft.path}/procedure`)
    const then = await author.get(`${draft.path}/procedure?state=${draft.etag.slice(1, -1)}`)

    expect(now.body['text']).toContain('Replace the fuse')
    expect(then.body['text']).toContain('Change the fuse')
  })
})

describe('a draft that somebody has changed meanwhile', () => {
  test('is not overwritten, and who changed what is told', async () => {
    const draft = await aDraft('Change the fuse')
    const other = await app.aPerson('supervisor', 'Haruto Sato')
    await edit(other, draft, 'Replace the fuse')

    const lost = await edit(author, draft, 'Swap the fuse')

    expect(lost.status).toBe(412)
    expect(lost.body).toMatchObject({
      code: 'draft_changed',
      data: {
        changes: [{ by: 'Haruto Sato' }],
        theirs: { title: { from: 'Change the fuse', to: 'Replace the fuse' } },
        yours: { title: { from: 'Replace the fuse', to: 'Swap the fuse' } },
      },
    })
  })

  test('is not edited by who does not say what they saw', async () => {
    const { path } = await aDraft()

    const body = { procedure: titled('Blind'), at: at() }
    const refused = await author.put(`${path}/procedure`, body, {
      headers: { 'idempotency-key': randomUUID() },
    })

    expect(refused).toMatchObject({ status: 428, body: { code: 'precondition_needed' } })
  })

  test('has an edit once, also where it is repeated after that of somebody else', async () => {
    const draft = await aDraft('Change the fuse')
    const key = randomUUID()
    const first = await edit(author, draft, 'Replace the fuse', key)
    await edit(author, { ...draft, etag: first.headers.get('etag') ?? '' }, 'Swap the fuse')

    const again = await edit(author, draft, 'Replace the fuse', key)
    const reused = await edit(author, draft, 'Burn the fuse', key)

    expect(again).toMatchObject({ status: 200, body: { sop: { title: 'Swap the fuse' } } })
    expect(reused).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } })
  })
})

describe('a repetition', () => {
  const codes = (answers: readonly Answer[]) => answers.map(({ status, body }) => [status, body['code']])

  test('of what creates a procedure finds it, and refuses another under its id', async () => {
    const { path } = await aDraft('Change the fuse')
    const create = (who: Client, title: string) => who.put(path, { procedure: titled(title), at: at() })

    const again = await create(author, 'Change the fuse')
    const others = [
      await create(author, 'Change the lamp'),
      await create(await app.aPerson('supervisor'), 'Change the fuse'),
    ]

    expect(again.status).toBe(200)
    expect(codes(others)).toEqual([
      [409, 'id_taken'],
      [409, 'id_taken'],
    ])
  })

  test('of a deletion does not delete what has been restored since', async () => {
    const { path } = await aDraft()
    const headers = { 'idempotency-key': randomUUID() }
    const remove = () => author.post(`${path}/delete`, { at: at() }, { headers })
    await remove()
    await author.post(`${path}/restore`, { at: at() })

    const again = await remove()

    expect(again).toMatchObject({ status: 200, body: { deletedAt: null } })
  })

  test('of a revision finds its draft, and refuses the key for another', async () => {
    const { path } = await published()
    const other = await published()
    const [id, key] = [randomUUID(), randomUUID()]
    const revise = (of: string, draft: string) =>
      author.post(`${of}/revise`, { id: draft, at: at() }, { headers: { 'idempotency-key': key } })

    const first = await revise(path, id)
    const again = await revise(path, id)
    const others = [await revise(path, randomUUID()), await revise(other.path, randomUUID())]

    expect(again.body).toEqual(first.body)
    expect(codes(others)).toEqual(others.map(() => [409, 'idempotency_key_reused']))
  })
})

describe('a document', () => {
  const text = '# Change the lamp\n\n## Isolate\n\n1. Switch off\n\nThat was that.\n'

  test('is looked at without a change, then put on record, once', async () => {
    const id = randomUUID()
    const preview = await author.post('/sop-imports', { text, name: 'lamp.md' })
    const before = await author.get(`/sops/${id}`)

    const imported = await author.put(`/sop-imports/${id}`, { text, at: at() })
    const again = await author.put(`/sop-imports/${id}`, { text, at: at() })

    expect(preview.body).toMatchObject({ outcome: 'new', id: null, title: 'Change the lamp', stepCount: 1 })
    expect(before.status).toBe(404)
    expect(imported.body).toMatchObject({ outcome: 'new', id })
    expect(again.body).toEqual(imported.body)
  })

  test('with the title of another is asked about, and becomes what is said', async () => {
    const title = `Lamp ${randomUUID()}`
    const document = { text: text.replace('Change the lamp', title), at: at() }
    const changed = { ...document, text: `${document.text}\n2. Lock out\n` }
    const send = (body: object) => author.put(`/sop-imports/${randomUUID()}`, body)
    await send(document)

    const asked = await send(changed)
    const anew = await send({ ...changed, ifChanged: 'new' })

    expect(asked).toMatchObject({ status: 409, body: { code: 'procedure_changed' } })
    expect(anew).toMatchObject({ status: 200, body: { outcome: 'new' } })
  })

  test('is read as what it is said to be', async () => {
    const answer = await author.post('/sop-imports', { text, format: 'json' })

    expect(answer).toMatchObject({ status: 422, body: { code: 'unreadable_procedure' } })
  })

  test('that cannot be read is refused, naming the line', async () => {
    const answer = await author.post('/sop-imports', { text: '---\na: [\n---\n', name: 'lamp.md' })

    expect(answer).toMatchObject({ status: 422, body: { code: 'unreadable_procedure' } })
  })
})

describe('a worker', () => {
  test('sees what is in use, and learns nothing of what is not', async () => {
    const [draft, effective] = [await aDraft(), await published()]

    const answers = await Promise.all([
      worker.get(draft.path),
      worker.get(effective.path),
      worker.get(`/sops/${randomUUID()}`),
      worker.get(`${effective.path}/versions`),
    ])
    const drafts = await worker.get('/sops?statuses=draft&limit=1000')
    const list = await worker.get('/sops?limit=1000')

    expect(answers.map(({ status }) => status)).toEqual([404, 200, 404, 403])
    expect(drafts.body['sops']).toEqual([])
    expect(JSON.stringify(list.body)).not.toContain(draft.id)
  })

  test('writes none', async () => {
    const refused = await worker.put(`/sops/${randomUUID()}`, { procedure: aProcedure, at: at() })

    expect(refused).toMatchObject({ status: 403, body: { code: 'not_for_this_role' } })
  })
})
