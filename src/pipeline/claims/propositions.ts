/** Which attributions are claims. */
import type { Attribution } from '../stage.ts'

/** Fewest words of a proposition. */
const SHORTEST = 3

/**
 * Whether what is attributed can be true or false: a clause, or something denied; not a question, and not what a
 * source did not say (“declined to say”).
 */
export function isProposition({ parts, clause, negated, polarity }: Attribution): boolean {
  if (negated) return false
  if (polarity === 'denies') return true
  const text = parts.map((part) => part.text).join(' ')
  return clause && !/\?['’"”)]*$/.test(text.trimEnd().slice(-4)) && text.split(/\s+/, SHORTEST).length >= SHORTEST
}
