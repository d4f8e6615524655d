/** Dates that say which one a noun means, “the October killing”, rather than when the clause plays. */
import { indexFrom, type Token } from '../stage.ts'

type Bounds = { start: number; end: number }

const nouns = new Set(['NOUN', 'PROPN', 'ADJ'])
/** Behind a determiner and a date “killing” is a noun. */
const isNominal = ({ pos, text }: Token) => nouns.has(pos) || /\wing$/.test(text)
const determining = new Set(['DET', 'PRON', 'ADJ'])
const phrase = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'PRON'])
const complement = /^(?:of|against|between)$/i

/**
 * The noun phrase that a time stands in as an attribute: “the October killing of Ana Ruiz”, “Wednesday’s ruling”,
 * “third-quarter results”. Null where the time dates the clause.
 */
export function phraseNamedBy(
  text: string,
  tokens: readonly Token[],
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
  while (i < tokens.length && isNominal(tokens[i]!) && tokens[i]!.end <= limit) i++
  if (i === noun || tokens[i - 1]!.pos === 'ADJ') return null
  if (i < tokens.length && complement.test(tokens[i]!.text)) {
    let j = i + 1
    while (j < tokens.length && phrase.has(tokens[j]!.pos) && tokens[j]!.end <= limit) j++
    if (j > i + 1) i = j
  }
  let start = first
  while (start > 0 && determining.has(tokens[start - 1]!.pos)) start--
  return { start: tokens[start]!.start, end: tokens[i - 1]!.end }
}
