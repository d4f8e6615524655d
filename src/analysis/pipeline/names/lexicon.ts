/** The words whose vectors are known, and for each what it is when it opens with a capital, as its vector tells. */
import { binaryFile } from '../../../data.ts'
import { hashText } from './hash.ts'

/** `Word.prior` of a word that is not known. */
export const NO_PRIOR = -1

/** The share of a type (its index) in a prior: 0 to 7 eighths, rounded down. */
export const shareOf = (prior: number, type: number): number => (prior >> (3 * type)) & 7

/**
 * An open-addressing table from the hash of a folded word to its row. The file holds, as little-endian blocks, a
 * uint32 a word (its hash) and a uint16 a word (its prior: three bits a type).
 */
export class Lexicon {
  readonly #keys: Int32Array
  readonly #rows: Int32Array
  readonly #mask: number
  readonly size: number
  readonly priors: Uint16Array

  constructor(file: ArrayBuffer) {
    this.size = file.byteLength / 6
    const hashes = new Int32Array(file, 0, this.size)
    this.priors = new Uint16Array(file, this.size * 4, this.size)
    const slots = 2 ** Math.ceil(Math.log2(3 * this.size + 1))
    this.#mask = slots - 1
    this.#keys = new Int32Array(slots)
    this.#rows = new Int32Array(slots).fill(-1)
    for (let row = 0; row < this.size; row++) {
      let slot = hashes[row]! & this.#mask
      while (this.#rows[slot] !== -1 && this.#keys[slot] !== hashes[row]) slot = (slot + 1) & this.#mask
      // Of two words with one hash the commoner, which comes first, keeps it.
      if (this.#rows[slot] !== -1) continue
      this.#keys[slot] = hashes[row]!
      this.#rows[slot] = row
    }
  }

  #find(hash: number): number {
    let slot = hash & this.#mask
    while (this.#rows[slot] !== -1 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask
    return this.#rows[slot]!
  }

  /** Row of a folded word, else of the word without full stops, after its last hyphen, or with a plain apostrophe; or -1. */
  rowOf(folded: string, hash: number): number {
    let row = this.#find(hash)
    if (row < 0 && folded.includes('.')) row = this.#find(hashText(folded.replaceAll('.', '')))
    if (row < 0 && folded.includes('-')) row = this.#find(hashText(folded, folded.lastIndexOf('-') + 1))
    if (row < 0 && folded.includes('’')) row = this.#find(hashText(folded.replaceAll('’', "'")))
    return row
  }
}

/** The bytes of the file that a lexicon reads. */
export function lexiconFile(words: readonly string[], priors: Uint16Array): Uint8Array {
  const file = new ArrayBuffer(words.length * 6)
  new Int32Array(file, 0, words.length).set(words.map((word) => hashText(word)))
  new Uint16Array(file, words.length * 4).set(priors)
  return new Uint8Array(file)
}

export const loadLexicon = (): Lexicon => new Lexicon(binaryFile('names', 'lexicon.bin'))
