/** What a store keeps and answers. Engines (embedded SQLite, PostgreSQL) implement it; one test body runs on each. */
import type { Analysis } from '../../schemas/analysis.ts'
import type {
  ArticlePatch,
  ClaimPatch,
  EntityPatch,
  Merge,
  QuotePatch,
  Split,
  TimelinePatch,
} from '../../schemas/correction.ts'
import type { EntityType, MentionKind } from '../../schemas/entity.ts'
import type { KeptTimelineDraft } from '../../schemas/kept-timeline.ts'
import type { QuoteKind } from '../../schemas/quote.ts'
import type { VerdictInput, VerdictRating } from '../../schemas/verdict.ts'
import type { Subscriptions } from './subscribers.ts'

/** A JSON answer as it goes out: made when the record is written, sent without being parsed again. */
export interface Stored {
  /** The record’s id. */
  id: string
  /** The record as JSON. */
  json: string
  /** Strong entity tag with its quotes. */
  etag: string
}

/** All records of one article, each as JSON. */
export interface ArticleRecords {
  /** Without furniture. */
  article: string
  /** What was left out of it, an array. */
  furniture: string
  /** In order of the text, as are claims. */
  quotes: string[]
  /** As the article has them: by number of mentions, most first, then by id. */
  entities: string[]
  claims: string[]
  /** In order of the text; null when it was stored by a version that kept none. */
  times: string[] | null
  /** By earliest day. */
  timeline: string[]
}

/** A page of a list: records as JSON, and where the next page starts. */
export interface Listing {
  items: string[]
  /** Opaque keyset cursor; null on the last page. */
  next: string | null
}

export interface Paging {
  /** 1 to 100. */
  limit: number
  cursor?: string
}

/** A page of a list that may be counted, too. */
export interface CountedPaging extends Paging {
  /** Makes the answer tell how many records there are, and how many by each of these. */
  facets?: readonly Facet[]
}

export interface CountedListing extends Listing {
  /** Of the whole list; where it was asked for. */
  tally?: Tally
}

/** Dates are ISO days, both ends included. */
export interface Range {
  from?: string
  to?: string
}

/** A value, or several of which it is to be one. */
export type OneOf<T extends string = string> = T | readonly T[]

/** What filters ask of an article beside its date and its words. */
export interface LabelFilter {
  publisher?: OneOf
  /** Name of one of its authors. */
  author?: OneOf
  /** Primary tag. */
  language?: OneOf
  section?: OneOf
  keyword?: OneOf
  articleKind?: OneOf
}

/** What the articles are to be of which a list has records. */
export interface ArticlesAsked extends LabelFilter {
  q?: string
  /** Entity ids. */
  entity?: OneOf
}

/** By date of publication, the undated last; or what a query fits best, first. */
export type Sort = 'newest' | 'oldest' | 'relevance'

/** `entity`: which they name. */
export interface ArticleFilter extends Range, ArticlesAsked {
  sort?: Sort
  /** Of articles that are copies of each other the earliest alone, with how many there are beside it as `copies`. */
  fold?: 'copies'
}

/** Days of the newest article of a story; `article`: which is one of it. */
export interface StoryFilter extends Range {
  article?: string
}

/** `entity`: which is named in the quote. */
export interface QuoteFilter extends Range, ArticlesAsked {
  article?: string
  /** Entity id or name. */
  speaker?: OneOf
  kind?: OneOf<QuoteKind>
  sort?: Sort
}

export interface EntityFilter {
  article?: string
  type?: OneOf<EntityType>
  q?: string
}

/** `entity`: which is named in the claim. */
export interface ClaimFilter extends Range, ArticlesAsked {
  article?: string
  /** Entity id or name. */
  claimant?: OneOf
  voice?: OneOf<'attributed' | 'article'>
  polarity?: OneOf<'asserts' | 'denies'>
  act?: OneOf
  hasQuantity?: boolean
  minCheckworthiness?: number
  /** `any`: whatever an editor found; `none`: nobody has checked it. */
  verdict?: VerdictRating | 'any' | 'none'
  sort?: Sort | 'checkworthiness'
}

/** `entity`: which takes part; `from`, `to`: when it happens; `sort`: by when it happens, the oldest first unless given. */
export interface TimelineFilter extends Range, ArticlesAsked {
  article?: string
  /** Days on which the article was published. */
  publishedFrom?: string
  publishedTo?: string
  sort?: Sort
}

