/** From a source to the store: analysis, then one transaction. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Source } from '../../schemas/source.ts'
import { sourceDigest } from '../analysis/article.ts'
import { QueueFullError, TimedOutError } from '../analysis/errors.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import { restamp } from '../store/restamp.ts'
import { type PutOptions, type PutResult, type Store, UnavailableError } from '../store/store.ts'
import { version } from '../version.ts'
import { inOrder } from './in-order.ts'
import { InterruptedError, unlessInterrupted, until } from './interrupted.ts'
import { findSources, readSource } from './sources.ts'

/** Analyses that are given to the store at once, where there are many: it makes transactions of several. */
export const storing = 16

/**
 * Analyses one source and stores its records; without an id to store them under, one that is stored already, whichever
 * version analysed it, is not analysed again. @throws as `Analyser.analyse` and `Store.put` do.
 */
export async function ingest(
  { store, analyser }: { store: Store; analyser: Analyser },
  source: Source,
  options: PutOptions = {},
): Promise<PutResult> {
  const known = Object.keys(options).length === 0 ? await store.known(sourceDigest(source)) : null
  if (known) return known
  const { id } = options
  const analysis = await analyseDated(analyser, source, id === undefined ? null : await store.givenDate(id))
  const result = await storeAnalysis(store, analysis, source, options)
  const date = id === undefined && result.outcome === 'created' ? await store.givenDate(result.id) : null
  if (date === null) return result
  // It was here before, and what an editor made of it came back with it.
  const dated = await analyseDated(analyser, source, date)
  return { ...(await storeAnalysis(store, dated, source, { id: result.id })), outcome: 'created' }
}

/** What became of a folder’s sources. */
export interface LoadReport {
  created: number
  unchanged: number
  /** One line a file. */
  failed: string[]
  /** Files that were not loaded because the load was stopped. */
  left: number
}

/** Told of each file when it is done. */
export type LoadObserver = (done: number, total: number) => void

export interface LoadOptions {
  /** Sources that are analysed at the same time. */
  atOnce: number
  /** Bytes of a file, at most. */
  limit?: number
  observe?: LoadObserver
  /** Stops the load: what is being stored is stored, the rest is left. */
  signal?: AbortSignal | undefined
  /** Milliseconds before another attempt at what failed for want of time. */
  pause?: number
}

/** How often a source is tried that fails for want of time. */
export const attempts = 3

/**
 * Loads files and folders of sources. They are analysed `atOnce` at a time and stored in order, so that ids do not depend
 * on which is done first. What fails for want of time, of a place or of the database is tried again when the others are
 * done, one at a time. A file that fails for good is reported and the rest goes on.
 * @throws {SourceError} when there are no sources at a path.
 */
export async function loadSources(
  { store, analyser }: { store: Store; analyser: Analyser },
  paths: readonly string[],
  { atOnce, limit, observe, signal, pause = 1000 }: LoadOptions,
): Promise<LoadReport> {
  const files = await findSources(paths)
  const report: LoadReport = { created: 0, unchanged: 0, failed: [], left: 0 }
  const read = async (file: string): Promise<Read> => {
    try {
      const { name, source } = await readSource(file, limit)
      const known = await store.known(sourceDigest(source))
      if (known) return known
      return { file, source, analysis: await unlessInterrupted(analyseWhole(analyser, source, name), signal) }
    } catch (error) {
      return { file, error: error as Error }
    }
  }
  const keep = async (result: Read): Promise<Kept> => {
    if ('error' in result || 'outcome' in result) return result
    const { file, analysis, source } = result
    return storeAnalysis(store, analysis, source).catch((error: Error) => ({ file, error }))
  }
  let done = 0
  let due = files
  for (let attempt = 1; due.length > 0; attempt++) {
    const again: string[] = []
    const analysed = inOrder(until(due, signal), attempt === 1 ? atOnce : 1, read)
    for await (const result of inOrder(analysed, storing, keep)) {
      if ('error' in result) {
        const { file, error } = result
        if (error instanceof InterruptedError) continue
        if (mayPass(error) && attempt < attempts) {
          again.push(file)
          continue
        }
        report.failed.push(withFile(file, error))
      } else report[result.outcome === 'unchanged' ? 'unchanged' : 'created']++
      done++
      observe?.(done, files.length)
    }
    due = signal?.aborted ? [] : again
    if (due.length > 0) await sleep(pause * attempt, undefined, { signal }).catch(() => {})
  }
  report.left = files.length - done
  return report
}

/** What is to be stored, what is stored already, or why neither. */
type Read = { file: string; source: Source; analysis: Analysis } | Kept
type Kept = PutResult | { file: string; error: Error }

/** Whether the same source may succeed later. */
export const mayPass = (error: Error) =>
  error instanceof TimedOutError || error instanceof QueueFullError || error instanceof UnavailableError

/** All records of a source, furniture included, as they are stored. */
export async function analyseWhole(analyser: Analyser, source: Source, name?: string): Promise<Analysis> {
  return JSON.parse(await analyser.analyse(source, { furniture: true, ...(name !== undefined && { name }) }))
}

/**
 * The same with times that count from the date an editor gave: “on Friday” is another day then. The article keeps the date
 * that is read in it, to which the correction applies.
 * @param date null when no editor gave one.
 */
export async function analyseDated(
  analyser: Analyser,
  source: Source,
  date: string | null,
  name?: string,
): Promise<Analysis> {
  const analysis = await analyseWhole(analyser, source, name)
  const { id, publishedAt, source: note } = analysis.article
  if (date === null || date === publishedAt) return analysis
  // Of another day the article, and with it each record, would have another id.
  const dated = restamp(await analyseWhole(analyser, { ...source, publishedAt: date }, name), id)
  return { ...dated, article: { ...dated.article, publishedAt, source: note } }
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

/** What is said of a file that failed. */
export function withFile(file: string, { message }: Error): string {
  return message.startsWith(file) ? message : `${file}: ${message}`
}
