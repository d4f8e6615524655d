/** Why a block is not the article. */
import { wordList } from '../../../data.ts'
import type { Block } from '../stage.ts'
import type { Line } from './lines.ts'
import { isEnded } from './prose.ts'

const reader = new Set(['you', 'your', "you're", 'we', 'our', 'us', 'please'])
/** In characters; longer lines are prose. */
const LONGEST_CREDIT = 500

/** Reasons that an element's tag or class names give by themselves, in this order (data/loader/element-hints.tsv). */
const hinted = [
  'comments',
  'cookies',
  'advertisement',
  'sign-up',
  'share',
  'related',
  'navigation',
  'legal',
  'biography',
  'pull-quote',
]

/** The reason of the first listed phrase in the block, else what its elements are, else what its place tells. */
export function reasonOf({ place }: Block, line: Line, ofPlace: string): string {
  if (isCredit(line.text)) return 'credit'
  const said = line.reasons[0]?.value
  if (said !== undefined || !place) return said ?? ofPlace
  return hinted.find((hint) => place.near.has(hint)) ?? hinted.find((hint) => place.hints.has(hint)) ?? ofPlace
}

/** Matches the rows of a word list at the start of a line, before what the pattern `rest` finds. */
export function opener(list: string, rest: string): RegExp {
  const words = wordList('furniture', list).map(([words]) => words!.replace("'", "['’]"))
  return new RegExp(`^(?:${words.join('|')})${rest}`, 'i')
}

const pointer = opener('pointers', '\\s?[:|»>→]')
const sources = opener('sources', '\\s?:')

const pointerLoose = opener('pointers', '')
/** A dash behind the words, or a title glued to them. */
const LOOSE_REST = /^(?:\s?[–—-]\s|(?=\p{Lu}\p{Ll}))/u
/** “More from Opinion: …” */
const MORE_FROM = /^more (?:from|on|in|about) [^:.“]{2,40}: \S/i
const ARROW = /^[►▶▸➤➜»👉]\s?(?=\p{L})/u

/** True for a line that points to another article: “READ MORE: …”, “(Read also: …)”, “Read more – …”, “► …”. */
export function isPointer(line: string): boolean {
  const text = /^[([]/.test(line) ? line.replace(/^[([]\s?/, '') : line
  if (pointer.test(text) || (MORE_FROM.test(text) && !isEnded(text))) return true
  if (isEnded(text)) return false
  const opens = pointerLoose.exec(text)
  return ARROW.test(text) || (opens !== null && LOOSE_REST.test(text.slice(opens[0].length)))
}

const pointerAlone = opener('pointers', '\\s?[:|»>→…]?$')
/** In characters, with what may stand behind it. */
const LONGEST_POINTER = 2 + Math.max(...wordList('furniture', 'pointers').map(([words]) => words!.length))

/** True for “READ MORE” alone in its line. */
export function isPointerAlone(line: string): boolean {
  return line.length <= LONGEST_POINTER && pointerAlone.test(line)
}

/** In words: the label over other articles. */
const LONGEST_LABEL = 6

/** True for a short line that opens as the label over a list of other articles does: “More from the harbour:”. */
export function isListLabel(line: Line): boolean {
  const { words, ended } = line
  if (ended || words.length > LONGEST_LABEL || words.length < 2) return false
  const [first] = line.reasons
  return first?.value === 'related' && words.join(' ').startsWith(first.phrase)
}

/** True for a line that says where the article has its facts or words from: “Sources: the council; statements of 5 March”. */
export function isCredit(line: string): boolean {
  return line.length <= LONGEST_CREDIT && (sources.test(line) || ISSUER.test(line))
}

/** “SOURCE Quay Foods plc”, which closes a press release. */
const ISSUER = /^SOURCE\s\p{Lu}/u
/** In words; longer lines talk about copyright. */
const LONGEST_NOTICE = 12
const copyright = new Set(['copyright', '©', 'all rights reserved'])

/** “Copyright 2024 The Quay Courier. All rights reserved. It may not be …” */
const OWNED = /^(?:copyright\s|©|\(c\)\s).{0,80}\ball rights reserved\b/i

/** True for a notice of copyright: “Copyright 2024 The Quay Courier. All rights reserved.” */
export function isCopyright({ text, words, reasons }: Line): boolean {
  return (words.length <= LONGEST_NOTICE || OWNED.test(text)) && reasons.some(({ phrase }) => copyright.has(phrase))
}

/** Why a sentence that stands alone is furniture: it holds a listed phrase and speaks to the reader, or is short. */
export function isNotice({ words, reasons }: Line): boolean {
  return reasons.length > 0 && (words.length < 8 || speaksToReader({ words }))
}

/** True for a line with “you”, “we” and the like. */
export function speaksToReader({ words }: Pick<Line, 'words'>): boolean {
  return words.some((word) => reader.has(word))
}
