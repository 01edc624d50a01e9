import type { Config } from '../../config.ts'
import type { Engine, Making } from './engine.ts'

/** Opens the engine that the URL names; only composition roots call this. */
export async function openEngine(config: Config, making: Making = {}): Promise<Engine> {
  if (config.databaseUrl.startsWith('pglite:')) {
    const { openEmbeddedEngine } = await import('./embedded/engine.ts')

    return openEmbeddedEngine(config, making)
  }
  const { openServerEngine } = await import('./server/engine.ts')

  return openServerEngine(config)
}
