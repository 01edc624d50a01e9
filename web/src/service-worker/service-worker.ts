/**
 * Keeps the page on the device, so that it opens without a connection. It never answers for the API: what is on record
 * only the server knows.
 */
declare const self: ServiceWorkerGlobalScope
/** Put in by the build: what this version of the page consists of. */
declare const BUILT: { version: string; files: string[] }

const document = '/index.html'
const kept = `tenken.${BUILT.version}`

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(takeCharge()))
self.addEventListener('message', (event) => {
  // Asked for by a page that knows that no tab shows a step.
  if (event.data === 'take over') event.waitUntil(self.skipWaiting())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (/^\/(?:api|livez|readyz|metrics)(?:\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(answer(document, request))
  else if (pathname.startsWith('/assets/') || BUILT.files.includes(pathname)) {
    event.respondWith(answer(pathname, request))
  }
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(kept)
  await cache.addAll(BUILT.files.map((file) => new Request(file, { cache: 'no-cache' })))
}

/** What is kept of this version; else of the one before, which another tab may still show; else what the server has. */
async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(kept)

  return (await cache.match(file)) ?? (await caches.match(file)) ?? fetch(request)
}

/** Also of a tab that was opened before anything was kept: it may have asked for only a part of the page. */
async function takeCharge(): Promise<void> {
  await forgetOlder()
  await self.clients.claim()
}

/** All but this version and the one before it. */
async function forgetOlder(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith('tenken.') && name !== kept)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}
