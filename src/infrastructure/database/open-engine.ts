import type { Config } from '../../config.ts'
import type { Engine, WhereMissing } from './engine.ts'

/** Opens the engine that the URL names; only composition roots call this. */
export async function openEngine(config: Config, whereMissing: WhereMissing = 'make'): Promise<Engine> {
  if (config.databaseUrl.startsWith('pglite:')) {
    const { openEmbeddedEngine } = await import('./embedded/engine.ts')

    return openEmbeddedEngine(config, { whereMissing })
  }
  const { openServerEngine } = await import('./server/engine.ts')

  return openServerEngine(config)
}
