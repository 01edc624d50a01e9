import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { defineConfig, type Plugin } from 'rolldown'

const src = join(import.meta.dirname, 'src')
const inPackage = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/

/**
 * The command `tenken` with all it needs in few files: every file that Node loads is half a millisecond of each start,
 * and a command would load 300. A command loads the chunks it needs. What is found beside its code on disk (the
 * embedded engine, the parser of lint, the revisions) is not taken in.
 */
export default defineConfig({
  input: 'src/main.ts',
  checks: { bundlerTimings: false },
  platform: 'node',
  transform: { target: 'node20.19' },
  external: [/^@electric-sql\/pglite/, /^@node-rs\/argon2/, 'libpg-query', 'pg-native', 'pg-cloudflare'],
  plugins: [placesInTheLibrary(), licences()],
  output: {
    dir: 'dist',
    entryFileNames: 'main.js',
    chunkFileNames: 'program/[name]-[hash].js',
    // A package is loaded by whoever needs it, with none that somebody else needs; the domain's small files in one.
    codeSplitting: {
      groups: [
        { test: /node_modules/, name: packageOf, debugName: 'package' },
        { test: /src.domain/, name: 'domain' },
      ],
    },
  },
})

function packageOf(id: string): string | null {
  return inPackage.exec(id)?.[1]?.replace('/', '-') ?? null
}

/** Files beside the code (revisions, samples) are found from where the library has this module. */
function placesInTheLibrary(): Plugin {
  return {
    name: 'places-in-the-library',
    transform: {
      filter: { id: /\.ts$/, code: /import\.meta\.url/ },
      handler(code, id) {
        const place = relative(src, id).replaceAll(sep, '/').replace(/\.ts$/, '.js')

        return code.replaceAll('import.meta.url', `new URL('../${place}', import.meta.url).href`)
      },
    },
  }
}

/** What the packages taken in ask of whoever passes them on. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
      const packages = new Set(modules.flatMap((id) => inPackage.exec(id)?.[0] ?? []))
      const source = [...packages].sort().map(licenceOf).join('\n\n')
      this.emitFile({ type: 'asset', fileName: 'program/licences.txt', source })
    },
  }
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : ''

  return `${name} ${version} (${license})\n\n${text}`
}
