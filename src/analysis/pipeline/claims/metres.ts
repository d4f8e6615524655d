/** Whether the “m” behind digits is metres (“3m wide”, “a 12m wave”, “the 800m final”) or millions (“3m people”, “£3m”). */
import { wordList } from '../../../data.ts'
import { isMoney, type NumberToken } from './tokens.ts'

const rows = wordList('claims', 'metres')
const ofPlace = (place: string): ReadonlySet<string> =>
  new Set(rows.filter(([, kind]) => kind === place).map(([word]) => word!))
const words = {
  after: ofPlace('after'),
  race: ofPlace('race'),
  of: ofPlace('of'),
  before: ofPlace('before'),
  count: ofPlace('count'),
}

/** Distances that are raced over. */
const distances = new Set([60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000])

/** Farthest that another number of metres stands from one that nothing tells of, in tokens. */
const near = 40

/** Farthest that a word of length stands before its number, in tokens: “standing at just over 21m”. */
const reach = 3

/**
 * The “m” at an index, written onto digits, is metres: by the words beside it, or else by those beside another of the
 * sentence when it counts nothing.
 */
export function inMetres(tokens: readonly NumberToken[], at: number): boolean {
  if (!isBare(tokens, at)) return false
  if (measures(tokens, at)) return true
  if (/^(?:NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.pos ?? '') || tokens[at + 1]?.lower === 'of') return false
  for (let other = Math.max(1, at - near); other < tokens.length && other <= at + near; other++)
    if (other !== at && isBare(tokens, other) && measures(tokens, other)) return true
  return false
}

/** An “m” behind digits that no currency stands beside. */
const isBare = (tokens: readonly NumberToken[], at: number): boolean =>
  tokens[at]!.text === 'm' &&
  tokens[at]!.attached &&
  at > 0 &&
  tokens[at - 1]!.digits !== null &&
  !isMoney(tokens[at - 2])

function measures(tokens: readonly NumberToken[], at: number): boolean {
  if (tokens[at - 1]!.text.includes(',')) return true
  // “4.2m-tall”
  const next = tokens[at + 1]?.text === '-' && tokens[at + 1]!.attached ? tokens[at + 2] : tokens[at + 1]
  const follows = next?.lower ?? ''
  if (words.after.has(follows) || words.race.has(follows)) return true
  if (follows === 'of' && words.of.has(tokens[at + 2]?.lower ?? '')) return true
  const before = tokens[at - 2]
  const article = /^an?$/.test(before?.lower ?? '')
  if (article && next?.pos === 'NOUN' && !/[^s]s$/.test(follows) && !words.count.has(follows)) return true
  const ends = !next || !/\p{L}/u.test(follows) || !/^(?:NOUN|PROPN|ADJ)$/.test(next.pos)
  if (!ends) return false
  // “won the 800m”
  if (/^(?:the|his|her)$/.test(before?.lower ?? '') && distances.has(tokens[at - 1]!.digits!)) return true
  // “lay 50m from the shore”, not “raised 3m from the sale”
  const fromHere = follows === 'from' && tokens[at + 2]?.pos === 'DET' && before?.pos !== 'VERB'
  return fromHere || followsLength(tokens, at - 2)
}

/** “standing at 21m”, “a height of some 21m”, “measured 21m” */
function followsLength(tokens: readonly NumberToken[], last: number): boolean {
  for (let i = last; i >= 0 && last - i < reach; i--) {
    if (words.before.has(tokens[i]!.lower)) return true
    if (!/^(?:ADP|ADV|PART|ADJ)$/.test(tokens[i]!.pos)) return false
  }
  return false
}
