import type { Page, Route } from 'playwright-core'
import { problemOf } from '../../../src/http/problems.ts'
import type { emptied } from './contents.ts'

type Json = Parameters<typeof emptied>[0]

/** All that a page asks its server. */
const asking = /\/api\/v1\//

/** Who is signed in, and whether there is a demo, are not in question. */
const known = /\/api\/v1\/(me|demo)$/

const requestId = '0199aaaa-0000-7000-8000-00000000000e'

type Way = (route: Route) => Promise<void>

/** The network between a page and its server, which goes through until something else is said; what is asked of `through` always does. */
export async function networkOf(page: Page, language: 'en' | 'ja', through = known) {
  let held: Route[] = []
  let way: Way | undefined
  await page.route(asking, (route) =>
    way && !through.test(route.request().url()) ? way(route) : route.continue(),
  )

  async function be(now: Way | undefined): Promise<void> {
    way = now
    const waiting = held
    held = []
    await Promise.all(waiting.map((route) => (now ?? ((one) => one.continue()))(route)))
  }

  const lost: Way = (route) => route.abort('internetdisconnected')
  const worded = (route: Route, error: unknown) => {
    const { status, headers, details } = problemOf(error, { language, requestId })

    return route.fulfill({ status, headers, body: JSON.stringify(details) })
  }

  return {
    /** Whatever is asked waits for an answer. */
    keepBack: () =>
      be(async (route) => {
        held.push(route)
      }),
    /** As the server words this error. */
    answer: (error: unknown) => be((route) => worded(route, error)),
    /** As the server words this error, or not at all, where something is to be changed; what is read is there. */
    refuse: (error: unknown) =>
      be((route) =>
        route.request().method() === 'GET' ? route.continue() : error ? worded(route, error) : lost(route),
      ),
    /** What is read says this instead. */
    rewrite: (say: (answer: Json) => Json) =>
      be(async (route) => {
        const asked = route.request()
        if (asked.method() !== 'GET' || asked.url().includes('/board')) return route.continue()
        const response = await route.fetch()

        const contentType = response.headers()['content-type'] ?? ''

        return route.fulfill({ response, contentType, json: say(await response.json()) })
      }),
    /** A list comes in pages of so many at most. */
    atMost: (count: number) =>
      be((route) => {
        const url = new URL(route.request().url())
        if (url.searchParams.has('limit')) url.searchParams.set('limit', String(count))

        return route.continue({ url: url.href })
      }),
    lose: () => be(lost),
    letThrough: () => be(undefined),
  }
}
