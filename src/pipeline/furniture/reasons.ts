/** Why a block is not the article. */
import { wordList } from '../../data.ts'
import type { Block } from '../stage.ts'
import { phraseFinder, wordsOf } from './phrases.ts'

const find = phraseFinder('reasons')

/** Reasons that an element's tag or class names give by themselves, in this order (data/loader/element-hints.tsv). */
const hinted = [
  'comments',
  'cookies',
  'advertisement',
  'sign-up',
  'share',
  'related',
  'navigation',
  'legal',
  'biography',
]

/**
 * The reason of the first listed phrase in the block, else what its elements are, else where it stands: `navigation`
 * above the body, `related` inside and below.
 */
export function reasonOf({ text, place }: Block, aboveBody: boolean): string {
  return (
    find(wordsOf(text))[0]?.value ??
    hinted.find((hint) => place?.near.has(hint)) ??
    hinted.find((hint) => place?.hints.has(hint)) ??
    (aboveBody ? 'navigation' : 'related')
  )
}

const pointer = new RegExp(
  `^(?:${wordList('furniture', 'pointers')
    .map(([words]) => words!.replace("'", "['’]"))
    .join('|')})\\s?[:|»>→]`,
  'i',
)

/** True for a line that points to another article: “READ MORE: …”. */
export function isPointer(line: string): boolean {
  return pointer.test(line)
}
