import { copyFile, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TlsUnusable } from '../../../src/http/serve/errors.ts'
import type { Listener } from '../../../src/http/serve/listener.ts'
import { readTlsPair, type TlsPair } from '../../../src/http/serve/tls.ts'
import { TlsRenewal } from '../../../src/http/serve/tls-renewal.ts'
import { aListener, later } from './a-listener.ts'

const certificate = (name: string) => join(import.meta.dirname, 'certificates', name)
let folder: string
let files: { cert: string; key: string }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-tls-'))
  files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  await put('first')
})

afterEach(() => rm(folder, { recursive: true }))

/** As programs that renew certificates do: beside it, and then in its place. */
async function put(name: string, which: 'cert' | 'key' | 'both' = 'both'): Promise<void> {
  for (const [kind, file] of Object.entries(files)) {
    if (which !== 'both' && which !== kind) continue
    await copyFile(certificate(kind === 'cert' ? `${name}.pem` : `${name}-key.pem`), `${file}.new`)
    await rename(`${file}.new`, file)
  }
}

/** Whose certificate is served on the port. */
function servedOn(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.destroy()
    }).on('error', reject)
  })
}

describe('a pair', () => {
  test('is read with when it ends', async () => {
    const { validTo } = await readTlsPair(files)

    expect(validTo.getUTCFullYear()).toBeGreaterThan(2100)
  })

  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['has no file', () => rm(files.cert), /cert\.pem cannot be read/],
    [
      'has a certificate that is none',
      () => writeFile(files.cert, 'hello'),
      /cert\.pem holds no certificate/,
    ],
    ['has an empty certificate', () => writeFile(files.cert, ''), /cert\.pem holds no certificate/],
    [
      'has a key that is none',
      () => copyFile(certificate('first.pem'), files.key),
      /key\.pem holds no private key/,
    ],
    ['has the key of another', () => put('renewed', 'key'), /is not that of the certificate/],
  ])('that %s is refused', async (_, spoil, says) => {
    await spoil()

    await expect(readTlsPair(files)).rejects.toThrow(TlsUnusable)
    await expect(readTlsPair(files)).rejects.toThrow(says)
  })
})

describe('renewal', () => {
  let listener: Listener
  let port: number
  let renewal: TlsRenewal
  let renewed = later<TlsPair>()
  let refused = later<unknown>()
  let refusals: unknown[]

  beforeEach(async () => {
    renewed = later()
    refused = later()
    refusals = []
    const pair = await readTlsPair(files)
    ;({ listener, port } = await aListener(async () => new Response('hello'), {}, pair))
    renewal = new TlsRenewal(files, pair, {
      renewed: (fresh) => {
        listener.serveWith(fresh)
        renewed.happen(fresh)
      },
      refused: (error) => {
        refusals.push(error)
        refused.happen(error)
      },
    })
  })

  afterEach(async () => {
    renewal.end()
    await listener.close(0)
  })

  test('a new pair is served to whoever connects from then on', async () => {
    void renewal.watch(2)
    expect(await servedOn(port)).toBe('first.tenken.example')

    await put('renewed')
    await renewed.promise

    expect(await servedOn(port)).toBe('renewed.tenken.example')
  })

  test('also where links lead to another folder from now on', async () => {
    const elsewhere = join(folder, 'archive.pem')
    await copyFile(certificate('renewed.pem'), elsewhere)
    void renewal.watch(2)

    await rm(files.cert)
    await symlink(elsewhere, files.cert)
    await put('renewed', 'key')
    await renewed.promise

    expect(await servedOn(port)).toBe('renewed.tenken.example')
  })

  test('a broken new pair is told of once, and the one before it stays until there is a sound one', async () => {
    void renewal.watch(2)

    await put('renewed', 'cert')
    expect(await refused.promise).toBeInstanceOf(TlsUnusable)
    expect(await servedOn(port)).toBe('first.tenken.example')
    await put('renewed', 'key')
    await renewed.promise

    expect(refusals).toHaveLength(1)
    expect(await servedOn(port)).toBe('renewed.tenken.example')
  })

  test('whoever asks for it has it at once, and hears of a broken one each time', async () => {
    await writeFile(files.key, 'half')
    await renewal.reload()
    await renewal.reload()
    expect(refusals).toHaveLength(2)

    await put('renewed')
    await renewal.reload()

    expect(await servedOn(port)).toBe('renewed.tenken.example')
  })
})
