import { readdir } from 'node:fs/promises'

const manifest = /^released\.[mc]?[jt]s$/

/** The names of the folder's revision files, in order. */
export async function revisionFiles(folder: URL): Promise<string[]> {
  return (await moduleFiles(folder)).filter((file) => !manifest.test(file))
}

/** The name of the file beside them that says which revisions have been released, if there is one. */
export async function manifestFile(folder: URL): Promise<string | undefined> {
  return (await moduleFiles(folder)).find((file) => manifest.test(file))
}

async function moduleFiles(folder: URL): Promise<string[]> {
  const files = await readdir(folder)

  return files.filter((file) => /\.[mc]?[jt]s$/.test(file) && !/\.d\.[mc]?ts$/.test(file)).sort()
}
