/** Folders that are watched: what appears is stored, what changes is stored anew. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Analysis } from '../../../schemas/analysis.ts'
import type { Source } from '../../../schemas/source.ts'
import { sourceDigest } from '../../analysis/article.ts'
import type { Analyser } from '../../analysis/threads/analyser.ts'
import { type FetchNote, type PutResult, type Store, UnavailableError } from '../../store/store.ts'
import { isCollection, type TableOptions } from '../collections.ts'
import { inOrder } from '../in-order.ts'
import { analyseDated, attempts, mayPass, storeAnalysis, storing, withFile } from '../ingest.ts'
import { InterruptedError, unlessInterrupted, until } from '../interrupted.ts'
import { loadCollection } from '../load-collection.ts'
import { noteOf, nothing } from '../notes.ts'
import { isSource, isUnread, readSource } from '../sources.ts'
import { lookInto, stampOf } from './folder.ts'
import { Resting } from './rest.ts'

/** Milliseconds between two looks; a file that is the same in both is at rest. */
const PAUSE = 2000
/** Of its time, looking takes one part in so many: a folder of very many files is looked at less often. */
const SHARE = 20

/** What became of the files that came to rest. */
export interface WatchReport {
  created: number
  /** Articles whose file had changed. */
  replaced: number
  unchanged: number
  /** Pages of archives that hold no article. */
  without: number
  failed: number
}

export interface WatchOptions {
  /** Sources that are analysed at the same time. */
  atOnce: number
  /** Bytes of a source, at most. */
  limit: number
  table: TableOptions
  /** Ends it: what is being stored is stored. */
  signal: AbortSignal
  /** Told of each failure, in one line. */
  fail: (line: string) => void
  /** Told whenever something became of files. */
  tell: (report: WatchReport) => void
  pause?: number
}

/**
 * Stores what lies in folders and goes on with what comes and changes there, until it is ended. Which article a file
 * gave is noted under its address, so that what has changed is stored anew under the same id, also after a restart, and
 * what has not is not analysed again. A file that fails is told of once, and read again when it has changed.
 */
export async function watch(
  services: { store: Store; analyser: Analyser },
  folders: readonly string[],
  options: WatchOptions,
): Promise<void> {
  const watched = new Watch(services, options)
  const { signal, pause = PAUSE } = options
  while (!signal.aborted) {
    const took = await watched.look(folders)
    await sleep(Math.max(pause, took * SHARE), undefined, { signal }).catch(() => {})
  }
}

type Failed = { file: string; error: Error }
/** Another file has its article, too; or it is being written. */
type Outcome = PutResult['outcome'] | 'later' | Failed
interface Noted {
  file: string
  url: string
  note: FetchNote
}
/** A file whose records are to be stored. */
interface Read extends Noted {
  source: Source
  analysis: Analysis
}
/** A file whose article is stored. */
interface Stored extends Noted {
  article: string
  tag: string
  outcome: PutResult['outcome']
}

/** Folders as far as they are stored. */
export class Watch {
  readonly #services: { store: Store; analyser: Analyser }
  readonly #options: Omit<WatchOptions, 'pause'>
  readonly #resting = new Resting()
  /** What was told of the last look. */
  #told = new Set<string>()
  /** Articles that files are known to have given: a file of the same words has none of its own. */
  readonly #given = new Set<string>()

  constructor(services: { store: Store; analyser: Analyser }, options: Omit<WatchOptions, 'pause'>) {
    this.#services = services
    this.#options = options
  }

  /** Stores what has come to rest; gives the milliseconds that looking took. */
  async look(folders: readonly string[]): Promise<number> {
    const began = performance.now()
    const files = new Map<string, string>()
    const failed: string[] = []
    for (const folder of folders) {
      const look = await lookInto(folder, (name) => isSource(name) || isUnread(name) || isCollection(name))
      for (const [file, stamp] of look.files) files.set(file, stamp)
      failed.push(...look.failed)
    }
    const took = performance.now() - began
    const report: WatchReport = { created: 0, replaced: 0, unchanged: 0, without: 0, failed: 0 }
    for (const line of failed) if (!this.#told.has(line)) this.#tell(line, report)
    this.#told = new Set(failed)
    const due = this.#resting.due(files)
    await this.#sources(
      due.filter((file) => !isCollection(file)),
      report,
    )
    for (const file of due.filter(isCollection)) await this.#collection(file, report)
    const { created, replaced, unchanged, without } = report
    if (created + replaced + unchanged + without + report.failed > 0) this.#options.tell(report)
    return took
  }

