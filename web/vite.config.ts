import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { minify } from 'terser'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const serviceWorker = join(import.meta.dirname, 'src/service-worker/service-worker.ts')
const client = join(import.meta.dirname, '../src/client/index.ts')

/** The page, built into what `tenken serve` answers with. `npm run dev:web` beside a server on port 7700 shows changes at once. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: {
      'tenken/client': client,
      // What React has itself since version 18.
      'use-sync-external-store/shim/index.js': 'react',
    },
  },
  css: { modules: { generateScopedName: nameOfClass } },
  plugins: [fetchedFirst(), squeezed(), listed(), compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'safari17.5', 'firefox120'],
    // A data: address would need an exception in the policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: [join(import.meta.dirname, 'index.html'), serviceWorker],
      checks: { bundlerTimings: false },
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId === serviceWorker ? 'service-worker.js' : 'assets/[name]-[hash].js',
        // Each name stands in the first view's script.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7].[ext]',
        codeSplitting: { groups: [{ name: nameOfFirst, debugName: 'first view' }] },
      },
      // 'use client' means something to a server that renders React; there is none.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:7700', changeOrigin: false } } },
})

const sheets = readdirSync(join(import.meta.dirname, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.module.css'))
  .toSorted()

const namesIn = new Map<string, string[]>()

/** By the place of its file among all and its own in that file: by its name it would stand in the first view twice. */
function nameOfClass(name: string, file: string): string {
  const names = namesIn.get(file) ?? []
  namesIn.set(file, names)
  if (!names.includes(name)) names.push(name)
  const place = sheets.indexOf(relative(join(import.meta.dirname, 'src'), file))

  return `_${place.toString(36)}_${names.indexOf(name).toString(36)}`
}

/** A package names it in the file that names all it has; only the desk's lists ask for it. */
const later = /nfiniteQuery(?:Observer)?\.js$/

/** What the first view loads at once is one file: each file of its own compresses worse. */
function nameOfFirst(id: string, graph: Pick<Rolldown.PluginContext, 'getModuleInfo'>): string | null {
  const seen = new Set<string>()
  const isFirst = (one: string): boolean => {
    if (seen.has(one)) return false
    seen.add(one)
    const known = graph.getModuleInfo(one)

    return known !== null && one !== serviceWorker && (known.isEntry || known.importers.some(isFirst))
  }

  return !later.test(id) && isFirst(id) ? 'first' : null
}

/**
 * Has each import fetch what it needs besides the first view before the browser imports it. Vite's own helper, whose place
 * this takes, gives up where a file did not come.
 */
function fetchedFirst(): Plugin {
  const helper = JSON.stringify(join(import.meta.dirname, 'src/parts/fetched-first.ts'))
  const asked =
    /(?:async\(\)=>\{let ?\{[^{}]*\}=await ?\(?|\(\)=>)import\(["'`]\.\/([\w-]+\.js)["'`]\)\)?(?:;return ?\{[^{}]*\}\})?,__VITE_PRELOAD__/g

  return {
    name: 'fetched first',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () =>
        `import { fetched } from ${helper}; export const __vitePreload = async (files) => import(await fetched(files))`,
    },
    generateBundle: {
      // Before the part of Vite's that tells its own helper.
      order: 'pre',
      handler(_, bundle) {
        const parts = Object.values(bundle).filter((part) => part.type === 'chunk')
        const first = parts
          .filter(({ isEntry }) => isEntry)
          .flatMap(({ fileName }) => neededBy(fileName, bundle))
        for (const part of parts) {
          const there = new Set([...first, ...neededBy(part.fileName, bundle)])
          part.code = part.code.replace(asked, (_all, name: string) => {
            const files = neededBy(`assets/${name}`, bundle).filter((file) => !there.has(file))

            return JSON.stringify(files.map((file) => file.replace('assets/', '')).join(' '))
          })
          const unknown = /.{0,100}__VITE_PRELOAD__/s.exec(part.code)
          if (unknown) this.error(`An import is written in a way not known here: ${unknown[0]}`)
        }
      },
    },
  }
}

/** A part, what it imports, and their style sheets. */
function neededBy(name: string, bundle: Rolldown.OutputBundle, known = new Set<string>()): string[] {
  const part = bundle[name]
  if (part?.type !== 'chunk' || known.has(name)) return []
  known.add(name)

  return [
    name,
    ...part.imports.flatMap((one) => neededBy(one, bundle, known)),
    // After theirs, which it may overrule.
    ...(part.viteMetadata?.importedCss ?? []),
  ]
}

/** What Vite's own minifier leaves: of the first view 1 kB when compressed. */
function squeezed(): Plugin {
  return {
    name: 'squeezed',
    apply: 'build',
    async generateBundle(_, bundle) {
      const first = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === 'first')
      if (first?.type !== 'chunk') return
      // The second time it names things by how often the first has left them. Variables that are not collapsed are more,
      // and alike, which compresses better.
      for (const passes of [2, 1]) {
        const { code } = await minify(first.code, {
          module: true,
          ecma: 2020,
          compress: { passes, collapse_vars: false },
        })
        first.code = code ?? first.code
      }
    },
  }
}

/** Tells the service worker what the page consists of, and a version that changes with any of it. */
function listed(): Plugin {
  return {
    name: 'listed',
    apply: 'build',
    // After the part of Vite's that takes away what a document needs no script for.
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const worker = bundle['service-worker.js']
        if (worker?.type !== 'chunk') return
        const shown = await readdir(join(import.meta.dirname, 'public'))
        const built = Object.keys(bundle).filter((name) => name !== worker.fileName)
        const version = createHash('sha256')
        for (const name of built.toSorted()) {
          const part = bundle[name]
          version.update(name).update(part?.type === 'chunk' ? part.code : (part?.source ?? ''))
        }
        const files = [...built, ...shown].map((name) => `/${name}`)
        const list = { version: version.digest('hex').slice(0, 16), files }
        worker.code = `const BUILT = ${JSON.stringify(list)};\n${worker.code}`
      },
    },
  }
}

const text = /\.(?:html|js|css|svg|webmanifest)$/

/** Each text also compressed, as small as it goes, so that no request pays for it. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => text.test(name))
      await Promise.all(
        names.map(async (name) => {
          const part = bundle[name]
          if (!part) return
          const source = part.type === 'chunk' ? part.code : part.source
          const bytes = Buffer.from(source)
          const brotli = await promisify(brotliCompress)(bytes, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
              // Measured: of some sixty settings the one with the smallest first view.
              [constants.BROTLI_PARAM_NDIRECT]: 1,
            },
          })
          await writeFile(join(dir, `${name}.br`), brotli)
          await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
        }),
      )
    },
  }
}
