/** The noun phrase that tells what a number counts. */
import type { Quantity } from '../../../../schemas/claim.ts'
import { contexts } from './contexts.ts'
import { readNumber } from './numbers.ts'
import type { NumberToken } from './tokens.ts'

/** Longest noun phrase that is read, in tokens. */
const LONGEST = 12

/**
 * What is counted or measured, as written, from the tokens after a number: “warships and support vessels” after
 * “140 of its”, and the token it ends before. Shares, money and measures name it after “of” or “in” (“5 kg of cocaine”); durations never do.
 */
export function countedNoun(
  text: string,
  tokens: readonly NumberToken[],
  at: number,
  kind: Quantity['kind'],
): { text: string; next: number } | null {
  if (kind === 'duration') return null
  const compound = tokens[at]?.text === '-' && tokens[at]!.attached ? tokens[at + 1] : undefined
  // “10-member panel” counts members.
  if (compound)
    return compound.pos === 'NOUN' && compound.text.length > 1 ? { text: compound.text, next: at + 2 } : null
  let from = at
  const of =
    tokens[from]?.lower === 'of' ||
    (kind === 'money' && tokens[from]?.lower === 'in' && tokens[from + 1]?.pos === 'NOUN')
  if (of) from++
  else if (kind === 'money' || kind === 'measure') return null
  while (contexts.determiner.has(tokens[from]?.lower ?? '')) {
    // “42 percent the size”, “twice the rate”: only after “of” or for a share of it.
    if (!of && kind === 'count') return null
    // “3 percent a year”, “twice a day”: how often.
    if (!of && tokens[from]!.lower === 'a' && contexts.rate.has(tokens[from + 1]?.lower ?? '')) return null
    from++
  }
  // “rose 22 per cent last year”
  if (
    /^(?:last|next|this|each|every)$/.test(tokens[from]?.lower ?? '') &&
    contexts.rate.has(tokens[from + 1]?.lower ?? '')
  )
    return null
  let end = nounPhraseEnd(tokens, from)
  if (end === from) return null
  // “300 of the town’s 340 buses”
  const number = /['’]s?$/.test(tokens[end - 1]!.text) && tokens[end] ? readNumber(tokens, end) : null
  if (number) {
    from = number.next
    end = nounPhraseEnd(tokens, from)
    if (end === from) return null
  }
  end = withPlural(tokens, end)
  if (tokens[end]?.lower === 'of') {
    const inner = nounPhraseEnd(tokens, end + 1)
    if (inner > end + 1) end = inner
  }
  return { text: text.slice(tokens[from]!.start, tokens[end - 1]!.end), next: end }
}

const isPlural = ({ lower }: NumberToken) => /[^s'’]s$/.test(lower)

/** Index after the last noun of a run of adjectives, participles and nouns; the start itself when there is none. */
function nounPhraseEnd(tokens: readonly NumberToken[], from: number): number {
  let end = from
  for (let i = from; i < tokens.length && i < from + LONGEST; i++) {
    const { pos, text, digits } = tokens[i]!
    if (digits !== null) break
    if (pos === 'NOUN' || pos === 'PROPN') {
      // A mark that is part of a token of letters, the point of “10x.”.
      if (!/[\p{L}\d]/u.test(text)) break
      // “40 per cent of Finns trust the state”: the tagger took the verb for a noun.
      const plural = i > from && end === i && isPlural(tokens[i - 1]!)
      if (plural && pos === 'NOUN' && /^(?:DET|PRON)$/.test(tokens[i + 1]?.pos ?? '')) break
      end = i + 1
    } else if (text === '-' && tokens[i]!.attached) continue
    // “41 complaints last year”
    else if (pos === 'ADJ' && i > from && end === i && isPlural(tokens[i - 1]!)) break
    else if (pos !== 'ADJ' && !(pos === 'VERB' && end === from && /(?:ed|ing|en)$/.test(text))) break
  }
  return end
}

/** “warships and support vessels”: a plural joined to a plural is counted with it. */
function withPlural(tokens: readonly NumberToken[], end: number): number {
  const plural = (token: NumberToken | undefined) => token?.pos === 'NOUN' && token.lower.endsWith('s')
  if (!plural(tokens[end - 1]) || tokens[end]?.lower !== 'and') return end
  const next = nounPhraseEnd(tokens, end + 1)
  return next > end + 1 && plural(tokens[next - 1]) ? next : end
}
