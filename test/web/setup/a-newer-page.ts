import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { builtWebPage } from '../../../src/http/serve/web-page.ts'

/** The page as the next release has it: its document says so, and its service worker has another version. */
export async function aNewerPage() {
  const folder = await mkdtemp(join(tmpdir(), 'tenken-page-'))
  await cp(fileURLToPath(builtWebPage), folder, { recursive: true })
  await change(folder, 'index.html', (text) =>
    text.replace('<head>', '<head><meta name="release" content="next">'),
  )
  await change(folder, 'service-worker.js', (text) => text.replace('"version":"', '"version":"next-'))

  return {
    url: pathToFileURL(`${folder}/`),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/**
 * Ends the service worker that answers at the time, and no newer one, which may already bring the page. A browser does so by
 * itself where a worker is idle and the next one is to take over; not while tools watch it, as they do here.
 */
export async function endOfTheWorker(page: Page): Promise<() => Promise<void>> {
  const tools = await page.context().newCDPSession(page)
  const answering = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated')
      if (active) resolve(active.versionId)
    })
  })
  await tools.send('ServiceWorker.enable')
  const versionId = await answering

  return async () => {
    await tools.send('ServiceWorker.stopWorker', { versionId })
  }
}

async function change(folder: string, name: string, changed: (text: string) => string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, changed(await readFile(file, 'utf8')))
  await Promise.all(['.br', '.gz'].map((ending) => rm(file + ending, { force: true })))
}
