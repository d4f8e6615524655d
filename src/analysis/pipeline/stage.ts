/** The layers that stages read and add, and what a stage is. All offsets are UTF-16 code units, `end` exclusive. */
import type {
  Article,
  ArticleKind,
  Byline,
  Furniture,
  Image,
  Link,
  ParagraphRole,
  Post,
} from '../../../schemas/article.ts'
import type { Claim } from '../../../schemas/claim.ts'
import type { EntityType, Mention, Organisation, Person, Place } from '../../../schemas/entity.ts'
import type { Quote } from '../../../schemas/quote.ts'
import type { Span } from '../../../schemas/span.ts'
import type { Speaker } from '../../../schemas/speaker.ts'
import type { Time } from '../../../schemas/time.ts'
import type { TimelineEntry } from '../../../schemas/timeline.ts'

/** What a page says about its article outside the running text; null where it does not say. */
export interface PageMeta {
  headline: string | null
  standfirst: string | null
  bylines: Byline[]
  publisher: string | null
  publishedAt: string | null
  modifiedAt: string | null
  language: string | null
  url: string | null
  section: string | null
  keywords: string[]
  kind: ArticleKind | null
  kindReason: string | null
  isAccessibleForFree: boolean | null
  images: Image[]
}

/** One block of the page (a line of a dump, a block element of HTML) in reading order. */
export interface Block {
  text: string
  /** `line` in text dumps; what the element was in HTML. */
  kind: 'line' | 'paragraph' | 'heading' | 'item' | 'blockquote' | 'caption'
  /** Blank lines before it: in a dump as counted, in HTML 1 where a browser leaves space, else 0. */
  gap: number
  /** In a dump whose marks tell its headings: the level of one, 1 where the marks do not tell it. */
  heading?: number
  /** Where it stands in HTML; dumps have none. */
  place?: Placement
}

/** Where a block stands in the structure of its HTML page. */
export interface Placement {
  /** The element that holds the text. */
  tag: string
  /** Share of the characters that are link text, 0 to 1. */
  linked: number
  /** Numbers of the enclosing elements, innermost first, at most four. */
  containers: number[]
  /** Those of them that hold a button or a field of a form, or hold an element that does. */
  controlled: number[]
  /** Those of them with a field for an address of mail. */
  asking: number[]
  /** Tags and first classes of the enclosing elements; equal for blocks of one layout. */
  path: string
  /** What the enclosing elements' tags and class names say (data/loader/element-hints.tsv). */
  hints: ReadonlySet<string>
  /** The same of the two innermost alone. */
  near: ReadonlySet<string>
}

/** What stands first in the page's numeric dates. */
export type DateOrder = 'day' | 'month'

/** What a loader makes of a source. `body`: the caller said that all of it is body. */
export interface Page {
  format: 'html' | 'text'
  as: 'page' | 'body'
  /** The text as sent when `as` is `body`, else the blocks joined by line feeds. */
  text: string
  blocks: Block[]
  meta: PageMeta
  /** Names (lower case) of the outlet and its owner as the page states them: as author they give way to a printed byline. */
  outlets: ReadonlySet<string>
  /** Null when nothing tells how “03/04/2022” is to be read. */
  dateOrder: DateOrder | null
  /** RFC 3339: when the page was taken, for its relative dates; null when the caller does not say. */
  retrievedAt: string | null
  /** Fields of `meta` that the caller gave; they outrank whatever the page says. */
  given: ReadonlySet<keyof PageMeta>
  /** Days that elements of the page mark as those of a change. */
  changedOn: ReadonlySet<string>
  /** What `time` elements show and the moment that they give. */
  stamps: readonly { shown: string; moment: string }[]
  /** Entries of a live blog that JSON-LD states. */
  updates: readonly { headline: string; publishedAt: string }[]
  /** Hyperlinks with the index of the block they stand in. */
  links: (Link & { block: number })[]
}

/**
 * What a block is: part of the article, a carrier of its metadata, or furniture with its reason. `tells`: what the
 * block says of the article, for where the page's own metadata says nothing; with `signed` its bylines outrank that, with `titled`
 * its headline.
 * `opens`: a post of a live blog begins here.
 */
export type BlockRole = {
  tells?: Partial<PageMeta> & { signed?: boolean; titled?: boolean }
  opens?: Omit<Post, 'start' | 'end'>
} & ({ role: ParagraphRole | 'byline' | 'date' | 'publisher'; reason: null } | { role: 'furniture'; reason: string })

