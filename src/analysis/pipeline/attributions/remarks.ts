/** What the reporter says of the words just reported: “, a claim that Vale denies”, “, but that is not true”. */
import { isCueVerb } from './content.ts'
import { cuesAt, dealsWithClaim, isAside, isPluralAside } from './lexicon.ts'
import type { Word } from './passage.ts'
import { type Phrase, phraseForward, standsAlone } from './phrases.ts'

/** “it is not clear who”, “it was unclear whether” */
export function isUnclear(words: readonly Word[], at: number, high: number): boolean {
  if (at + 2 > high || words[at]!.lower !== 'it' || words[at + 1]!.pos !== 'AUX') return false
  const not = /^(?:not|n't)$/.test(words[at + 2]!.lower)
  return (not ? /^(?:clear|known|certain)$/ : /^(?:unclear|unknown|uncertain)$/).test(
    words[at + (not ? 3 : 2)]?.lower ?? '',
  )
}

/** “asked”, “pressed”: somebody is put a question */
export const isPutTo = ({ lower }: Word): boolean => /^(?:asked|pressed|questioned|challenged)$/.test(lower)

/** “when asked”, “asked about the fire” */
export function isAsked(words: readonly Word[], at: number, high: number): boolean {
  const when = words[at]!.lower === 'when'
  const verb = when ? at + 1 : at
  if (verb >= high || !isPutTo(words[verb]!)) return false
  return when || /^(?:about|whether|if|why|how|what|when)$/.test(words[verb + 1]!.lower)
}

/** “was not the case”, “is false”: the reporter judges what was said. */
export function isJudged(words: readonly Word[], at: number, high: number): boolean {
  if (at >= high || !/^(?:is|was|'s)$/.test(words[at]!.lower)) return false
  const not = /^(?:not|n't)$/.test(words[at + 1]!.lower)
  let last = not ? at + 2 : at + 1
  while (last < high && (words[last]!.pos === 'ADV' || words[last]!.lower === 'the')) last++
  if (last > high) return false
  return (
    not ? /^(?:true|case|so|right|accurate|correct)$/ : /^(?:false|untrue|wrong|incorrect|inaccurate|misleading)$/
  ).test(words[last]!.lower)
}

/** “a charge that Vale denies”, “an allusion to the fire”, “a move Vale called “late””: what the reporter calls the words before. */
export function isRemark(words: readonly Word[], at: number, high: number): boolean {
  // “remarks that angered the crews”, “comments widely shared”
  const bare = isPluralAside(words[at]!) && at < high
  if (bare && (/^(?:that|which)$/.test(words[at + 1]!.lower) || /^(?:ADV|VERB)$/.test(words[at + 1]!.pos))) return true
  if (!/^(?:an?|the)$/.test(words[at]!.lower)) return false
  const last = phraseForward(words, at, high)
  // “a charge that Vale denies”, “a claim Vale rejected”
  if (last > at && (isAside(words[last]!) || (isAside(words[at + 1]!) && words[at + 2]?.pos === 'PROPN'))) return true
  // “a figure the board does not dispute”
  if (last > at && isDisputed(words, last + 1, high)) return true
  // “, a move that Vale called a disgrace”, to the end
  const that = words[last + 1]?.lower === 'that' ? phraseForward(words, last + 2, high) : last
  let verb = that + 1
  while (verb <= high && /^(?:ADV|AUX)$/.test(words[verb]!.pos)) verb++
  const called = last > at && verb < high && isCueVerb(words, verb) && cuesAt(words, verb)[0]!.entry.takes.has('object')
  if (!called) return false
  for (let i = verb; i < high; i++) if (words[i]!.text === ',') return false
  return true
}

/** “the board does not dispute”, to the next comma: a clause whose object is what stands before it. */
function isDisputed(words: readonly Word[], at: number, high: number): boolean {
  const clause = clauseAt(words, words[at]?.lower === 'that' ? at + 1 : at, high)
  return (
    clause !== null &&
    dealsWithClaim(words[clause.verb]!) &&
    (clause.verb === high || words[clause.verb + 1]!.text === ',')
  )
}

/** The subject that begins at an index, and the verb behind it and its auxiliaries; null where no verb can stand up to `high`. */
export function clauseAt(
  words: readonly Word[],
  first: number,
  high: number,
): { subject: Phrase; verb: number } | null {
  if (first > high) return null
  const subject = { first, last: standsAlone(words, first) ? first : phraseForward(words, first, high) }
  let verb = subject.last + 1
  while (verb <= high && /^(?:ADV|AUX|PART)$/.test(words[verb]!.pos)) verb++
  return subject.last < first || verb > high ? null : { subject, verb }
}
