import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

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
  plugins: [compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'safari17.5', 'firefox120'],
    // A data: address would need an exception in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: nameOfFirst }] } },
      // 'use client' means something to a server that renders React; there is none.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:7700', changeOrigin: false } } },
})

/** What the first view loads at once is one file: each file of its own compresses worse. */
function nameOfFirst(id: string, graph: Pick<Rolldown.PluginContext, 'getModuleInfo'>): string | null {
  const seen = new Set<string>()
  const isFirst = (one: string): boolean => {
    if (seen.has(one)) return false
    seen.add(one)
    const known = graph.getModuleInfo(one)

    return known !== null && (known.isEntry || known.importers.some(isFirst))
  }

  return isFirst(id) ? 'first' : null
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
            },
          })
          await writeFile(join(dir, `${name}.br`), brotli)
          await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
        }),
      )
    },
  }
}
