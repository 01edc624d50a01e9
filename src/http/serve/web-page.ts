import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The page as the build left it. */
export const builtWebPage = new URL('../../../dist/web/', import.meta.url)

interface File {
  readonly headers: Readonly<Record<string, string>>
  /** By how it is compressed; '' for as it is. */
  readonly bodies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** The page's files, by address. What is asked for never meets the file system. */
export type WebPage = ReadonlyMap<string, File>

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

/** As each is told of in file names and in headers, the smallest first. */
const codings = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
  { coding: '', ending: '' },
] as const

/** Reads every file once; nothing where the page was not built. */
export async function readWebPage(folder: URL = builtWebPage): Promise<WebPage> {
  const root = fileURLToPath(folder)
  const names = await namesIn(root)
  const files = names
    .filter((name) => typeOf(name) !== undefined)
    .map(async (name): Promise<[string, File]> => {
      const bodies = await Promise.all(
        codings
          .filter(({ ending }) => names.includes(name + ending))
          .map(async ({ coding, ending }) => [coding, await bytesOf(join(root, name + ending))] as const),
      )

      return [
        `/${name}`,
        { headers: headersOf(name, await readFile(join(root, name))), bodies: new Map(bodies) },
      ]
    })

  return new Map(await Promise.all(files))
}

/**
 * The answer of the page to a request, or undefined where it has none. Each of the page's own addresses, of which it
 * knows itself, is answered with its one document.
 */
export function answerOfPage(page: WebPage, { method, url, headers }: Request): Response | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const { pathname } = new URL(url)
  const file = page.get(pathname) ?? (isViewed(pathname, headers) ? page.get('/index.html') : undefined)
  if (!file) return undefined
  if (headers.get('if-none-match') === file.headers['etag']) {
    return new Response(null, { status: 304, headers: file.headers })
  }
  const accepted = codingsIn(headers.get('accept-encoding'))
  const [coding, body] = [...file.bodies].find(([name]) => name === '' || accepted.has(name)) ?? []
  if (body === undefined) return undefined

  return new Response(method === 'HEAD' ? null : body, {
    headers: { ...file.headers, ...(coding ? { 'content-encoding': coding } : {}) },
  })
}

/** Whether somebody looks at it in a browser: a program that asks for what isn't there is told so. */
function isViewed(pathname: string, headers: Headers): boolean {
  return !/^\/api(?:\/|$)/.test(pathname) && (headers.get('accept') ?? '').includes('text/html')
}

async function namesIn(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true })

    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length).replaceAll('\\', '/'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file))
}

function typeOf(name: string): string | undefined {
  return types[name.slice(name.lastIndexOf('.') + 1)]
}

/** What has its content's hash in its name never changes; of the others a browser asks each time whether they have. */
function headersOf(name: string, content: Uint8Array): Record<string, string> {
  return {
    'content-type': typeOf(name) ?? 'application/octet-stream',
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
    vary: 'accept-encoding',
  }
}

function codingsIn(header: string | null): Set<string> {
  const parts = (header ?? '').toLowerCase().split(',')

  return new Set(
    parts.flatMap((part) => {
      const [name = '', weight = ''] = part.split(';').map((word) => word.trim())

      return /^q=0(?:\.0*)?$/.test(weight) ? [] : [name]
    }),
  )
}
