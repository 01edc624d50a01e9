import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { node } from './node.ts'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** A newcomer's folder: nothing but what the README names, and the package where npm would put it. */
export class Newcomer {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async arrives(): Promise<Newcomer> {
    const folder = await mkdtemp(join(tmpdir(), 'tenken-newcomer-'))
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
    await symlink(root, join(folder, 'node_modules/tenken'), 'junction')
    await symlink(join(root, 'samples'), join(folder, 'samples'), 'junction')

    return new Newcomer(folder)
  }

  leaves(): Promise<void> {
    return rm(this.folder, { recursive: true })
  }

  /** Runs it in the folder with none of this machine's settings, and returns what it printed. Throws where it fails. */
  async runs(command: string, args: readonly string[], more: Record<string, string> = {}): Promise<string> {
    const path = [dirname(process.execPath), process.env['PATH']].join(delimiter)
    const env = { PATH: path, LANG: 'C.UTF-8', ...more }
    const { stdout } = await run(command, args, { cwd: this.folder, env, timeout: 250_000 })

    return stdout
  }

  /** Runs the commands of a page as they stand there, up to the first that fails; what they started ends with them. */
  types(commands: string, more: Record<string, string> = {}): Promise<string> {
    const toTheEnd = `trap 'test -z "$!" || { kill $! 2> end.txt || true; wait; }' EXIT\n`

    return this.runs('sh', ['-e', '-c', toTheEnd + withoutNpx(commands)], more)
  }
}

/** The block of a page that begins so. */
export async function blockOf(page: string, language: string, beginning: string): Promise<string> {
  const text = await readFile(join(root, page), 'utf8')
  const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
  const [, , block] = blocks.find(([, name, said]) => name === language && said?.startsWith(beginning)) ?? []
  if (block === undefined) throw new Error(`${page} has no ${language} block that starts with ${beginning}`)

  return block
}

/** npx itself would ask the registry about a folder without a package of its own. */
function withoutNpx(commands: string): string {
  return commands.replaceAll(
    'npx tenken',
    [...node, join(root, 'dist/main.js')].map((word) => `"${word}"`).join(' '),
  )
}
