/** From files of many sources to the store. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Source } from '../../schemas/source.ts'
import { sourceDigest } from '../analysis/article.ts'
import { NoArticleError } from '../analysis/errors.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import type { PutResult, Store } from '../store/store.ts'
import { isTable, itemsOf, type TableOptions } from './collections.ts'
import { inOrder } from './in-order.ts'
import { analyseWhole, storeAnalysis, storing } from './ingest.ts'
import { unlessInterrupted, until } from './interrupted.ts'
import type { Item } from './item.ts'

/** What became of the sources of a file. */
export interface CollectionReport {
  created: number
  unchanged: number
  /** Pages of an archive that hold no article, as most archives have many. */
  without: number
  failed: number
}

export interface CollectionOptions {
  /** Sources that are analysed at the same time. */
  atOnce: number
  /** Bytes of a source, at most. */
  limit: number
  table: TableOptions
  /** Told of each source that failed, in one line. */
  fail: (line: string) => void
  /** Stops it: what is being stored is stored. */
  signal: AbortSignal
}

type Outcome = PutResult | { failure: string } | 'without' | 'left'

/**
 * Stores the sources of a file. One that is stored already changes nothing, so that a file whose load was stopped or
 * killed can be loaded again.
 * @throws {SourceError} when nothing of it can be read.
 */
export async function loadCollection(
  { store, analyser }: { store: Store; analyser: Analyser },
  file: string,
  { atOnce, limit, table, fail, signal }: CollectionOptions,
): Promise<CollectionReport> {
  const report: CollectionReport = { created: 0, unchanged: 0, without: 0, failed: 0 }
  const failed = (error: unknown, place: string): Outcome => {
    if (signal.aborted) return 'left'
    if (error instanceof NoArticleError && !isTable(file)) return 'without'
    return { failure: `${place}: ${(error as Error).message}` }
  }
  const read = async (item: Item): Promise<Outcome | { place: string; source: Source; analysis: Analysis }> => {
    if ('damage' in item) return { failure: item.damage }
    const { source, place } = item
    try {
      const known = await store.known(sourceDigest(source))
      return known ?? { ...item, analysis: await unlessInterrupted(analyseWhole(analyser, source), signal) }
    } catch (error) {
      return failed(error, place)
    }
  }
  const keep = async (result: Awaited<ReturnType<typeof read>>): Promise<Outcome> => {
    if (typeof result === 'string' || !('analysis' in result)) return result
    const { place, source, analysis } = result
    return storeAnalysis(store, analysis, source).catch((error) => failed(error, place))
  }
  const items = until(itemsOf(file, limit, table), signal)
  for await (const outcome of inOrder(inOrder(items, atOnce, read), storing, keep)) {
    if (outcome === 'left') continue
    if (outcome === 'without') report.without++
    else if ('failure' in outcome) {
      report.failed++
      fail(`${file}: ${outcome.failure}`)
    } else report[outcome.outcome === 'unchanged' ? 'unchanged' : 'created']++
  }
  return report
}
