/**
 * Names side by side are as many as there are: places with a stroke between them (“the protocol on Norland/Southmark”)
 * or a hyphen (“the Chile-Peru border”), unless they are one place together (“Guinea-Bissau”), and two sides before what
 * is between them (“the Moss-Tarn debate”).
 */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit, listsAt, located, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const wellKnown = bit('country') | bit('city') | bit('division')
const between = new Set(wordList('names', 'between').map(([noun]) => noun!))

/** The names, each that is several parted. A stroke at an end is part of no place. */
export function withAlternatives(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const lists = ({ first, last }: Tagged) => listsAt(table, tokens, first, last)
  return marked.flatMap((name): Tagged[] => {
    const sides = sidesOf(tokens, name)
    if (sides.length === 2 && !(lists(name) & (bit('organisation') | located))) return typed(sides, lists)
    if (name.type !== 'place') return [name]
    return parted(tokens, name, '/').flatMap((part) => {
      const pair = parted(tokens, part, '-')
      return pair.length === 2 && !(lists(part) & located) && pair.every((one) => lists(one) & wellKnown)
        ? pair
        : [part]
    })
  })
}

/** The parts of a name in which a hyphen joins what “the” and a noun for something between two sides stand around. */
function sidesOf(tokens: readonly Token[], name: Tagged): Tagged[] {
  const { first, last } = name
  if (!/^(?:the|an?|this|that|another|first|last|latest|next)$/i.test(tokens[first - 1]?.text ?? '')) return []
  return between.has(tokens[last + 1]?.text ?? '') ? parted(tokens, name, '-') : []
}

/** Both sides are countries or cities, or neither is a place. */
function typed(sides: readonly Tagged[], lists: (name: Tagged) => number): Tagged[] {
  const towns = sides.every((side) => lists(side) & wellKnown)
  const type = towns ? 'place' : sides[0]!.type === 'place' ? 'person' : sides[0]!.type
  return sides.map((side) => ({ ...side, type }))
}

/** What stands between marks of a kind. */
function parted(tokens: readonly Token[], { first, last, type }: Tagged, mark: string): Tagged[] {
  const parts: Tagged[] = []
  let from = first
  for (let i = first; i <= last + 1; i++) {
    if (i <= last && tokens[i]!.text.replace(/[–‑]/, '-') !== mark) continue
    if (i > from) parts.push({ first: from, last: i - 1, type })
    from = i + 1
  }
  return parts
}
