/** Articles whose date an editor corrected, read again. */
import { Source } from '../../schemas/source.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import type { Store, Stored } from '../store/store.ts'
import { analyseDated, storeAnalysis } from './ingest.ts'

interface Services {
  store: Store
  analyser: Analyser
}

/** Reads a stored article again with the date it has by now; gives what it has become, null when it is gone. */
export async function reread({ store, analyser }: Services, id: string): Promise<Stored | null> {
  const stored = await store.source(id)
  if (!stored) return null
  const source = Source.parse(JSON.parse(stored.source))
  const analysis = await analyseDated(analyser, source, await store.givenDate(id), stored.name ?? undefined)
  await storeAnalysis(store, analysis, source, { id })
  return store.article(id)
}
