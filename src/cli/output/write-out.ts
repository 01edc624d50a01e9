import { randomUUID } from 'node:crypto'
import { chmod, link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileExists, FileNotFound } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { type Destination, destinationOf } from './destination.ts'
import type { Terminal } from './terminal.ts'

/** Where somebody wants a text: a path of whatever kind, or `-`. */
export interface Target {
  path: string
  /** Whether a file that is there may be replaced. */
  force?: true | undefined
  terminal: Terminal
}

/** Where the text goes, piece by piece. */
export interface Sink {
  append(text: string): Promise<void>
  /** What is there when the writing breaks off: nothing of it, or what was written until then. */
  readonly leaves: 'nothing' | 'a part'
}

type Writing = (sink: Sink) => Promise<void>

/**
 * Writes to whatever was named. A plain file gets its name when it is whole and on the disk: what breaks off leaves
 * nothing behind, and what was there before. Anything else is written to and never replaced. Throws FileExists where a
 * file is there, unless forced, FileNotFound for a folder that is not, and FileUnusable.
 */
export async function writeOut(target: Target, write: Writing): Promise<void> {
  const { path, force, terminal } = target
  const destination = await destinationOf(path)
  try {
    if (destination.kind === 'file') await writeWhole(destination, { path, force }, write)
    else if (destination.kind === 'stream') await writeInto(destination.path, write)
    else await write({ append: ownStream(terminal, destination.kind), leaves: 'a part' })
  } catch (error) {
    throw fileError(error, path)
  }
}

function ownStream(terminal: Terminal, kind: 'stdout' | 'stderr'): Sink['append'] {
  return kind === 'stdout' ? (text) => terminal.flow(text) : async (text) => terminal.err(text)
}

/** `a` for what is open already, which is written on where it stands. */
async function writeInto(path: string, write: Writing): Promise<void> {
  const stream = await open(path, 'a')
  try {
    await write({ append: (text) => stream.writeFile(text), leaves: 'a part' })
  } finally {
    await stream.close()
  }
}

type PlainFile = Extract<Destination, { kind: 'file' }>

async function writeWhole(
  { path, mode }: PlainFile,
  { path: named, force }: Pick<Target, 'path' | 'force'>,
  write: Writing,
): Promise<void> {
  if (mode !== null && !force) throw new FileExists(named)
  const unfinished = join(dirname(path), `.tenken-${randomUUID()}.part`)
  try {
    const file = await openNew(unfinished, dirname(path))
    try {
      await write({ append: (text) => file.writeFile(text), leaves: 'nothing' })
      await file.sync()
    } finally {
      await file.close()
    }
    if (mode !== null) await chmod(unfinished, mode)
    if (force) await rename(unfinished, path)
    else await giveName(unfinished, path, named)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function openNew(unfinished: string, folder: string) {
  try {
    return await open(unfinished, 'wx')
  } catch (error) {
    if (isCode(error, 'ENOENT')) throw new FileNotFound(folder)
    throw error
  }
}

/** A name that somebody else has given meanwhile stays theirs, also where the disk knows no second name of a file. */
async function giveName(unfinished: string, path: string, named: string): Promise<void> {
  try {
    await link(unfinished, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw new FileExists(named)
    if ((await destinationOf(named)).kind !== 'file') throw error
    await rename(unfinished, path)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
