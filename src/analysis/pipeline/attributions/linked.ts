/** An attribution with the words that are its content, wherever they stand. */
import type { Draft } from './draft.ts'
import type { Passage } from './passage.ts'
import type { Phrase } from './phrases.ts'

/** Words of a passage that are content. */
export interface Part {
  passage: Passage
  phrase: Phrase
}

/** An attribution with its content from all over the article. */
export interface Linked {
  draft: Draft | null
  parts: Part[]
  /** Whose speaker it has, when it has no cue of its own. */
  from: { draft: Draft; method: 'continuation' } | { passage: Passage; subject: Phrase; method: 'context' } | null
}
