/** What an outlet says about an article beside it: corrections, an agency’s sign-off, where to follow the outlet. */
import type { Line } from './lines.ts'
import { phraseFinder } from './phrases.ts'

const find = phraseFinder('notes')

/** In words; a longer line tells more than that. */
const LONGEST_NOTE = 70
/** “(Reporting by Ada Moss in Harwick; Editing by Ben Tarn)” */
const SIGN_OFF =
  /^\(?(?:reporting|writing|compiled|edited|editing) by \p{Lu}[^.]*(?:;|\)$|\b(?:editing|edited|writing) by\b)/iu
/** “More to follow.” */
const STUB = /^(?:more (?:to follow|follows|to come|soon)|developing(?: story)?)\W*$/i

/** Why a line taken for body is a note on the article; null when it is none. Quoted words are somebody else's. */
export function noteOf({ text, words }: Pick<Line, 'text' | 'words'>): string | null {
  if (words.length > LONGEST_NOTE) return null
  if (SIGN_OFF.test(text)) return 'credit'
  if (STUB.test(text)) return 'notice'
  return /^["“‘']/.test(text) ? null : (find(words)[0]?.value ?? null)
}