/** The article as far as the page gives it; identity and digest are added when records are assembled. */
export type ArticleLayer = Omit<Article, 'id' | 'source' | 'furniture'> & { furniture: Furniture[] }

/** Universal part-of-speech tag. */
export type Pos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'
  | 'SPACE'

export interface Token extends Span {
  pos: Pos
}

export interface Sentence {
  start: number
  end: number
  /** Index into the article's paragraphs. */
  paragraph: number
  tokens: Token[]
}

/** A finite or infinite verb with its auxiliaries (“will say”, “had been told”, “is expected to meet”), and where it points. */
export interface VerbGroup {
  start: number
  end: number
  /** Index into the sentences. */
  sentence: number
  tense: 'past' | 'present' | 'future'
}

/** A name as the recogniser saw it, without title, leading article or possessive. */
export interface Name extends Span {
  type: EntityType
}

type Draft<T> = Omit<T, 'mentions' | 'counts' | 'source'> & { mentions: Omit<Mention, 'article'>[] }
/** An entity of this article; counts and article ids are added when records are assembled. */
export type EntityDraft = Draft<Person> | Draft<Organisation> | Draft<Place>

/** Someone said something: where from, by which cue, what. Quotes and claims are views of it. */
export interface Attribution {
  /** Content without outer marks, in order; several when the cue interrupts it or it runs on. */
  parts: Span[]
  /** The stretches of it that stand inside quotation marks. */
  verbatim: Span[]
  /** Null when the text names nobody (“it is expected that”). */
  speaker: Speaker | null
  /** Who is spoken to (“told reporters”); null when the frame names nobody. */
  addressee: Span | null
  cue: Span | null
  /** Base form of the cue verb or noun (“say”, “according to”); null without a cue. */
  lemma: string | null
  /** What the cue expresses: words spoken or written, a thought or wish, or what a source shows (a poll, a report). */
  mode: 'speech' | 'thought' | 'finding'
  /** What is done by saying it; `state` without a cue. */
  act: Claim['act']
  /** `denies` when the cue rejects the content (“denied that”). */
  polarity: Claim['polarity']
  /** The cue itself is negated: the content was not said (“did not say”, “declined to say”). */
  negated: boolean
  /** The content is, or holds, a clause with a finite verb; false for a phrase (“a “dear price””). */
  clause: boolean
  /** The content is no clause, but says what somebody does or is (“vowed to pay”, “accused her of lying”). */
  predicates: boolean
  /** Stretch of the sentence that carries cue and speaker, for dates and tense; null without a cue. */
  frame: { start: number; end: number } | null
}

/** Index of the first item that starts at an offset or later, the items being in order of their starts; their number if none. */
export function indexFrom(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Everything known of one source, layer by layer. A stage reads some and adds one. */
export interface Layers {
  page: Page
  furniture: BlockRole[]
  article: ArticleLayer
  sentences: Sentence[]
  verbs: VerbGroup[]
  times: Time[]
  names: Name[]
  entities: EntityDraft[]
  attributions: Attribution[]
  quotes: Omit<Quote, 'id' | 'article' | 'source'>[]
  /** `quote`: index into the quotes layer. */
  claims: (Omit<Claim, 'id' | 'article' | 'quote' | 'source'> & { quote: number | null })[]
  /** `quotes`, `claims`: indices into those layers. */
  timeline: (Omit<TimelineEntry, 'id' | 'article' | 'quotes' | 'claims' | 'source'> & {
    quotes: number[]
    claims: number[]
  })[]
}

/**
 * A pure function from some layers to one more. It edits no earlier layer, imports no other stage and knows nothing
 * of HTTP, SQL, the clock or the environment.
 */
export interface Stage<Adds extends keyof Layers = keyof Layers, Needs extends keyof Layers = keyof Layers> {
  readonly adds: Adds
  readonly needs: readonly Needs[]
  run(layers: Readonly<Pick<Layers, Needs>>): Layers[Adds]
}

/** Declares a stage; infers which layers `run` may read from `needs`. */
export function stage<Adds extends keyof Layers, const Needs extends keyof Layers>(
  adds: Adds,
  needs: readonly Needs[],
  run: (layers: Readonly<Pick<Layers, Needs>>) => Layers[Adds],
): Stage<Adds, Needs> {
  return { adds, needs, run }
}