/** What a list may be counted by. `day`: of publication, of events the first day. */
export type Facet = 'publisher' | 'day' | 'speaker' | 'entity' | 'kind'

/** How many records have a value. */
export interface Counted {
  value: string
  /** What to show. */
  label: string
  count: number
}

/** How many records a list has. */
export interface Tally {
  /** Not exact: at least so many. */
  total: { count: number; exact: boolean }
  /** How many records the facets count; there where there are any. */
  counted?: number
  /** The most frequent values first, of days the newest. */
  facets: Partial<Record<Facet, Counted[]>>
}

/** Lists that can be counted, and their filters. */
export interface Filters {
  articles: ArticleFilter
  quotes: QuoteFilter
  claims: ClaimFilter
  timeline: TimelineFilter
}

export interface MentionFilter {
  /** Entity id. */
  entity: string
  article?: string
  kind?: MentionKind
}

/** The source an analysis came from, kept so that a later version can read it again. */
export interface StoredSource {
  /** What was sent: the JSON of a `Source`. */
  source: string
  /** Version of the extraction that made the records. */
  engine: string
}

/** Entity tags of which one must be the stored article’s; `*`: there must be one. */
export type IfMatch = readonly string[] | '*'

export interface PutOptions {
  id?: string
  ifMatch?: IfMatch
  /** Entity tags of which none may be the stored article’s; `*`: there may be none. */
  ifNoneMatch?: IfMatch
}

/** `etag`: the stored article’s, without furniture. */
export type PutResult = { id: string; etag: string; outcome: 'created' | 'replaced' | 'unchanged' }

/** What is known of an address that was fetched. */
export interface FetchNote {
  /** Id under which its article is stored; null when it is not. */
  article: string | null
  /** Why there is none, for good. */
  problem: string | null
  /** Digest of a source that was to be stored; whether it was, `known` tells. */
  pending: string | null
  /** What the next request can say that it has. */
  etag: string | null
  modified: string | null
}

/** What happened to an article. */
export interface Change {
  /** Grows with every change, with gaps. */
  sequence: number
  article: string
  kind: 'created' | 'updated' | 'deleted'
}

/** What is to be corrected: the record, and what an editor sent. */
export type CorrectionRequest = { id: string } & (
  | { record: 'quote'; patch: QuotePatch }
  | { record: 'claim'; patch: ClaimPatch }
  | { record: 'timeline'; patch: TimelinePatch }
  | { record: 'verdict'; verdict: VerdictInput }
  | { record: 'article'; patch: ArticlePatch }
  | { record: 'entity'; patch: EntityPatch }
  | { record: 'entity'; merge: Merge }
  | { record: 'entity'; split: Split }
)

/** Who corrects something, and when (RFC 3339). */
export interface Editor {
  by: string
  at: string
}

export interface CorrectionResult {
  /** Id of the correction. */
  correction: string
  /** The corrected record; null when it is hidden. An entity that became another one is that one. */
  stored: Stored | null
}

export interface CorrectionFilter {
  article?: string
  /** Id of an article, quote, claim, timeline entry or entity, before or after the correction. */
  record?: string
}

/** An event that is to be kept in a timeline and is none. */
export class UnknownEventError extends Error {
  override name = 'UnknownEventError'
  /** Its place among the events that were named. */
  readonly index: number

  constructor(id: string, index: number) {
    super(`names no event: there is no “${id}”`)
    this.index = index
  }
}

/** A cursor that this store did not make, or made for another list or another filter. */
export class BadCursorError extends Error {
  override name = 'BadCursorError'
}
/** The stored version is not one that the condition allows. */
export class PreconditionError extends Error {
  override name = 'PreconditionError'
  readonly condition: 'if-match' | 'if-none-match'

  constructor(message: string, condition: PreconditionError['condition'] = 'if-match') {
    super(message)
    this.condition = condition
  }
}
/** Something else stands in the way; the message says what. */
export class ConflictError extends Error {
  override name = 'ConflictError'
}
/** The database cannot be reached, is locked for too long, or has no room; the same call may succeed later. */
export class UnavailableError extends Error {
  override name = 'UnavailableError'

  /** Whether there is no room for what was to be written. */
  get isFull(): boolean {
    const { code } = (this.cause ?? {}) as { code?: unknown }
    return code === 'SQLITE_FULL' || code === '53100'
  }
}

/** An answer would take too long. */
export class TooSlowError extends Error {
  override name = 'TooSlowError'

