/** Why a block is not the article. */
import type { Block } from '../stage.ts'
import { phraseFinder } from './phrases.ts'

const find = phraseFinder('reasons')

/** The reason of the first listed phrase in the block; otherwise by where it stands: `navigation` above, else `related`. */
export function reasonOf(block: Block, aboveBody: boolean): string {
  return find(block.text)[0]?.value ?? (aboveBody ? 'navigation' : 'related')
}
