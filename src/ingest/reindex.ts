/** Stored sources, analysed again by this version. */
import { Source } from '../../schemas/source.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import { PreconditionError, type Store } from '../store/store.ts'
import { version } from '../version.ts'
import { analyseDated, type LoadObserver, storeAnalysis } from './ingest.ts'
import { InterruptedError, unlessInterrupted } from './interrupted.ts'

export interface ReindexReport {
  changed: number
  unchanged: number
  /** Analysed by this version already, or replaced by somebody meanwhile. */
  skipped: number
  /** One line an article. */
  failed: string[]
  /** Whether it was stopped before it came to the end. */
  interrupted: boolean
}

/**
 * Analyses stored sources again, one at a time. An article that fails stays as it is and is reported.
 * @param options.signal stops it between two articles, or while one is analysed, which then stays as it is.
 */
export async function reindex(
  { store, analyser }: { store: Store; analyser: Analyser },
  { all, observe, signal }: { all: boolean; observe?: LoadObserver; signal?: AbortSignal },
): Promise<ReindexReport> {
  const report: ReindexReport = { changed: 0, unchanged: 0, skipped: 0, failed: [], interrupted: false }
  const total = await store.count()
  let after: string | null = null
  for (let done = 1; ; done++) {
    const [next] = await store.sources(after, 1)
    if (!next) return report
    if (signal?.aborted) return { ...report, interrupted: true }
    if (!all && next.engine === version) report.skipped++
    else {
      try {
        report[await again({ store, analyser }, after, next.id, signal)]++
      } catch (error) {
        if (error instanceof InterruptedError) continue
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
  signal: AbortSignal | undefined,
): Promise<'changed' | 'unchanged' | 'skipped'> {
  const held = await store.article(id)
  const [stored] = await store.sources(after, 1)
  if (!held || stored?.id !== id) return 'skipped'
  const source = Source.parse(JSON.parse(stored.source))
  const date = await store.givenDate(id)
  const analysis = await unlessInterrupted(analyseDated(analyser, source, date, stored.name ?? undefined), signal)
  try {
    const { outcome } = await storeAnalysis(store, analysis, source, { id, ifMatch: [held.etag] })
    return outcome === 'unchanged' ? 'unchanged' : 'changed'
  } catch (error) {
    if (error instanceof PreconditionError) return 'skipped'
    throw error
  }
}
