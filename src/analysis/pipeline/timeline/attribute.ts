/** Dates that say which one a noun means, “the October killing”, rather than when the clause plays. */
import { indexFrom, type Token } from '../stage.ts'

type Bounds = { start: number; end: number }

const nouns = new Set(['NOUN', 'PROPN', 'ADJ'])
/** Behind a determiner and a date “killing” is a noun. */
const isNominal = ({ pos, text }: Token) => nouns.has(pos) || /\wing$/.test(text)
const determining = new Set(['DET', 'PRON', 'ADJ'])
const phrase = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'PRON'])
const ofNoun = /^(?:of|against|between)$/i

/**
 * The noun phrase that a time stands in as an attribute: “the October killing of Ana Ruiz”, “Wednesday’s ruling”,
 * “third-quarter results”. Null where the time dates the clause.
 */
export function phraseNamedBy(
  text: string,
  tokens: readonly Token[],
  verbs: readonly Bounds[],
  time: Bounds,
  next: Bounds | undefined,
): Bounds | null {
  const limit = next?.start ?? Number.POSITIVE_INFINITY
  const first = indexFrom(tokens, time.start)
  let i = indexFrom(tokens, time.end)
  const owned = /^['’]s?$/.test(tokens[i]?.text ?? '')
  const compound = /\w-\w/.test(text.slice(time.start, time.end))
  const determined = first > 0 && determining.has(tokens[first - 1]!.pos)
  if (!owned && !compound && !determined) return null
  if (owned) i++
  const noun = i
  // “a 2006 law | allowing it”
  const goesOn = (at: number) => isNominal(tokens[at]!) && !(at > noun && tokens[at]!.pos === 'VERB')
  while (i < tokens.length && goesOn(i) && tokens[i]!.end <= limit) i++
  if (i === noun || tokens[i - 1]!.pos === 'ADJ') return null
  if (i < tokens.length && ofNoun.test(tokens[i]!.text)) {
    let j = i + 1
    while (j < tokens.length && phrase.has(tokens[j]!.pos) && tokens[j]!.end <= limit) j++
    if (j > i + 1) i = j
  }
  let start = first
  while (start > 0 && determining.has(tokens[start - 1]!.pos)) start--
  const end = tokens[i - 1]!.end
  // “the 1996 bombing that killed nine”
  const told = tellsOf.test(text.slice(end, Math.min(end + 80, verbs[indexFrom(verbs, end)]?.start ?? end)))
  return { start: tokens[start]!.start, end: told ? endOfRelative(text, verbs, end, limit) : end }
}

/** “the 1996 bombing | of a park that killed nine” */
const tellsOf = /^[^;:!?“”"()]*\s(?:that|which|who)\s$/i
/** How far a relative clause is followed, so that a sentence of any length takes linear time. */
const farthest = 300

/** Where a relative clause ends: at the comma or point behind its verb. */
export function endOfRelative(text: string, verbs: readonly Bounds[], from: number, limit: number): number {
  const verb = verbs[indexFrom(verbs, from)]
  if (!verb || verb.end > limit) return from
  const to = Math.min(limit, verb.end + farthest)
  const rest = text.slice(verb.end, to).search(/[,;:.!?“”"()]/)
  return rest < 0 ? to : verb.end + rest
}

/** How long a phrase before its date may be, so that a sentence of any length takes linear time. */
const longest = 120
const nominal = '((?:the|an?|his|her|its|their)\\s[^,;:.“”"()]{2,80}\\s(?:in|on)\\s)$'
const complement = new RegExp(
  `\\b(?:over|about|for|into|after|following|before|regarding|concerning)\\s${nominal}`,
  'i',
)
const subject = new RegExp(`^${nominal}`, 'i')

/** What a time dates that only says more of the clause: “arrested on Monday over | the killing of Ana Ruiz in October”, “| The fire in May led to”. */
export function phraseDatedBy(text: string, from: number, verbs: readonly Bounds[], time: Bounds): Bounds | null {
  const start = Math.max(from, time.start - longest)
  const before = text.slice(start, time.start)
  const phrase = (complement.exec(before) ?? (start === from ? subject.exec(before) : null))?.[1]
  if (phrase === undefined) return null
  const at = time.start - phrase.length
  // “the fire”, which the tagger may take for a verb
  const noun = at + (/^\S+\s+\S+/.exec(phrase)?.[0].length ?? 0)
  return indexFrom(verbs, noun) === indexFrom(verbs, time.start) ? { start: at, end: time.end } : null
}
