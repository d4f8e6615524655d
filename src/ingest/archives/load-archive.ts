/** From archives to the store. */
import type { Analysis } from '../../../schemas/analysis.ts'
import type { Source } from '../../../schemas/source.ts'
import { sourceDigest } from '../../analysis/article.ts'
import { NoArticleError } from '../../analysis/errors.ts'
import type { Analyser } from '../../analysis/threads/analyser.ts'
import type { PutResult, Store } from '../../store/store.ts'
import { inOrder } from '../in-order.ts'
import { analyseWhole, storeAnalysis, storing } from '../ingest.ts'
import { unlessInterrupted } from '../interrupted.ts'
import { type Archived, readWarc } from './warc.ts'

/** What became of an archive’s pages. */
export interface ArchiveReport {
  created: number
  unchanged: number
  /** Pages that hold no article, as most archives have many. */
  without: number
  /** One line a page or damaged record. */
  failed: string[]
}

export interface ArchiveOptions {
  /** Pages that are analysed at the same time. */
  atOnce: number
  /** Bytes of a page, at most. */
  limit: number
  /** Stops it: what is being stored is stored. */
  signal: AbortSignal
}

type Outcome = PutResult | { failure: string } | 'without' | 'left'

/**
 * Stores the pages of an archive. One that is stored already changes nothing, so that an archive whose load was stopped
 * or killed can be loaded again.
 */
export async function loadArchive(
  { store, analyser }: { store: Store; analyser: Analyser },
  file: string,
  { atOnce, limit, signal }: ArchiveOptions,
): Promise<ArchiveReport> {
  const report: ArchiveReport = { created: 0, unchanged: 0, without: 0, failed: [] }
  const failed = (error: unknown, { url }: Source): Outcome => {
    if (signal.aborted) return 'left'
    return error instanceof NoArticleError ? 'without' : { failure: `${url}: ${(error as Error).message}` }
  }
  const read = async (page: Archived): Promise<Outcome | { source: Source; analysis: Analysis }> => {
    if ('damage' in page) return { failure: page.damage }
    const { source } = page
    try {
      const known = await store.known(sourceDigest(source))
      return known ?? { source, analysis: await unlessInterrupted(analyseWhole(analyser, source), signal) }
    } catch (error) {
      return failed(error, source)
    }
  }
  const keep = async (result: Awaited<ReturnType<typeof read>>): Promise<Outcome> => {
    if (typeof result === 'string' || !('analysis' in result)) return result
    const { source, analysis } = result
    return storeAnalysis(store, analysis, source).catch((error) => failed(error, source))
  }
  for await (const outcome of inOrder(inOrder(until(readWarc(file, limit), signal), atOnce, read), storing, keep)) {
    if (outcome === 'left') continue
    if (outcome === 'without') report.without++
    else if ('failure' in outcome) report.failed.push(`${file}: ${outcome.failure}`)
    else report[outcome.outcome === 'unchanged' ? 'unchanged' : 'created']++
  }
  return report
}

async function* until<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    if (signal.aborted) return
    yield item
  }
}
