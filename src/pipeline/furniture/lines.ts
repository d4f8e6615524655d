/** What the parts of this stage read off each block, each once. */
import type { Block } from '../stage.ts'
import { readByline } from './byline.ts'
import { type Dateline, readDateline } from './dateline.ts'
import { type Found, phraseFinder, wordsOf } from './phrases.ts'
import { isEnded, proseWords } from './prose.ts'
import { type Signs, signsOf } from './signs.ts'

const reasons = phraseFinder('reasons')

/** A block's text as read. Bylines, dates and phrases, which cost most, are read when first asked for. */
export class Line {
  readonly text: string
  readonly words: readonly string[]
  /** Its words of more than three letters: what it is about. */
  readonly content: readonly string[]
  readonly ended: boolean
  /** Its words when it reads as prose, else 0. */
  readonly prose: number
  readonly signs: Signs
  #byline: ReturnType<typeof readByline> | undefined
  #dateline: Dateline | null | undefined
  #reasons: readonly Found[] | undefined

  constructor(text: string) {
    this.text = text
    this.words = wordsOf(text)
    this.content = this.words.filter((word) => word.length > 3)
    this.ended = isEnded(text)
    this.prose = proseWords(text)
    this.signs = signsOf(text)
  }

  get byline(): ReturnType<typeof readByline> {
    if (this.#byline === undefined) this.#byline = readByline(this.text)
    return this.#byline
  }

  /** Its phrases of data/furniture/reasons.tsv, with the reasons. */
  get reasons(): readonly Found[] {
    this.#reasons ??= reasons(this.words)
    return this.#reasons
  }

  get dateline(): Dateline | null {
    if (this.#dateline === undefined) this.#dateline = readDateline(this.text)
    return this.#dateline
  }
}

const known = new WeakMap<readonly Block[], readonly Line[]>()

/** The lines of a page's blocks, read on the first call and kept as long as the blocks are. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  const before = known.get(blocks)
  if (before) return before
  // Menus stand on a page twice and more.
  const byText = new Map<string, Line>()
  const lines = blocks.map(({ text }) => {
    const line = byText.get(text) ?? new Line(text)
    byText.set(text, line)
    return line
  })
  known.set(blocks, lines)
  return lines
}
