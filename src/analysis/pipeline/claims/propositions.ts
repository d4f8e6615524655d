/** Which attributions are claims. */
import type { Speaker } from '../../../../schemas/speaker.ts'
import { wordList } from '../../../data.ts'
import { isPastForm } from '../past-forms.ts'
import type { Attribution, Token } from '../stage.ts'

const finite = new Set(wordList('claims', 'finite').map(([word]) => word!))

/** Fewest words of a proposition. */
const SHORTEST = 3
/** From so many words on, a clause is taken for one even where no finite verb was tagged. */
const LONG = 6

/**
 * Whether what is attributed can be true or false: a clause, or something denied; not a question, and not what a
 * source did not say (“declined to say”). Words without a cue that sends them to their speaker are a quote only. Of
 * phrases, those are taken that say what somebody does or is (“vowed to pay”, “accused her of lying”), or quote a clause
 * inside (“mocked a mayor who “never met a road she liked””).
 */
export function isProposition(attribution: Attribution, tokens: readonly Token[]): boolean {
  const { clause, predicates, negated, polarity, lemma, mode, speaker, verbatim } = attribution
  if (negated) return false
  if (polarity === 'denies') return true
  if (lemma === null && (speaker === null || speaker.method === 'context')) return false
  const words = tokens.filter(({ pos }) => pos !== 'PUNCT').length
  // “asked if the board had “lost its mind””
  const asked = lemma === 'ask' && !clause
  if (words < SHORTEST || asked || isQuestion(tokens)) return false
  if (predicates && speaker !== null) return true
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
    if (pos !== 'VERB' || text.endsWith('ing')) return false
    // “he typically votes Green”, “it “humbles” her”
    let before = i - 1
    // “she no longer slept”
    const isNo = (at: number) => tokens[at]!.text === 'no' && tokens[at + 1]!.text === 'longer'
    while (before >= 0 && (tokens[before]!.pos === 'ADV' || isNo(before) || /^[“"‘'«]$/.test(tokens[before]!.text)))
      before--
    // “a man who police say broke into a bakery”
    if (before < 0) return i === 0 && isPastForm(text.toLowerCase())
    return /^(?:PRON|NOUN|PROPN)$/.test(tokens[before]?.pos ?? '')
  })
}

/** From this share of its words on, what is reported inside a content is nearly the same claim. */
const MOST = 0.5

/**
 * The attributions inside what somebody else says that are no claim of their own: those that name no source (“denied
 * accusations that she lied”), what the outer source says somebody thinks (“said he hoped that”), what it says itself
 * (“said she had warned that”), and what is most of its words (“said that experts warn that”).
 */
export function saidByOuter(attributions: readonly Attribution[]): Set<Attribution> {
  const contents = attributions.flatMap((attribution) =>
    attribution.parts.map(({ start, end }) => ({ start, end, attribution })),
  )
  contents.sort((a, b) => a.start - b.start || b.end - a.end)
  const found = new Set<Attribution>()
  let outer: (typeof contents)[number] | null = null
  for (const content of contents) {
    const { start, end, attribution } = content
    if (outer && end <= outer.end && attribution !== outer.attribution) {
      const { speaker, mode } = attribution
      const share = (end - start) / (outer.end - outer.start)
      if (
        speaker === null ||
        attribution.predicates ||
        mode === 'thought' ||
        share > MOST ||
        isSame(speaker, outer.attribution.speaker)
      )
        found.add(attribution)
    } else if (!outer || end > outer.end) outer = content
  }
  return found
}

/** The two are one person or body, as far as the text tells; “I” in what somebody says is he. */
function isSame(inner: Speaker, outer: Speaker | null): boolean {
  if (!outer) return false
  if (/^(?:I|we|myself|himself|herself|itself|themselves)$/i.test(inner.mention?.text ?? '')) return true
  return inner.entity !== null && inner.entity === outer.entity
}
