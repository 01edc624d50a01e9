import { BodyNotJson, BodyTooLarge, BrokenBody } from './errors.ts'

/** The body as JSON. Throws BodyNotJson, BodyTooLarge as soon as more than `most` bytes have come, or BrokenBody. */
export async function jsonBody(request: Request, most: number): Promise<unknown> {
  mustCallItselfJson(request.headers)
  const text = textOf(await bytesOf(request, most))
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BrokenBody(error instanceof SyntaxError ? error.message : 'it is no JSON')
  }
}

function mustCallItselfJson(headers: Headers): void {
  const type = headers.get('content-type')
  const coding = headers.get('content-encoding')
  if (coding !== null && coding !== 'identity') throw new BodyNotJson(coding)
  if (!/^application\/json\s*(;|$)/i.test(type ?? '')) throw new BodyNotJson(type)
}

async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length')
  if (length === null) return streamed(request.body ?? [], most)
  if (Number(length) > most) throw new BodyTooLarge(most)

  // HTTP holds a body to the length that it tells.
  return new Uint8Array(await request.arrayBuffer())
}

async function streamed(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > most) throw new BodyTooLarge(most)
    chunks.push(chunk)
  }

  return Buffer.concat(chunks)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new BrokenBody('it is not UTF-8')
  }
}
