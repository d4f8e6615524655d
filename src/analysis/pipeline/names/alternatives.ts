/**
 * Places side by side are as many names as there are places: with a stroke between them (“the protocol on
 * Norland/Southmark”), or a hyphen (“the Chile-Peru border”), unless they are one place together (“Guinea-Bissau”).
 */
import type { Token } from '../stage.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const place = bit('country') | bit('city') | bit('town') | bit('division') | bit('landform')
const wellKnown = bit('country') | bit('city') | bit('division')

/** The names, each place that is several parted. A stroke at an end is part of no name. */
export function withAlternatives(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.flatMap((name): Tagged[] => {
    if (name.type !== 'place') return [name]
    return parted(tokens, name, '/').flatMap((part) => {
      const pair = parted(tokens, part, '-')
      const lists = ({ first, last }: Tagged) => listsAt(table, tokens, first, last)
      return pair.length === 2 && !(lists(part) & place) && pair.every((one) => lists(one) & wellKnown) ? pair : [part]
    })
  })
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
