import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOfPage, readWebPage, type WebPage } from '../../../src/http/serve/web-page.ts'

const viewed = { accept: 'text/html,application/xhtml+xml' }
let folder: string
let page: WebPage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>Tenken</title>')
  await writeFile(join(folder, 'index.html.gz'), gzipSync('<title>Tenken</title>'))
  await writeFile(join(folder, 'assets/index-1a2b.js'), 'go()')
  await writeFile(join(folder, 'secret.txt'), 'not of the page')
  page = await readWebPage(pathToFileURL(`${folder}/`))
})

afterAll(() => rm(folder, { recursive: true }))

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Response | undefined {
  return answerOfPage(page, new Request(`http://tenken.example${path}`, { method, headers }))
}

describe('the page as files', () => {
  test.each(['/', '/work/0199', '/no/such/page'])('%s is answered with its one document', async (path) => {
    const answer = ask(path, viewed)

    expect(await answer?.text()).toBe('<title>Tenken</title>')
    expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer?.headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    '/',
    '/work/0199',
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/gone.js',
  ])('a program that asks for %s is told by the app that nothing is there', (path) => {
    expect(ask(path, { accept: 'application/json' })).toBeUndefined()
  })

  test.each(['/api', '/api/v1/sops', '/api/docs'])('%s is never the page', (path) => {
    expect(ask(path, viewed)).toBeUndefined()
  })

  test('what is written is none of its business', () => {
    expect(ask('/', viewed, 'POST')).toBeUndefined()
  })

  test('what carries its hash is kept for ever, the document asked for each time', () => {
    expect(ask('/assets/index-1a2b.js')?.headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    const etag = ask('/', viewed)?.headers.get('etag') ?? ''
    expect(ask('/', { ...viewed, 'if-none-match': etag })?.status).toBe(304)
    expect(ask('/', { ...viewed, 'if-none-match': '"other"' })?.status).toBe(200)
  })

  test('it is sent compressed to whoever reads that, and to nobody else', async () => {
    const packed = ask('/', { ...viewed, 'accept-encoding': 'br, gzip' })
    expect(packed?.headers.get('content-encoding')).toBe('gzip')
    const bytes = new Uint8Array((await packed?.arrayBuffer()) ?? new ArrayBuffer())
    expect(gunzipSync(bytes).toString()).toBe('<title>Tenken</title>')
    expect(ask('/', { ...viewed, 'accept-encoding': 'gzip;q=0' })?.headers.get('content-encoding')).toBeNull()
    expect(ask('/', viewed)?.headers.get('vary')).toBe('accept-encoding')
  })

  test('HEAD has the headers alone', async () => {
    const answer = ask('/', viewed, 'HEAD')

    expect(await answer?.text()).toBe('')
    expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('without a build there is no page', async () => {
    const none = await readWebPage(pathToFileURL(`${folder}/nowhere/`))

    expect(answerOfPage(none, new Request('http://tenken.example/', { headers: viewed }))).toBeUndefined()
  })
})
