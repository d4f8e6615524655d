/** Names behind a prefix (“ex-Chelsea”, “anti-Assad”) that the tagger passed over or took with it. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { isCapital } from './features.ts'
import { shareOf } from './lexicon.ts'
import { bit } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { type TaggedType, types } from './tags.ts'
import { LOWER, MARK, type Word } from './words.ts'

const prefixes = new Set(wordList('sentences', 'prefixes').map(([prefix]) => prefix!))
const hyphens = new Set(['-', '‑'])
const place = bit('country') | bit('city') | bit('division')
const noName = bit('people') | bit('matter') | bit('title')
/** Least share of a type in the prior of a word that no list tells. */
const likely = 5

/** Whether a prefix and its hyphen stand right before token `i`. */
export const followsPrefix = (tokens: readonly Token[], i: number): boolean =>
  hyphens.has(tokens[i - 1]?.text ?? '') && prefixes.has(tokens[i - 2]?.text.toLowerCase() ?? '')

/** The names with what stands alone behind a prefix, as far as lists and vectors tell what it is. */
export function withPrefixed(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const found: Tagged[] = []
  for (let i = 2; i < words.length; i++) {
    const word = words[i]!
    if (!isCapital(word) || !followsPrefix(tokens, i)) continue
    const next = words[i + 1]
    if (next && next.kind !== LOWER && next.kind !== MARK) continue
    const type = typeOf(word)
    if (type !== null && !nameAt(marked, i)) found.push({ first: i, last: i, type })
  }
  return replacing(marked, found)
}

function typeOf({ lists, row, prior }: Word): TaggedType | null {
  if (lists & noName) return null
  if (lists & place) return 'place'
  if (lists & bit('organisation')) return 'organisation'
  return types.find((type, i) => type !== 'other' && row >= 0 && shareOf(prior, i) >= likely) ?? null
}