  async #sources(files: readonly string[], report: WatchReport): Promise<void> {
    const { signal, atOnce } = this.#options
    const noted = this.#noted(files)
    const read = async ([file, note]: [string, FetchNote | Error]): Promise<Outcome | Read | Stored> =>
      note instanceof Error ? { file, error: note } : orFailed(file, this.#read(file, note))
    const keep = async (one: Outcome | Read | Stored): Promise<Outcome | Stored> =>
      typeof one === 'object' && 'analysis' in one ? orFailed(one.file, this.#keep(one)) : one
    // Of files of the same words the first by name has the article, whichever was read or stored first.
    const give = async (one: Outcome | Stored): Promise<Outcome> =>
      typeof one === 'object' && 'article' in one ? orFailed(one.file, this.#give(one)) : one
    const reading = inOrder(until(await noted, signal), atOnce, read)
    for await (const outcome of inOrder(inOrder(reading, storing, keep), storing, give)) {
      if (outcome === 'later') continue
      if (typeof outcome === 'string') report[outcome]++
      else this.#fail(outcome, report)
    }
  }

  /** What is known of files, of all of them before one is stored: whose an article is must be known by then. */
  async #noted(files: readonly string[]): Promise<[string, FetchNote | Error][]> {
    const noted: [string, FetchNote | Error][] = []
    const ask = async (file: string): Promise<[string, FetchNote | Error]> => [
      file,
      await noteOf(this.#services.store, addressOf(file)).catch((error: Error) => error),
    ]
    for await (const one of inOrder(until(files, this.#options.signal), storing, ask)) {
      noted.push(one)
      if (!(one[1] instanceof Error) && one[1].article !== null) this.#given.add(one[1].article)
    }
    return noted
  }

  async #read(file: string, note: FetchNote): Promise<Outcome | Read | Stored> {
    const { store, analyser } = this.#services
    const { limit, signal } = this.#options
    const { name, source } = await readSource(file, limit)
    if (!this.#resting.isAs(file, await stampOf(file))) return 'later'
    const tag = tagOf(source)
    const stored = note.etag === tag ? note.article : ((await store.known(sourceDigest(source)))?.id ?? null)
    const isKnown = note.article === null || note.etag === null || note.etag === tag
    if (stored !== null && isKnown && (note.article === null || note.article === stored))
      return { file, url: addressOf(file), article: stored, tag, note, outcome: 'unchanged' }
    const date = note.article === null ? null : await store.givenDate(note.article)
    const analysis = await unlessInterrupted(analyseDated(analyser, source, date, name), signal)
    return { file, url: addressOf(file), source, analysis, note }
  }

  async #keep({ file, url, source, analysis, note }: Read): Promise<Stored> {
    const { store } = this.#services
    await store.noteFetch(url, { ...note, pending: sourceDigest(source) })
    const { id, outcome } = await storeAnalysis(
      store,
      analysis,
      source,
      note.article === null ? {} : { id: note.article },
    )
    return { file, url, article: id, tag: tagOf(source), note, outcome }
  }

  /** Notes the article that a file gave. */
  async #give({ file, url, article, tag, note, outcome }: Stored): Promise<PutResult['outcome']> {
    const { store } = this.#services
    this.#resting.done(file)
    const isOfAnother = note.article === null && this.#given.has(article)
    this.#given.add(article)
    if (isOfAnother) await store.noteFetch(url, nothing)
    else if (note.article !== article || note.etag !== tag)
      await store.noteFetch(url, { ...nothing, article, etag: tag })
    return outcome
  }

  async #collection(file: string, report: WatchReport): Promise<void> {
    const { signal } = this.#options
    if (signal.aborted) return
    try {
      const { created, unchanged, without, failed } = await loadCollection(this.#services, file, this.#options)
      report.created += created
      report.unchanged += unchanged
      report.without += without
      report.failed += failed
      this.#resting.done(file)
    } catch (error) {
      this.#fail({ file, error: error as Error }, report)
    }
  }

  /** Tells of a failure, once, unless it may pass and there were few. */
  #fail({ file, error }: Failed, report: WatchReport): void {
    if (error instanceof InterruptedError) return
    const tries = mayPass(error) ? this.#resting.again(file) : attempts
    if (tries === attempts) this.#tell(withFile(file, error), report)
    // A database that was away comes back.
    if (tries >= attempts && !(error instanceof UnavailableError)) this.#resting.done(file)
  }

  #tell(line: string, report: WatchReport): void {
    report.failed++
    this.#options.fail(line)
  }
}

const orFailed = <Result>(file: string, work: Promise<Result>): Promise<Result | Failed> =>
  work.catch((error: Error) => ({ file, error }))

const addressOf = (file: string): string => pathToFileURL(resolve(file)).href

/** Tells a source apart with all that is known beside it. */
const tagOf = (source: Source): string => createHash('sha256').update(JSON.stringify(source)).digest('base64url')
