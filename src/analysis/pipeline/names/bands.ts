/** Bands called after their leader and those who play with him: “Florence and The Tidemarks”, “Joan Price & the Lanterns”. */
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

/** Longest name of those who play with him, in tokens. */
const longest = 3
const known = bit('organisation') | bit('people')

/** The names, each leader with the band behind “and The” or “& the” as one organisation. */
export function withBands(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const found: Tagged[] = []
  for (let i = 2; i + 1 < tokens.length; i++) {
    // “and the” joins any two.
    const isJoined = tokens[i - 1]!.text === '&' ? /^the$/i : /^The$/
    if (!isJoined.test(tokens[i]!.text) || !/^(?:&|and)$/.test(tokens[i - 1]!.text)) continue
    const leader = nameAt(marked, i - 2)
    if (leader ? leader.last !== i - 2 || leader.type === 'organisation' : words[i - 2]!.kind !== INITIAL) continue
    let last = i
    while (words[last + 1]?.kind === INITIAL && last - i < longest) last++
    // “Pell and The Times”, “London and The Hague”
    const isBand = last > i && words[last]!.folded.endsWith('s') && !words.slice(i + 1, last + 1).some(isKnown)
    if (isBand) found.push({ first: leader?.first ?? i - 2, last, type: 'organisation' })
  }
  return replacing(marked, found)
}

const isKnown = ({ lists }: Word) => (lists & (known | bit('head'))) !== 0
