/** What is known of a token by its form alone; made once for each distinct form of a document. */
import { codeAt } from '../../code-at.ts'
import { hashText, mix } from './hash.ts'
import { type Lexicon, NO_PRIOR } from './lexicon.ts'
import { addToPhrase, emptyPhrase, fold, type PhraseTable, phraseKey } from './table.ts'

/** Case of a token's letters. */
export const LOWER = 0
export const INITIAL = 1
export const UPPER = 2
export const MIXED = 3
export const NUMBER = 4
export const MARK = 5

/** `noun` of groups: “Management said its …” names nobody. */
export const GROUP = 15
/** `Word.noun` of people. */
export const PERSON = 19

export interface Word {
  /** The form, cut to what is looked at. */
  text: string
  /** Hash of the form as written; of the form in lower case without marks; of the letters' classes, runs cut to two. */
  form: number
  lower: number
  shape: number
  prefix2: number
  prefix3: number
  suffix1: number
  suffix2: number
  suffix3: number
  suffix4: number
  /** LOWER … MARK */
  kind: number
  folded: string
  length: number
  /** Bits of the lists it is on as a word alone. */
  lists: number
  /** WordNet's lexicographer file + 1 of its first sense as a noun, and a number of its first sense as a verb; or 0. */
  noun: number
  verb: number
  /** Its row in the lexicon, or -1; and what it tells of a name with this word (see `shareOf`), or NO_PRIOR. */
  row: number
  prior: number
}

function charClass(code: number): number {
  if (code >= 97 && code <= 122) return 1
  if (code >= 65 && code <= 90) return 2
  if (code >= 48 && code <= 57) return 3
  if (code < 128) return 4 + (code & 31)
  const char = String.fromCharCode(code)
  const lower = char.toLowerCase()
  if (lower !== char) return 2
  return lower !== char.toUpperCase() ? 1 : 40
}

/** Longest token that is looked at in full; a longer one is no word. */
const longest = 64

export function describe(text: string, table: PhraseTable, lexicon: Lexicon): Word {
  const cut = text.length > longest ? text.slice(0, longest) : text
  let shape = 7
  let last = 0
  let run = 0
  let upper = 0
  let lower = 0
  let digits = 0
  const { length } = cut
  for (let i = 0; i < length; i++) {
    const c = charClass(codeAt(cut, i))
    if (c === 1) lower++
    else if (c === 2) upper++
    else if (c === 3) digits++
    run = c === last ? run + 1 : 1
    last = c
    if (run <= 2) shape = mix(shape, c)
  }
  const first = charClass(codeAt(cut, 0))
  const folded = fold(cut)
  const n = folded.length
  const value = table.get(phraseKey(addToPhrase(emptyPhrase, folded)))
  const lowerHash = hashText(folded)
  const row = lexicon.rowOf(folded, lowerHash)
  return {
    text: cut,
    form: hashText(cut),
    lower: lowerHash,
    shape,
    prefix2: hashText(folded, 0, Math.min(2, n)),
    prefix3: hashText(folded, 0, Math.min(3, n)),
    suffix1: hashText(folded, Math.max(0, n - 1)),
    suffix2: hashText(folded, Math.max(0, n - 2)),
    suffix3: hashText(folded, Math.max(0, n - 3)),
    suffix4: hashText(folded, Math.max(0, n - 4)),
    kind:
      upper + lower === 0
        ? digits > 0
          ? NUMBER
          : first === 40
            ? LOWER
            : MARK
        : upper === 0
          ? LOWER
          : lower === 0 && upper > 1
            ? UPPER
            : first === 2
              ? upper === 1
                ? INITIAL
                : MIXED
              : MIXED,
    folded,
    length: Math.min(n, 15),
    lists: value & 0xffff,
    noun: (value >>> 16) & 63,
    verb: (value >>> 22) & 31,
    row,
    prior: row < 0 ? NO_PRIOR : lexicon.priors[row]!,
  }
}
