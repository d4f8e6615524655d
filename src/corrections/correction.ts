/** Corrections in the form in which they are kept, so that they can be made again on any later reading of the article. */
import type { Article } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { MentionKind } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import type { Anchor } from './anchor.ts'

/** Records of one article, by the word that names them. */
export interface Records {
  quote: Quote
  claim: Claim
  timeline: TimelineEntry
}

/** An entity that a record names. */
export interface Named {
  id: string
  name: string
}

/** Other values for a record of one article. */
export interface RecordCorrection<K extends keyof Records = keyof Records> {
  record: K
  /** Where the machine had found the record. */
  anchor: Anchor
  /** The record as the machine had it: what is put in where it is found no more. */
  machine: Records[K]
  /** Null: the record is hidden. Offsets are those of `anchor`. */
  change: Partial<Records[K]> | null
  /** Entities that `machine` and `change` refer to. */
  entities: Named[]
}

/** Names that came and went: an editor's list, as the difference from what was there. */
export interface ListChange {
  add: string[]
  remove: string[]
}

export interface EntityValues {
  name?: string
  aliases?: ListChange
  roles?: ListChange
  honorific?: string | null
  country?: string | null
}

/** Other values for an entity in all articles; null: it is hidden. */
export interface EntityCorrection {
  record: 'entity'
  action: 'change'
  id: string
  /** Its id from then on: another one when its type changed. */
  into: string
  change: EntityValues | null
}

/** Two entities are one. */
export interface MergeCorrection {
  record: 'entity'
  action: 'merge'
  id: string
  into: string
  /** Name of `into`, for articles that do not name it. */
  name: string
}

/** Mentions of an entity are another one's. */
export interface SplitCorrection {
  record: 'entity'
  action: 'split'
  id: string
  into: string
  name: string
  /** Articles all of whose mentions go. */
  articles: string[]
  mentions: (Anchor & { article: string; kind: MentionKind })[]
}

/** Members of the article itself; they need no place in its text. */
export interface ArticleCorrection {
  record: 'article'
  change: Partial<Pick<Article, 'headline' | 'standfirst' | 'publishedAt' | 'publisher' | 'bylines'>>
}

export type Correction = RecordCorrection | ArticleCorrection | EntityCorrection | MergeCorrection | SplitCorrection

/** A correction with its place in the order in which they were made. */
export interface Numbered {
  seq: number
  correction: Correction
}
