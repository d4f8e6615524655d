/** Names of people that break off at a particle which the tagger seldom saw: “Anneke ten Broek”, “Pier della Rovere”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

const particles = new Set(wordList('names', 'rare-particle').map(([word]) => word!))
const opens = (token: Token | undefined) => /^\p{Lu}\p{Ll}/u.test(token?.text ?? '')

/** The names, each person whole over such a particle. */
export function withParticles(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const out: Tagged[] = []
  for (const name of marked) {
    const before = out.at(-1)
    const particle = before?.type === 'person' && particles.has(tokens[before.last + 1]?.text ?? '')
    if (particle && name.first === before.last + 2) {
      out[out.length - 1] = { ...before, last: name.last }
      continue
    }
    if (before?.last !== undefined && before.last >= name.first) continue
    // “Pier”, before a particle, was passed over.
    const first = name.first - 2
    const missed =
      name.type !== 'other' &&
      opens(tokens[first]) &&
      particles.has(tokens[first + 1]!.text) &&
      !(before && before.last >= first)
    out.push(missed ? { first, last: name.last, type: 'person' } : name)
  }
  return out
}
