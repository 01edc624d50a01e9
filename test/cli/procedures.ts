import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Three steps in two tasks, with a warning; one line has no place in a procedure. */
export const fuse = `# Change the fuse

## Background

Fuses age.

## Procedure

### Isolate

1. Switch the main breaker off.

   **Expected action:** Point and call "Breaker off".

   **Expected result:** The lamp is dark.

2. Hang your own lock.
   Warning: Somebody may switch on. Keep the key with you.

### Change

1. Pull the old fuse.
`

/** Files as they come: good ones, also further down, and every kind of bad one. */
export async function writeUntidyFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'below/.hidden'), { recursive: true })
  const files: [string, string | Uint8Array][] = [
    ['fuse.md', fuse],
    ['below/lamp.MARKDOWN', fuse.replace('fuse', 'lamp')],
    ['below/.hidden/secret.md', fuse],
    ['notes.txt', 'not a procedure'],
    ['empty.md', ' \n'],
    ['binary.md', new Uint8Array([35, 32, 0, 255])],
    ['broken.json', '{"title":'],
    ['large.md', new Uint8Array(6 * 1024 * 1024).fill(97)],
  ]
  for (const [name, content] of files) await writeFile(join(folder, name), content)
}
