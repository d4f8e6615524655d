/** Words beside a number that make it a bound or an approximation. */
import type { Quantity } from '../../../../schemas/claim.ts'
import { wordList } from '../../../data.ts'
import type { NumberToken } from './tokens.ts'

export type Bound = Exclude<Quantity['bound'], null>

const bounds = { before: new Map<string, Bound>(), after: new Map<string, Bound>() }
for (const [phrase, place, bound] of wordList('claims', 'bounds')) {
  bounds[place as keyof typeof bounds].set(phrase!, bound as Bound)
}

const phrase = (tokens: readonly NumberToken[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map((token) => token.lower)
    .join(' ')

/** A bound phrase of up to four words directly before a token, and the index of its first. */
export function boundBefore(tokens: readonly NumberToken[], at: number): { bound: Bound; start: number } | null {
  if (at === 0 || tokens[at - 1]!.digits !== null) return null
  for (let start = Math.max(0, at - 4); start < at; start++) {
    const bound = bounds.before.get(phrase(tokens, start, at))
    if (bound) return { bound, start }
  }
  return null
}

/** A bound phrase directly after a token (“or more”), or one word written onto the number (“-plus”, “+”). */
export function boundAfter(tokens: readonly NumberToken[], at: number): { bound: Bound; next: number } | null {
  const hyphen = tokens[at]?.text === '-' && tokens[at]!.attached
  const from = hyphen ? at + 1 : at
  if (!tokens[from] || tokens[from]!.digits !== null) return null
  for (let length = Math.min(2, tokens.length - from); length > 0; length--) {
    const bound = bounds.after.get(phrase(tokens, from, from + length))
    // “or more than”
    if (tokens[from + length]?.lower === 'than') continue
    if (bound && (length === 2 || tokens[from]!.attached)) return { bound, next: from + length }
  }
  return null
}
