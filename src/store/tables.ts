/**
 * The tables, the same in every engine. Lists are ordered by columns that ascend, so that a keyset is one comparison:
 * `newest` is the time of publication in milliseconds before 1970, and the largest where it is unknown.
 */
import type { Generated } from 'kysely'

export interface ArticleTable {
  seq: Generated<number>
  id: string
  /** Digest of the source. */
  sha256: string
  /** Digest of all records. */
  digest: string
  newest: number
  /** Day of publication in the page’s own zone; null when unknown. */
  day: string | null
  /** {@link nameKey} of the publisher. */
  publisher: string | null
  /** Of `json`. */
  etag: string
  /** Of the article with its furniture. */
  furnished: string
  /** JSON of the `ArticleSummary`. */
  summary: string
  /** JSON of the `Article` without furniture. */
  json: string
  /** JSON of the array of `Furniture`. */
  furniture: string
  engine: string
  name: string | null
  source: string
}

/** What records of an article share. */
interface RecordTable {
  seq: Generated<number>
  id: string
  /** `seq` of the article. */
  article: number
  newest: number
  /** Index in the article. */
  position: number
  etag: string
  json: string
}

export interface QuoteTable extends RecordTable {
  day: string | null
  kind: string
}

export interface ClaimTable extends RecordTable {
  day: string | null
  voice: string
  polarity: string
  act: string
  /** 1 when it has a quantity, else 0. */
  quantity: number
  score: number
}

export interface TimelineTable extends RecordTable {
  earliest: string
  latest: string
}

/** Who speaks a quote or answers for a claim; carries the order of the list it leads to. */
export interface SpeakerTable {
  /** Entity id, or the {@link nameKey} of a speaker who is no entity. */
  key: string
  newest: number
  article: number
  position: number
  /** `seq` of the quote or claim. */
  record: number
}

/** Entities that take part in a timeline entry; carries the order of the timeline. */
export interface ParticipantTable {
  /** `seq` of the entity. */
  entity: number
  earliest: string
  newest: number
  article: number
  position: number
  record: number
}

/** An entity over all articles. */
export interface EntityTable {
  seq: Generated<number>
  id: string
  type: string
  /** Negative number of mentions. */
  rank: number
  articles: number
  quotes: number
  claims: number
  /** JSON of the `Entity`. */
  json: string
}

/** An entity in one article. */
export interface AppearanceTable {
  /** `seq` of the entity. */
  entity: number
  newest: number
  /** `seq` of the article. */
  article: number
  /** Negative number of mentions in the article. */
  rank: number
  /** Indices of the paragraphs it is named in, ascending, joined by commas. */
  paragraphs: string
  /** JSON of the `Entity` as the article has it. */
  json: string
}

/** A name, alias, role, honorific or country of an entity, or that an editor corrected it, and how many articles have it. */
export interface FormTable {
  entity: number
  kind: string
  value: string
  /** {@link nameKey} of a name or alias; null for the other kinds. */
  key: string | null
  articles: number
}

export interface ChangeTable {
  sequence: Generated<number>
  article: string
  kind: string
}

/** What an editor changed. */
export interface CorrectionTable {
  seq: Generated<number>
  /** Negative time at which it was made, in milliseconds. */
  newest: number
  record: string
  action: string
  /** Id of the record when it was corrected. */
  target: string
  /** What the entity `target` leads to since; null when it leads to itself. */
  survivor: string | null
  /** 1 when it holds in all articles, 0 when in those of `applications` alone. */
  everywhere: number
  /** The one article it holds in, if it is one. */
  article: string | null
  /** JSON of what was sent. */
  patch: string
  /** JSON of what that replaced. */
  was: string
  /** JSON of the `Correction` that is made again on every write. */
  kept: string
  editor: string
  made: string
  undoer: string | null
  undone: string | null
}

/** In which article a correction was to be made. */
export interface ApplicationTable {
  correction: number
  /** Id of the article, which may be gone. */
  article: string
  /** 1 when it shows there. */
  applied: number
  /** Id that the corrected record has there. */
  record: string | null
}

/** Articles that are still to be written anew for a correction. */
export interface RewriteTable {
  article: string
  correction: number
}

/** The records of a corrected article as the machine has them. */
export interface OriginalTable {
  /** `seq` of the article. */
  article: number
  /** JSON of the `Analysis`. */
  json: string
}

/** Full-text index of a table: its words by `seq`. */
export interface WordTable {
  rowid: number
  words: string
}

export interface Tables {
  articles: ArticleTable
  quotes: QuoteTable
  claims: ClaimTable
  timeline: TimelineTable
  entities: EntityTable
  appearances: AppearanceTable
  forms: FormTable
  speakers: SpeakerTable
  claimants: SpeakerTable
  participants: ParticipantTable
  changes: ChangeTable
  corrections: CorrectionTable
  applications: ApplicationTable
  rewrites: RewriteTable
  originals: OriginalTable
  articles_text: WordTable
  quotes_text: WordTable
  claims_text: WordTable
  timeline_text: WordTable
  entities_text: WordTable
}
