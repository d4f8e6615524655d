/** From a source to the store: analysis, then one transaction. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Source } from '../../schemas/source.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import type { PutOptions, PutResult, Store } from '../store/store.ts'
import { version } from '../version.ts'
import { inOrder } from './in-order.ts'
import { findSources, readSource } from './sources.ts'

/** Analyses that are given to the store at once, where there are many: it makes transactions of several. */
export const storing = 16

/** Analyses one source and stores its records. @throws as `Analyser.analyse` and `Store.put` do. */
export async function ingest(
  { store, analyser }: { store: Store; analyser: Analyser },
  source: Source,
  options: PutOptions = {},
): Promise<PutResult> {
  return storeAnalysis(store, await analyseWhole(analyser, source), source, options)
}

/** What became of a folder’s sources. */
export interface LoadReport {
  created: number
  unchanged: number
  /** One line a file. */
  failed: string[]
}

/** Told of each file when it is done. */
export type LoadObserver = (done: number, total: number) => void

/**
 * Loads files and folders of sources. They are analysed `atOnce` at a time and stored in order, so that ids do not depend
 * on which is done first. A file that fails is reported and the rest goes on.
 */
export async function loadSources(
  { store, analyser }: { store: Store; analyser: Analyser },
  paths: readonly string[],
  { atOnce, observe }: { atOnce: number; observe?: LoadObserver },
): Promise<LoadReport> {
  const files = await findSources(paths)
  const report: LoadReport = { created: 0, unchanged: 0, failed: [] }
  const read = async (file: string): Promise<Read> => {
    try {
      const { name, source } = await readSource(file)
      return { source, analysis: await analyseWhole(analyser, source, name) }
    } catch (error) {
      return { failure: withFile(file, error as Error) }
    }
  }
  const keep = async (result: Read) => {
    if ('failure' in result) return result
    return storeAnalysis(store, result.analysis, result.source)
  }
  let done = 0
  for await (const result of inOrder(inOrder(files, atOnce, read), storing, keep)) {
    if ('failure' in result) report.failed.push(result.failure)
    else report[result.outcome === 'unchanged' ? 'unchanged' : 'created']++
    observe?.(++done, files.length)
  }
  return report
}

type Read = { source: Source; analysis: Analysis } | { failure: string }

/** All records of a source, furniture included, as they are stored. */
export async function analyseWhole(analyser: Analyser, source: Source, name?: string): Promise<Analysis> {
  return JSON.parse(await analyser.analyse(source, { furniture: true, ...(name !== undefined && { name }) }))
}

/** Stores records with the source they came from. @throws as `Store.put` does. */
export function storeAnalysis(
  store: Store,
  analysis: Analysis,
  source: Source,
  options: PutOptions = {},
): Promise<PutResult> {
  return store.put(analysis, { source: JSON.stringify(source), engine: version }, options)
}

function withFile(file: string, { message }: Error): string {
  return message.startsWith(file) ? message : `${file}: ${message}`
}
