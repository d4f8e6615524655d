/**
 * The tables, the same in every engine; `migrations/` makes them.
 *
 * An article is one row, with its records packed into it (`pack.ts`). What finds a record is a row of a few numbers in a
 * table that is its own index: all that a list is ordered and filtered by, and the place of the record in its article.
 * Lists are ordered by columns that ascend, so that a keyset is one comparison: `newest` is the time of publication in
 * milliseconds before 1970, and the largest where it is unknown. Days are numbered from 1970 on.
 */
import type { Generated } from 'kysely'

/** Bytes, as the engines give them. */
export type Bytes = ArrayBuffer | Uint8Array

export interface ArticleTable {
  seq: Generated<number>
  id: string
  /** Digest of the source. */
  sha256: string
  /** Digest of all records. */
  digest: string
  newest: number
  /** Day of publication in the page’s own zone; null when unknown. */
  day: number | null
  /** {@link nameKey} of the publisher. */
  publisher: string | null
  /** Of `article`. */
  etag: string
  engine: string
  name: string | null
  /** JSON of the `ArticleSummary`. */
  summary: string
  /** Its entities: JSON of pairs of the `seq` of one and the indices of the paragraphs that name it, joined by commas. */
  company: string
  /** The `Article` without furniture, packed. */
  article: Bytes
  /** The array of `Furniture`, packed. */
  furniture: Bytes
  /** What was sent, packed beside `furniture` and `article` (`sourceIn`). */
  source: Bytes
  /** In order of the text, packed, as are claims. */
  quotes: Bytes
  claims: Bytes
  /** By earliest day. */
  timeline: Bytes
  /** By number of mentions, most first, then by id. */
  entities: Bytes
  /** In order of the text, packed; null where a version before 0.6 stored it, which kept none. */
  times: Bytes | null
}

/** Place of a record: `seq` of the article, and the index among its records of the kind. */
interface Place {
  newest: number
  article: number
  position: number
}

/** `seq` of the entities that are named in a record, between commas and with one at either end: `,3,12,`. */
interface Naming {
  named: string
}

/** Keys of whose a record is (`SpeakerTable`), one a line; of several together, each. */
interface Owned {
  whose: string
}

interface QuoteFacts extends Place {
  kind: string
  day: number | null
}

export interface QuoteTable extends QuoteFacts, Naming, Owned {}

interface ClaimFacts extends Place {
  /** What filters ask for, as one number (`claim-class.ts`). */
  class: number
  score: number
  day: number | null
}

export interface ClaimTable extends ClaimFacts, Naming, Owned {}

interface EventFacts extends Place {
  earliest: string
  latest: string
  /** Of publication. */
  day: number | null
}

export interface TimelineTable extends EventFacts, Naming {}

/** What an article says of itself (`labels.ts`). */
export interface LabelTable {
  label: string
  newest: number
  article: number
}

/** What articles, and records of them, are counted by. */
export interface FactTable extends Naming {
  newest: number
  article: number
  day: number | null
  /** As it is written. */
  publisher: string | null
  kind: string | null
}

/** Who speaks a quote. */
export interface SpeakerTable extends QuoteFacts {
  /** Entity id, or the {@link nameKey} of a speaker who is no entity. */
  key: string
}

/** Who answers for a claim. */
export interface ClaimantTable extends ClaimFacts {
  key: string
}

/** Entities that take part in a timeline entry. */
export interface ParticipantTable extends EventFacts {
  /** `seq` of the entity. */
  entity: number
}

/** An entity over all articles; its record is made from its forms and appearances when it is read. */
export interface EntityTable {
  seq: Generated<number>
  id: string
  type: string
  /** Negative number of mentions. */
  rank: number
  articles: number
  quotes: number
  claims: number
}

/** An entity in one article. */
export interface AppearanceTable {
  /** `seq` of the entity. */
  entity: number
  newest: number
  /** `seq` of the article. */
  article: number
  /** Its first mentions there (`entity.ts`). */
  mentions: string
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
  /** Id of the article. */
  article: string
  /** JSON of the `Analysis`. */
  json: string
}

/** An address that was fetched. */
export interface FetchedTable {
  url: string
  /** JSON of the `FetchNote`. */
  note: string
}

