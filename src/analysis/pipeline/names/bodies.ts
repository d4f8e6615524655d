/** Names of public bodies that run on over commas, “and” and possessives. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { shareOf } from './lexicon.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { types } from './tags.ts'
import { INITIAL, type Word } from './words.ts'

const bodies = new Set(wordList('names', 'body').map(([word]) => word!))
const forces = new Set(wordList('names', 'force').map(([word]) => word!))
const officers = new Set(wordList('names', 'officer').map(([word]) => word!))

const named = bit('country') | bit('organisation')
const places = bit('city') | bit('town')
const topics = bit('matter') | bit('head') | bit('common')
/** Longest subject between two commas, in tokens. */
const longestSubject = 3

/** The names with ministries and the like in full, and the offices of sheriffs, prosecutors and coroners. */
export function withBodies(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
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
    ...purposesOf(table, tokens, words, marked),
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

/** A word in capitals that names no place and nobody (“Urban” rarely is a given name). */
function isSubject({ kind, lists, row, prior }: Word): boolean {
  const somebody = lists & bit('given') && !(row >= 0 && shareOf(prior, types.indexOf('person')) === 0)
  if (kind !== INITIAL) return false
  return lists & topics ? !(lists & bit('country')) : !somebody && !(lists & (named | places))
}

/** A noun for what a body deals with. */
const isTopic = ({ lists, noun, folded }: Word) => noun !== 0 || (lists & topics) !== 0 || folded.endsWith('s')

/** “Court of Appeals for the Fourth Circuit”, “the Centre for the Study of Dust”: a body with what it is for. */
function purposesOf(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  const found: Tagged[] = []
  for (let head = 0; head + 3 < tokens.length; head++) {
    if (tokens[head + 1]!.text !== 'for' || tokens[head + 2]!.text !== 'the') continue
    const name = nameAt(marked, head)
    if (name ? name.type !== 'organisation' || name.last > head : !isBody(tokens, words[head]!, head)) continue
    const isAbout = name ? words.slice(name.first, head + 1).some(isHead) : true
    const last = endOfPurpose(table, tokens, words, head + 3)
    if (!isAbout || last < head + 3 || (name === undefined && last === head + 3)) continue
    found.push({ first: name?.first ?? head, last, type: 'organisation' })
  }
  return found
}

const isHead = ({ lists, text }: Word) => (lists & bit('head')) !== 0 || bodies.has(text)
const isBody = (tokens: readonly Token[], word: Word, i: number) =>
  word.kind === INITIAL && isHead(word) && tokens[i - 1]?.text.toLowerCase() === 'the'

/** Last token of words in capitals that name nothing, over “of” and “of the”; `from - 1` when none stands there. */
function endOfPurpose(table: PhraseTable, tokens: readonly Token[], words: readonly Word[], from: number): number {
  const run = (first: number): number => {
    let last = first - 1
    while (words[last + 1]?.kind === INITIAL && last - first < longestSubject) last++
    return last
  }
  const last = run(from)
  const known = listsAt(table, tokens, from, last) & bit('organisation')
  if (last < from || known || words.slice(from, last + 1).some(({ lists }) => lists & (places | bit('given'))))
    return from - 1
  if (tokens[last + 1]?.text !== 'of') return last
  const next = tokens[last + 2]?.text === 'the' ? last + 3 : last + 2
  return run(next) < next ? last : run(next)
}

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