  constructor() {
    super('It takes more than a second to find this; ask for less of it, or with other filters.')
  }
}

/** What is known of a replica: it has all that it must show; it has not, for now; it is gone; it is no replica. */
export type ReplicaState = 'current' | 'behind' | 'away' | 'foreign'

/** Every method throws {@link UnavailableError} when the database does not answer, and lists {@link TooSlowError}. */
export interface Store {
  /**
   * Stores all records of one source in one transaction.
   * Without `id`, a source whose digest is stored already changes nothing, and a new article whose id another source
   * holds gets `-2` and so on. With `id`, that article is replaced (or created under this id); equal records change
   * nothing.
   * @throws {PreconditionError} when `ifMatch` is given and the stored entity tag is another, or there is none; when
   * `ifNoneMatch` is given and has it.
   */
  put(analysis: Analysis, source: StoredSource, options?: PutOptions): Promise<PutResult>
  /** What `put` without an id would answer of a source that is stored, by its digest; null when it is not. */
  known(sha256: string): Promise<PutResult | null>
  /** False when there is no such article. @throws {PreconditionError} */
  remove(id: string, options?: Pick<PutOptions, 'ifMatch'>): Promise<boolean>

  /** The article; without an id the most recently published one. `furniture`: with what was left out. */
  article(id: string | null, options?: { furniture?: boolean }): Promise<Stored | null>
  /** All records of an article, of one moment; without an id those of the most recently published one. */
  records(id: string | null): Promise<ArticleRecords | null>
  /** The story that an article is of, a `Story`; null when it is alone, or there is none. */
  story(id: string): Promise<Stored | null>
  /** Those with the newest articles first. */
  stories(filter: StoryFilter, paging: Paging): Promise<Listing>
  /** The printings of an article’s text, `Copies`, under the id that was asked for. */
  copies(id: string): Promise<Stored | null>
  /** What an article was and is, `Version`s, newest first; null when there is no such article. */
  versions(article: string, paging: Paging): Promise<Listing | null>
  /** An article as it was in a version, an `ArticleWithRecords`. */
  version(article: string, number: number): Promise<Stored | null>
  quote(id: string): Promise<Stored | null>
  /** A quote as several articles print it, `Variants`; null when there is no such quote. */
  variants(quote: string): Promise<Stored | null>
  claim(id: string): Promise<Stored | null>
  timelineEntry(id: string): Promise<Stored | null>
  /** An entity over all articles, an `EntityDetail`: its mentions, the quotes it speaks, and who stands beside it. */
  entity(id: string): Promise<Stored | null>

  /**
   * Corrects a record, in one transaction with the articles it shows in, up to 100 of them; more are written anew in
   * further transactions, which any process on the database takes up again where another left off. From then on every
   * write of an article makes the correction again. Null when there is no such record.
   * @throws {PreconditionError} when `ifMatch` does not name the record’s entity tag.
   * @throws {CorrectionError} when it does not fit the records.
   * @throws {ConflictError} when the entity would get an id that another one has.
   */
  correct(
    request: CorrectionRequest,
    editor: Editor,
    options?: Pick<PutOptions, 'ifMatch'>,
  ): Promise<CorrectionResult | null>
  /** Takes a correction back; it stays in the list. Null when there is none. @throws {ConflictError} when it is undone. */
  undo(correction: string, editor: Editor): Promise<Stored | null>
  /** A correction, with what became of it. */
  correction(id: string): Promise<Stored | null>
  /** The date of publication that an editor gave an article, if one did and it is more than that it is unknown. */
  givenDate(article: string): Promise<string | null>
  /** Corrections, newest first. */
  corrections(filter: CorrectionFilter, paging: Paging): Promise<Listing>
  /** The id under which an entity is known since it was merged or changed its type; null when there is none. */
  survivor(entity: string): Promise<string | null>

  /** Summaries, newest first. */
  articles(filter: ArticleFilter, paging: CountedPaging): Promise<CountedListing>
  /** By article, newest first, then in order of the text. */
  quotes(filter: QuoteFilter, paging: CountedPaging): Promise<CountedListing>
  /** By number of mentions, most first, then by id. With `article` the mentions are that article’s. */
  entities(filter: EntityFilter, paging: Paging): Promise<Listing>
  /**
   * Mentions of an entity with so many words around each: by article, the one that was stored last first, then in order of
   * the text. An article keeps its place whatever it is replaced by: a mention that stays is listed once.
   */
  mentions(filter: MentionFilter, paging: Paging, context: number): Promise<Listing>
  claims(filter: ClaimFilter, paging: CountedPaging): Promise<CountedListing>
  /** By earliest day. */
  timeline(filter: TimelineFilter, paging: CountedPaging): Promise<CountedListing>
  /** The summaries of articles as JSON, and their texts, by id; of those that there are. */
  summaries(ids: readonly string[]): Promise<Map<string, string>>
  texts(ids: readonly string[]): Promise<Map<string, string>>

