/** Nicknames within names, in quotation marks or brackets: “Martin “Duke” Ellerby”, “Rosa (Rosie) Tennant”. */
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import { INITIAL, MIXED, type Word } from './words.ts'

const closing: ReadonlyMap<string, RegExp> = new Map([
  ['“', /^”$/],
  ['"', /^"$/],
  ['‘', /^’$/],
  ["'", /^'$/],
  ['(', /^\)$/],
])
/** Longest nickname, in tokens (“the Fox”). */
const longest = 3

const noGiven = bit('title') | bit('organisation') | bit('country')

const isName = (word: Word | undefined) => word !== undefined && (word.kind === INITIAL || word.kind === MIXED)

/** The names with each person whole who has a nickname between given name and surname. */
export function withNicknames(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const found: Tagged[] = []
  for (let open = 1; open + 3 < tokens.length; open++) {
    const close = closingOf(tokens, words, open)
    if (close === null) continue
    const first = givenBefore(tokens, words, open, marked)
    if (first === null) continue
    const surname = marked.find((name) => name.first <= close + 1 && name.last > close)
    const last = Math.max(close + 1, surname?.type === 'person' ? surname.last : 0)
    if (last - close > 3) continue
    found.push({ first, last, type: 'person' })
    open = last
  }
  return replacing(marked, found)
}

/** The mark that closes a nickname opened at `open`, right before a surname; null when none is opened there. */
function closingOf(tokens: readonly Token[], words: readonly Word[], open: number): number | null {
  const mark = closing.get(tokens[open]!.text)
  if (!mark || tokens[open]!.end !== tokens[open + 1]!.start || tokens[open - 1]!.end === tokens[open]!.start)
    return null
  const length = tokens[open]!.text === '(' ? 1 : longest
  for (let i = open + 2; i <= open + 1 + length && i + 1 < tokens.length; i++) {
    if (!mark.test(tokens[i]!.text)) continue
    const inside = words.slice(open + 1, i)
    // “the Fox”; no statement (“I won”).
    const called = inside.every((word, k) => isName(word) || (k === 0 && /^the$/i.test(word.text) && inside.length > 1))
    const apart = tokens[i]!.end < tokens[i + 1]!.start && tokens[i - 1]!.end === tokens[i]!.start
    return called && apart && isName(words[i + 1]) && !(words[i + 1]!.lists & bit('title')) ? i : null
  }
  return null
}

/** First token of the given name, with an initial at most, right before `open`; null when none stands there. */
function givenBefore(
  tokens: readonly Token[],
  words: readonly Word[],
  open: number,
  marked: readonly Tagged[],
): number | null {
  const at = open - 1
  const initial = /^\p{Lu}\.?$/u.test(tokens[at]!.text) && isName(words[at - 1])
  const given = initial ? at - 1 : at
  const person = marked.find((name) => name.first <= at && name.last >= at && name.type === 'person')
  const word = words[given]!
  if (!isName(word) || word.lists & noGiven) return null
  // A full name has its nickname in it already, or what follows is another’s.
  if (person && person.first < given) return tokens[open]!.text === '(' ? null : person.first
  return person || word.lists & bit('given') ? given : null
}
