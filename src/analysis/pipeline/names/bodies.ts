/** Names of public bodies that run on over commas, “and” and possessives. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

const bodies = new Set(wordList('names', 'body').map(([word]) => word!))
const forces = new Set(wordList('names', 'force').map(([word]) => word!))
const officers = new Set(wordList('names', 'officer').map(([word]) => word!))

const named = bit('country') | bit('organisation') | bit('given')
const places = bit('city') | bit('town')
const topics = bit('matter') | bit('head') | bit('common')
/** Longest subject between two commas, in tokens. */
const longestSubject = 3

/** The names with ministries and the like in full, and the offices of sheriffs, prosecutors and coroners. */
export function withBodies(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const ministries = marked.flatMap((name): Tagged[] => {
    const last = name.type === 'organisation' ? endOfSubjects(tokens, words, name) : name.last
    return last > name.last ? [{ ...name, last }] : []
  })
  const agencies = marked.flatMap((name): Tagged[] => {
    const first = startOfSubjects(tokens, words, name)
    return first < name.first ? [{ ...name, first }] : []
  })
  return replacing(marked, [
    ...agencies,
    ...ministries,
    ...forcesOf(tokens, words, marked),
    ...officesOf(tokens, words),
  ])
}

/** Last token of “Ministry of Labour, Trade and Harbours”, of which the name has the first subject. */
function endOfSubjects(tokens: readonly Token[], words: readonly Word[], { first, last }: Tagged): number {
  const body = tokens.findIndex(({ text }, i) => i >= first && i < last && bodies.has(text))
  if (body < 0 || !/^(?:of|for|on)$/.test(tokens[body + 1]?.text ?? '')) return last
  for (let i = last + 1; i < tokens.length; ) {
    const mark = tokens[i]!.text
    const closing = mark === 'and' || mark === '&'
    if (mark !== ',' && !closing) return last
    let end = i + 1
    if (mark === ',' && tokens[end]?.text === 'and') return last
    while (end < tokens.length && end - i <= longestSubject && isSubject(words[end]!)) end++
    // “of Rail, Maritime and Transport Workers”: the last has the noun.
    const suits = isTopic(words[end - 1]!) || (!closing && words[end - 1]!.row >= 0)
    if (end === i + 1 || !suits || /^[-‑]$/.test(tokens[end]?.text ?? '')) return last
    if (closing) return end - 1
    i = end
  }
  return last
}

/** First token of “the Kelp and Shellfish Authority”, of which the name has the second subject. */
function startOfSubjects(tokens: readonly Token[], words: readonly Word[], { first, last, type }: Tagged): number {
  const article = tokens[first - 3]?.text.toLowerCase()
  const whole =
    type === 'organisation' &&
    last > first &&
    article === 'the' &&
    /^(?:and|&)$/.test(tokens[first - 1]!.text) &&
    (words[last]!.lists & bit('head')) !== 0
  return whole && [first - 2, first].every((i) => isSubject(words[i]!) && isTopic(words[i]!)) ? first - 2 : first
}

/** A word in capitals that names no place and nobody. */
const isSubject = ({ kind, lists }: Word) =>
  kind === INITIAL && (lists & topics ? !(lists & bit('country')) : !(lists & (named | places)))

/** A noun for what a body deals with. */
const isTopic = ({ lists, noun, folded }: Word) => noun !== 0 || (lists & topics) !== 0 || folded.endsWith('s')

/** “Royal Navy of Oman”: a force with its state. */
function forcesOf(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  return marked.flatMap(({ first, last, type }, i): Tagged[] => {
    const state = marked[i + 1]
    const whole = type === 'organisation' && first < last && forces.has(tokens[last]!.text)
    if (!whole || tokens[last + 1]?.text !== 'of' || state?.first !== last + 2) return []
    return words[state.first]!.lists & bit('country') ? [{ first, last: state.last, type }] : []
  })
}

/** “Pike County Sheriff’s Office”: an officer’s office with what it is of. */
function officesOf(tokens: readonly Token[], words: readonly Word[]): Tagged[] {
  const found: Tagged[] = []
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (!/^['’]s$/.test(tokens[i]!.text) || !/^(?:Office|Department)$/.test(tokens[i + 1]!.text)) continue
    if (!officers.has(tokens[i - 1]!.text)) continue
    let first = i - 1
    while (first > 0 && words[first - 1]!.kind === INITIAL && !/^(?:The|In|At|A|An)$/.test(tokens[first - 1]!.text))
      first--
    if (first < i - 1) found.push({ first, last: i + 1, type: 'organisation' })
  }
  return found
}