  /** Keeps events as a timeline, under an id made of its headline. @throws {UnknownEventError} */
  keepTimeline(draft: KeptTimelineDraft, editor: Editor): Promise<Stored>
  /**
   * Changes a kept timeline. Events that it has already may be gone from their articles. Null when there is none.
   * @throws {PreconditionError} @throws {UnknownEventError}
   */
  changeTimeline(
    id: string,
    draft: KeptTimelineDraft,
    editor: Editor,
    options?: Pick<PutOptions, 'ifMatch'>,
  ): Promise<Stored | null>
  /** False when there is no such timeline. @throws {PreconditionError} */
  dropTimeline(id: string, options?: Pick<PutOptions, 'ifMatch'>): Promise<boolean>
  /** A kept timeline, without its entries. */
  keptTimeline(id: string): Promise<Stored | null>
  /** Events as JSON, in the order of their ids; without those that there are not. */
  entries(ids: readonly string[]): Promise<string[]>
  /** Kept timelines, newest first. */
  keptTimelines(paging: Paging): Promise<Listing>

  /** How many articles there are. */
  count(): Promise<number>
  /** The source of one article; null when there is none. */
  source(id: string): Promise<(StoredSource & { name: string | null }) | null>
  /** Sources by article id, to be read again: those whose id comes after `after`. */
  sources(after: string | null, limit: number): Promise<(StoredSource & { id: string; name: string | null })[]>

  /** What was noted of an address that was fetched; null when nothing was. */
  fetchNote(url: string): Promise<FetchNote | null>
  /** Notes it, in place of what was noted before. */
  noteFetch(url: string, note: FetchNote): Promise<void>

  /** Ids of articles in their order, those after `after`. */
  ids(after: string | null, limit: number): Promise<string[]>

  /** Number of the newest change; 0 when there is none. */
  newest(): Promise<number>
  /**
   * Of the changes after a number up to another, oldest first, those that are their article’s last up to there, out of the
   * next `limit`; `reached`: the number of the last one looked at, null when there is none.
   */
  lastChanges(after: number, upTo: number, limit: number): Promise<{ changes: Change[]; reached: number | null }>
  /** The changes after a sequence number, oldest first, as far as they are kept. */
  changes(after: number, limit: number): Promise<Change[]>
  /**
   * Whether changes after a sequence number are kept no more, or it is none of this database’s: then the number of the
   * newest change, 0 when there is none; else null. Asked after `changes`, it tells whether those were all.
   */
  missed(after: number): Promise<{ newest: number } | null>
  /**
   * Tells of every change from now on, in order, also of those that other processes make. Returns what ends it.
   * Nothing is told twice; what happened while the database was away is told when it is back.
   */
  subscribe(listener: (changes: readonly Change[]) => void): () => void

  /** Who is told of changes elsewhere, and how far. */
  readonly subscriptions: Subscriptions

  /**
   * Whatever is read within `work` is not older than its beginning, also where a replica answers and another process
   * wrote.
   */
  asOfNow<T>(work: () => T): T
  /** Something was heard of that others wrote: what is read from now on has it. */
  moved(): void
  /** The replica that reads go to, if there is one, and how many of them it and the database that is written answered. */
  readonly replica: { readonly state: ReplicaState; readonly answered: { replica: number; primary: number } } | null

  /** Answers when the store can serve. @throws {UnavailableError} when it cannot. */
  ready(): Promise<void>
  close(): Promise<void>
}

/** What may take a while, and is given up when it takes too long. */
export type Reads = Pick<
  Store,
  | 'records'
  | 'copies'
  | 'variants'
  | 'versions'
  | 'version'
  | 'story'
  | 'stories'
  | 'entity'
  | 'corrections'
  | 'articles'
  | 'quotes'
  | 'entities'
  | 'mentions'
  | 'claims'
  | 'timeline'
  | 'summaries'
  | 'texts'
>
