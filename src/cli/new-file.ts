import { access, open, rename, rm } from 'node:fs/promises'
import { FileExists } from './errors.ts'
import { fileError } from './file-error.ts'

export interface NewFile {
  path: string
  force?: true | undefined
}

/**
 * Writes a file under a name of its own and gives it its name when it is whole and on the disk: what breaks off leaves
 * nothing behind. Throws FileExists unless forced, and FileUnusable.
 */
export async function writeWhole(
  { path, force }: NewFile,
  write: (append: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await mustBeNew({ path, force })
  const unfinished = `${path}.${process.pid}.part`
  try {
    const file = await open(unfinished, 'wx')
    try {
      await write(async (text) => {
        await file.writeFile(text)
      })
      await file.sync()
    } finally {
      await file.close()
    }
    await mustBeNew({ path, force })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw fileError(error, path)
  }
}

async function mustBeNew({ path, force }: NewFile): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (exists && !force) throw new FileExists(path)
}
