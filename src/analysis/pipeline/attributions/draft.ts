/** An attribution before its speaker is known and its content is tied to quotations elsewhere. */
import type { Entry } from './lexicon.ts'
import type { Passage } from './passage.ts'
import type { Phrase } from './phrases.ts'

/** An attribution in terms of a passage’s words. */
export interface Draft {
  passage: Passage
  /** Words of the content, in order. */
  parts: Phrase[]
  entry: Entry | null
  cue: Phrase | null
  subject: Phrase | null
  antecedent: Phrase | null
  addressee: Phrase | null
  negated: boolean
  clause: boolean
  /** Without a clause, somebody is said to do or be something (“vowed to pay”, “accused her of lying”). */
  predicates: boolean
  /** Words from the frame’s first to its last. */
  frame: Phrase | null
  /** Unit of the cue. */
  unit: number
  /** The frame announces content that follows after its unit (“Moss said:”). */
  announces: boolean
  /** The unit holds the frame alone: its content stands before or after it. */
  bare: boolean
}

/** Words that are content, in order; whether they hold a clause, or without one lay something to somebody. */
export interface Content {
  parts: Phrase[]
  clause: boolean
  predicates?: boolean
}

/** What most drafts have in common: a clause, said by nobody else, that stands beside its frame. */
export const plain: Omit<Draft, 'passage' | 'unit'> = {
  parts: [],
  entry: null,
  cue: null,
  subject: null,
  antecedent: null,
  addressee: null,
  negated: false,
  clause: true,
  predicates: false,
  frame: null,
  announces: false,
  bare: false,
}
