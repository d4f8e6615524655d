/** The service over a store in memory with the sample articles. */
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { dataPath } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/index.ts'

/** @param token of an editor called ada. */
export async function serveSamples(token: string) {
  const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: `ada:${token}` })
  const store = await openStore({ database: ':memory:' })
  const analyser = startAnalyser(config)
  await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
  const app = await buildApp({ config, store, analyser })
  const close = async () => {
    await app.close()
    await analyser.close()
    await store.close()
  }
  return { app, store, close }
}
