/** Places with a stroke between them (“the protocol on Norland/Southmark”) are as many names as there are places. */
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

/** The names, each place with a stroke in it parted there. A stroke at an end is part of no name. */
export function withAlternatives(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.flatMap((name): Tagged[] => {
    if (name.type !== 'place') return [name]
    const parts: Tagged[] = []
    let first = name.first
    for (let i = name.first; i <= name.last + 1; i++) {
      if (i <= name.last && tokens[i]!.text !== '/') continue
      if (i > first) parts.push({ first, last: i - 1, type: 'place' })
      first = i + 1
    }
    return parts
  })
}
