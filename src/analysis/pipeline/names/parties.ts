/** What stands behind a lawmaker’s name: “Joel Pratt, R-Neb.”, “Dana Reed (I-Maine)”. */
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import type { Tagged } from './tagged.ts'
import type { Word } from './words.ts'

const party = /^(?:D|R|I|L|G|DFL)$/

/** The names without those that are a party and an abbreviated state; of a state in full that alone is left. */
export function withoutParties(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  return marked.flatMap((name): Tagged[] => {
    const { first, last } = name
    // The party may be in the name or stand before it.
    const at = party.test(tokens[first]!.text) ? first : first - 2
    if (at < 0 || !party.test(tokens[at]!.text) || !/^[-‑–]$/.test(tokens[at + 1]?.text ?? '')) return [name]
    if (!/^[,(]$/.test(tokens[at - 1]?.text ?? '') || last < at + 2) return [name]
    const { lists, length } = words[at + 2]!
    const full = length > 4 && lists & bit('division') && tokens[last + 1]?.text !== '.'
    return full ? [{ first: at + 2, last, type: 'place' }] : []
  })
}