/** Events that an editor keeps together. */
export interface KeptTimelineTable {
  seq: Generated<number>
  /** Negative time at which it was made, in milliseconds. */
  newest: number
  id: string
  headline: string
  /** JSON of the ids of its events. */
  events: string
  editor: string
  made: string
  changer: string | null
  changed: string | null
}

/** What tells which other articles an article is like (`alike.ts`). */
export interface TraitTable {
  /** `seq` of the article. */
  article: number
  newest: number
  /** Null of a text too short to tell. */
  fingerprint: Bytes | null
  /** Null of a text in another language than English. */
  profile: Bytes | null
  /** Articles that are copies of each other have one number. */
  copies: number
  /** So have those that links hold together from which stories are parted, and those that close links do. */
  linked: number
  close: number
  /** The `seq` of the earliest article of its story; null of an article that is alone. */
  story: number | null
}

/** By what an article is found that may be like another: a key of its profile, or a band of its fingerprint. */
export interface MarkTable {
  mark: number
  newest: number
  article: number
}

/** Articles about one event. */
export interface StoryTable {
  /** As `TraitTable` has it. */
  story: number
  /** Id of the earliest of its articles. */
  id: string
  /** Of the latest of its articles. */
  newest: number
  articles: number
  /** Publishers. */
  outlets: number
}

/** Whom an article of a known day names in full, from which it follows whom a surname alone means (`short-names.ts`). */
export interface CastTable {
  /** `seq` of the article. */
  article: number
  /** Of publication, as the machine has it. */
  newest: number
  /** JSON of the `Cast`, each of its people a list: id, sex and roles. */
  members: string
}

/** By which surnames an article is found that names people in full. */
export interface SurnameTable {
  surname: string
  newest: number
  /** `seq` of the article. */
  article: number
}

/** A person whom an article of a known day names by the surname alone. */
export interface NamingTable {
  /** Id of the article. */
  article: string
  /** Id of the person as the machine has it. */
  person: string
  surname: string
  newest: number
  /** JSON of the `Facts`. */
  facts: string
  /** Who that is; null when it is not certain. */
  bearer: string | null
  /** Whom the stored records of the article have for it; null while they have `person`. */
  shown: string | null
  /** 1 while the two differ, 2 while it is to be decided again who it is. */
  pending: number
}

/** What an article was before another source replaced it. */
export interface VersionTable {
  /** Id of the article. */
  article: string
  /** 1 for the first. */
  number: number
  /** JSON of the `KeptVersion` (`versions.ts`), packed. */
  records: Bytes
}

/** Who is told of changes. */
export interface SubscriptionTable {
  seq: Generated<number>
  url: string
  /** JSON of the kinds of change. */
  kinds: string
  /** JSON of the `SubscriptionFilter`. */
  filter: string
  secret: string
  editor: string
  made: string
  /** Number of the last change that it was told of, or that is none for it. */
  told: number
  /** 1 while it is told. */
  active: number
  /** Milliseconds since 1970 before which there is no attempt. */
  due: number
  /** The process that tells it just now, and until when nobody else does; null and 0 when nobody does. */
  holder: string | null
  held: number
  /** JSON of its `Failing`; null when its last answer was good. */
  failing: string | null
  /** JSON of its `Disabled`; null unless it was. */
  disabled: string | null
  /** JSON of its last answers, the newest first. */
  answers: string
}

/** Full-text index of a table: its words by `seq`. */
export interface WordTable {
  rowid: number
  words: string
}

export interface ArticleWordTable extends WordTable {
  /** Which words follow each other (`search/pairs.ts`); of PostgreSQL. */
  pairs?: string
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
  claimants: ClaimantTable
  participants: ParticipantTable
  labels: LabelTable
  facts: FactTable
  changes: ChangeTable
  corrections: CorrectionTable
  applications: ApplicationTable
  rewrites: RewriteTable
  originals: OriginalTable
  fetched: FetchedTable
  timelines: KeptTimelineTable
  traits: TraitTable
  marks: MarkTable
  stories: StoryTable
  versions: VersionTable
  casts: CastTable
  surnames: SurnameTable
  namings: NamingTable
  subscriptions: SubscriptionTable
  articles_text: ArticleWordTable
  entities_text: WordTable
}
