import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

async function change(folder: string, name: string, changed: (text: string) => string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, changed(await readFile(file, 'utf8')))
  await Promise.all(['.br', '.gz'].map((ending) => rm(file + ending, { force: true })))
}
