/** Clubs called like their town, or like a common noun: told by the verb in the plural, the transfer or the match. */
import { entriesByKind } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

const town = bit('city') | bit('town')
const of = entriesByKind('names', 'club-frame')
/** Words for players and coaches; what a club has done with one; verbs of matches. */
const players = of('player')
const moves = of('move')
const matches = of('match')
const positions = of('position')
const trades = of('trade')
const scores = of('score')
const before = of('before')
const results = of('result')
const endings = of('ending')
/** How far behind the verb the player is looked for, in tokens. */
const reach = 9

/** The names with those of clubs as organisations. */
export function withClubs(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  const found: Tagged[] = []
  const subject = subjectOf(words, marked)
  if (subject && isMove(tokens, subject.last + 1)) found.push({ ...subject, type: 'organisation' })
  for (const name of marked) {
    if (isTown(table, tokens, name) && isTeam(tokens, words, name)) {
      found.push({ ...name, type: 'organisation' })
      found.push(...tradersBehind(table, tokens, marked, name))
    }
    const opponent = marked.find(({ first }) => first === opponentOf(tokens, name.last + 1))
    const sides = opponent ? [name, opponent] : []
    const isSide = (one: Tagged) =>
      one.type === 'organisation' ||
      isTown(table, tokens, one) ||
      (one.last > one.first && endings.has(tokens[one.last]!.text))
    const isMatch = sides.length > 0 && sides.every(isSide)
    if (isMatch) found.push(...sides.map((one): Tagged => ({ ...one, type: 'organisation' })))
    else if (isMany(table, tokens, name)) found.push({ ...name, type: 'organisation' })
  }
  return replacing(
    marked,
    found.filter(({ first }, i) => found.findIndex((other) => other.first === first) === i),
  )
}

/** The name that opens a sentence, or its first word in capitals. */
function subjectOf(words: readonly Word[], marked: readonly Tagged[]): Tagged | null {
  const [first] = marked
  if (first?.first === 0) return first
  return words[0]?.kind === INITIAL && words[1]?.kind !== INITIAL ? { first: 0, last: 0, type: 'organisation' } : null
}

/** “have rejected a bid for the midfielder”, “have signed the striker” */
function isMove(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:have|has|had)$/.test(tokens[at]?.text ?? '') || !moves.has(tokens[at + 1]?.text ?? '')) return false
  return tokens.slice(at + 2, at + 2 + reach).some(({ text }) => players.has(text))
}

/** Whether a town does what a team does, has a player, or is where one plays. */
function isTeam(tokens: readonly Token[], words: readonly Word[], { first, last }: Tagged): boolean {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (before.has(`${text(first - 2)} ${text(first - 1)}`)) return true
  // “Leeds striker Dan Hoyle”
  if (positions.has(text(last + 1)) && words[last + 2]?.kind === INITIAL) return true
  if (scores.has(text(last + 1)) && (isScore(tokens, last + 2) || seriesBehind(tokens, last + 2))) return true
  return hasTraded(tokens, last)
}

/** “traded the pitcher”, “fired its coach” */
function hasTraded(tokens: readonly Token[], last: number): boolean {
  if (!trades.has(tokens[last + 1]?.text ?? '')) return false
  return tokens.slice(last + 2, last + 2 + reach).some(({ text }) => positions.has(text) || text === 'coach')
}

/** The towns with which a team has traded a player: “traded the pitcher to Hull”. */
function tradersBehind(
  table: PhraseTable,
  tokens: readonly Token[],
  marked: readonly Tagged[],
  { last }: Tagged,
): Tagged[] {
  if (!hasTraded(tokens, last)) return []
  return marked.flatMap((name): Tagged[] => {
    const isTrader =
      name.first > last && /^(?:to|from)$/.test(tokens[name.first - 1]!.text) && isTown(table, tokens, name)
    return isTrader ? [{ ...name, type: 'organisation' }] : []
  })
}

/** “3-1”, “3 - 1” */
const isScore = (tokens: readonly Token[], i: number): boolean =>
  /^\d{1,3}[-–]\d{1,3}$/.test(tokens[i]?.text ?? '') ||
  (/^\d{1,3}$/.test(tokens[i]?.text ?? '') && /^[-–]$/.test(tokens[i + 1]?.text ?? ''))

/** “the series”, “its fifth straight game” */
const seriesBehind = (tokens: readonly Token[], i: number): boolean =>
  /^(?:the|its|their|a)$/.test(tokens[i]?.text ?? '') &&
  tokens.slice(i + 1, i + 4).some(({ text }) => /^(?:game|match|series)$/.test(text))

/** “Leeds have appointed”: a town in the plural is its team. */
function isMany(table: PhraseTable, tokens: readonly Token[], name: Tagged): boolean {
  const { first, last, type } = name
  if (type !== 'place' || !/^(?:have|are|were|want)$/.test(tokens[last + 1]?.text ?? '')) return false
  const before = tokens[first - 1]
  // “Hull and Leeds have”, “people in Leeds have”, “does Leeds have”
  if (before && !/^[“"‘—:;]$|^(?:that|but|while|as|when|if|because)$/i.test(before.text)) return false
  return isTown(table, tokens, name) || tokens[last]!.text === 'County'
}

function isTown(table: PhraseTable, tokens: readonly Token[], { first, last }: Tagged): boolean {
  const lists = listsAt(table, tokens, first, last)
  return (lists & town) !== 0 && !(lists & bit('country'))
}

/** The token behind a score at `i`, “2-1”, “2 - 1”; `i` where none stands there. */
function afterScore(tokens: readonly Token[], i: number): number {
  const text = (at: number) => tokens[at]?.text ?? ''
  if (/^\d{1,2}[-–]\d{1,2}$/.test(text(i))) return i + 1
  const apart = /^\d{1,2}$/.test(text(i)) && /^[-–]$/.test(text(i + 1)) && /^\d{1,2}$/.test(text(i + 2))
  return apart ? i + 3 : i
}

/**
 * First token of the opponent behind a name: “beat Hull”, “lost 2-1 to Hull”, “drew 1-1 at home to Hull”, “2-1 Hull”, “a 2-1
 * win over Hull”; -1 without.
 */
function opponentOf(tokens: readonly Token[], verb: number): number {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (/^an?$/.test(text(verb))) {
    const result = afterScore(tokens, verb + 1)
    return results.has(text(result)) && /^(?:over|against|at|with|to)$/.test(text(result + 1)) ? result + 2 : -1
  }
  const opponent = afterScore(tokens, verb)
  if (opponent > verb) return opponent
  if (!matches.has(text(verb))) return -1
  let i = afterScore(tokens, verb + 1)
  const hasScore = i > verb + 1
  if (text(i) === 'at' && /^(?:home|leaders)$/.test(text(i + 1))) i += 2
  if (/^(?:to|with|at|against|over)$/.test(text(i))) i++
  // “beat Hull to the prize” is no match.
  return text(i + 1) === 'to' && !hasScore ? -1 : i
}
