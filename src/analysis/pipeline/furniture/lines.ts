/** What the parts of this stage read off each block, each once. */
import type { Byline } from '../../../../schemas/article.ts'
import type { Block, Page } from '../stage.ts'
import { isLabelled, readByline } from './byline.ts'
import { type Dateline, readDateline } from './dateline.ts'
import { type Found, phraseFinder, wordsOf } from './phrases.ts'
import { isCreditedCaption } from './picture-credit.ts'
import { asProse, isEnded, isUnspaced, proseWords, wordCount } from './prose.ts'
import { withAbsoluteDate } from './relative-dates.ts'
import { type Signs, signsOf } from './signs.ts'

const reasons = phraseFinder('reasons')
const appeals = phraseFinder('appeals')

/** A line with fewer digits gives no year beside a day: “5 May ’24” has the fewest. */
const FEWEST_IN_DATE = 3
/** Only such a date depends on the order. */
const NUMERIC_DATE = /\d[/-]\d/

/** A block's text as read. Bylines, dates and phrases, which cost most, are read when first asked for. */
export class Line {
  readonly text: string
  readonly words: readonly string[]
  /** It is of a script without spaces. */
  readonly wide: boolean
  /** How many words it has; in scripts without spaces two characters count as one. */
  readonly size: number
  /** What it is about: its words of more than three letters, in scripts without spaces its pairs of characters. */
  readonly content: readonly string[]
  readonly ended: boolean
  /** Its words when it reads as prose, else 0. */
  readonly prose: number
  readonly signs: Signs
  #byline: ReturnType<typeof readByline> | undefined
  #signers: readonly Byline[] | null | undefined
  #dateline: Dateline | null | undefined
  #reasons: readonly Found[] | undefined
  #appeals: readonly Found[] | undefined
  #credited: boolean | undefined

  constructor(text: string) {
    this.text = text
    this.words = wordsOf(text)
    this.signs = signsOf(text)
    const { foreign, spaces } = this.signs
    this.wide = foreign && isUnspaced(text)
    this.size = this.wide ? Math.round(wordCount(text)) : this.words.length
    this.content = this.wide ? this.words.flatMap(pairsOf) : this.words.filter((word) => word.length > 3)
    this.ended = isEnded(text)
    this.prose = foreign
      ? proseWords(text, this.ended)
      : this.ended || text.endsWith(':')
        ? asProse(spaces + 1, this.ended)
        : 0
  }

  get byline(): ReturnType<typeof readByline> {
    if (this.#byline === undefined) this.#byline = readByline(this.text)
    return this.#byline
  }

  /** Whom a byline names under its label, which most lines have not: without one nothing is read. */
  get signers(): readonly Byline[] | null {
    if (this.#signers === undefined)
      this.#signers = isLabelled(this.text) && this.byline?.labelled ? this.byline.bylines : null
    return this.#signers
  }

  /** Its phrases of data/furniture/reasons.tsv, with the reasons. */
  get reasons(): readonly Found[] {
    this.#reasons ??= reasons(this.words)
    return this.#reasons
  }

  /** Its phrases of data/furniture/appeals.tsv, with what they ask for. */
  get appeals(): readonly Found[] {
    this.#appeals ??= appeals(this.words)
    return this.#appeals
  }

  /** It is a caption that ends with who took the picture. */
  get credited(): boolean {
    this.#credited ??= isCreditedCaption(this.text)
    return this.#credited
  }

  get dateline(): Dateline | null {
    if (this.#dateline === undefined)
      this.#dateline = this.signs.digits >= FEWEST_IN_DATE || this.signs.foreign ? readDateline(this.text) : null
    return this.#dateline
  }

  /** As `dateline`, with what the page tells: “03/04/2022” in its order of day and month, “2 hours ago” when it was taken. */
  datelineOf({ dateOrder, retrievedAt }: Pick<Page, 'dateOrder' | 'retrievedAt'>): Dateline | null {
    const text = retrievedAt === null ? this.text : withAbsoluteDate(this.text, retrievedAt)
    const own = text === this.text && (dateOrder === null || !NUMERIC_DATE.test(text))
    return own ? this.dateline : readDateline(text, dateOrder)
  }
}

/** Each two characters of a word that stand side by side; a word of one script with spaces as it is. */
function pairsOf(word: string): string[] {
  if (!isUnspaced(word)) return word.length > 3 ? [word] : []
  return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
}

/**
 * The page that is being read. Not a WeakMap: in it the lines of many pages outlive two collections of the young, and to
 * copy them twice is a sixth of the time that a page takes.
 */
let known: { blocks: readonly Block[]; lines: readonly Line[] } | null = null

/** The lines of a page's blocks, read on the first call and kept until another page's are asked for or `forgetLines`. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  if (known?.blocks === blocks) return known.lines
  // Menus stand on a page twice and more.
  const byText = new Map<string, Line>()
  const lines: Line[] = []
  for (const { text } of blocks) {
    let line = byText.get(text)
    if (line === undefined) {
      line = new Line(text)
      byText.set(text, line)
    }
    lines.push(line)
  }
  known = { blocks, lines }
  return lines
}

/** Keeps the lines of a part of the blocks, read already, as those that are asked for next. */
export function keepLines(blocks: readonly Block[], lines: readonly Line[]): void {
  known = { blocks, lines }
}

/** The words of each line that reads as prose, 0 for the others. */
export function proseOf(lines: readonly Line[]): Float64Array {
  const prose = new Float64Array(lines.length)
  for (let i = 0; i < lines.length; i++) prose[i] = lines[i]!.prose
  return prose
}

/** How often each text stands among some lines. */
export function occurrencesOf(lines: readonly Line[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { text } of lines) times.set(text, (times.get(text) ?? 0) + 1)
  return times
}

/** Lets go of the lines of a page that has been read. */
export function forgetLines(): void {
  known = null
}

/** In how many of some lines each longer word occurs. */
export class Topic {
  readonly #words = new Map<string, { lines: number; last: number }>()
  #lines = 0

  add(line: Line): void {
    this.#lines++
    for (const word of line.content) {
      const known = this.#words.get(word)
      if (known === undefined) this.#words.set(word, { lines: 1, last: this.#lines })
      else if (known.last < this.#lines) {
        known.lines++
        known.last = this.#lines
      }
    }
  }

  linesWith(word: string): number {
    return this.#words.get(word)?.lines ?? 0
  }
}

/** Whether a byline and a date stand among the few lines right below a line, above any prose. */
export function hasBothBelow(lines: readonly Line[], i: number, within: number): boolean {
  let [signed, dated] = [false, false]
  for (let at = i + 1; at <= i + within && at < lines.length && lines[at]!.prose === 0; at++) {
    signed ||= lines[at]!.signers !== null
    dated ||= lines[at]!.dateline !== null
  }
  return signed && dated
}

/** It names a date or who wrote the article. */
export const hasCredits = ({ dateline, signers }: Line): boolean => dateline !== null || signers !== null
