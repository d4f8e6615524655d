/** Stored sources, analysed again by this version. */
import { Source } from '../../schemas/source.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import { PreconditionError, type Store } from '../store/store.ts'
import { version } from '../version.ts'
import { analyseWhole, type LoadObserver, storeAnalysis } from './ingest.ts'

export interface ReindexReport {
  changed: number
  unchanged: number
  /** Analysed by this version already, or replaced by somebody meanwhile. */
  skipped: number
  /** One line an article. */
  failed: string[]
}

/** Analyses stored sources again, one at a time. An article that fails stays as it is and is reported. */
export async function reindex(
  { store, analyser }: { store: Store; analyser: Analyser },
  { all, observe }: { all: boolean; observe?: LoadObserver },
): Promise<ReindexReport> {
  const report: ReindexReport = { changed: 0, unchanged: 0, skipped: 0, failed: [] }
  const total = await store.count()
  let after: string | null = null
  for (let done = 1; ; done++) {
    const [next] = await store.sources(after, 1)
    if (!next) return report
    if (!all && next.engine === version) report.skipped++
    else {
      try {
        report[await again({ store, analyser }, after, next.id)]++
      } catch (error) {
        report.failed.push(`${next.id}: ${(error as Error).message}`)
      }
    }
    after = next.id
    observe?.(done, total)
  }
}

/** The tag is read before the source, so that whoever replaces the source in between wins. */
async function again(
  { store, analyser }: { store: Store; analyser: Analyser },
  after: string | null,
  id: string,
): Promise<'changed' | 'unchanged' | 'skipped'> {
  const held = await store.article(id)
  const [stored] = await store.sources(after, 1)
  if (!held || stored?.id !== id) return 'skipped'
  const source = Source.parse(JSON.parse(stored.source))
  const analysis = await analyseWhole(analyser, source, stored.name ?? undefined)
  try {
    const { outcome } = await storeAnalysis(store, analysis, source, { id, ifMatch: [held.etag] })
    return outcome === 'unchanged' ? 'unchanged' : 'changed'
  } catch (error) {
    if (error instanceof PreconditionError) return 'skipped'
    throw error
  }
}
