/** Which attributions are claims. */
import { wordList } from '../../data.ts'
import type { Attribution, Token } from '../stage.ts'

const finite = new Set(wordList('claims', 'finite').map(([word]) => word!))

/** Fewest words of a proposition. */
const SHORTEST = 3
/** From so many words on, a clause is taken for one even where no finite verb was tagged. */
const LONG = 6

/**
 * Whether what is attributed can be true or false: a clause, or something denied; not a question, and not what a
 * source did not say (“declined to say”). Words without a cue that sends them to their speaker are a quote only. Of
 * phrases, those are taken that quote a clause inside (“mocked a mayor who “never met a road she liked””).
 */
export function isProposition(attribution: Attribution, tokens: readonly Token[]): boolean {
  const { clause, negated, polarity, lemma, mode, speaker, verbatim } = attribution
  if (negated) return false
  if (polarity === 'denies') return true
  if (lemma === null && (speaker === null || speaker.method === 'context')) return false
  const words = tokens.filter(({ pos }) => pos !== 'PUNCT').length
  if (words < SHORTEST || isQuestion(tokens)) return false
  const long = words >= LONG
  return clause
    ? long || hasFiniteVerb(tokens)
    : mode === 'speech' && verbatim.length > 0 && long && hasFiniteVerb(tokens)
}

function isQuestion(tokens: readonly Token[]): boolean {
  return tokens.slice(-2).some(({ text }) => text.includes('?'))
}

function hasFiniteVerb(tokens: readonly Token[]): boolean {
  return tokens.some(({ text, pos }, i) => {
    if (finite.has(text.toLowerCase())) return true
    const before = tokens[i - 1]?.pos
    return pos === 'VERB' && !text.endsWith('ing') && (before === 'PRON' || before === 'NOUN' || before === 'PROPN')
  })
}

/**
 * The attributions that name no source and lie inside what somebody else is quoted with: in “denied accusations that
 * she lied”, the accusation is part of the denial and no claim of its own.
 */
export function saidByOuter(attributions: readonly Attribution[]): Set<Attribution> {
  const contents = attributions.flatMap((attribution) =>
    attribution.parts.map(({ start, end }) => ({ start, end, attribution })),
  )
  contents.sort((a, b) => a.start - b.start || b.end - a.end)
  const found = new Set<Attribution>()
  let reach = -1
  for (const { end, attribution } of contents) {
    if (end <= reach && attribution.speaker === null) found.add(attribution)
    reach = Math.max(reach, end)
  }
  return found
}
