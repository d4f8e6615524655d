/** Gazetteer table: which lists a word or phrase is on, by the hash of its letters. */
import { binaryFile, wordList } from '../../../data.ts'
import { codeAt } from '../../code-at.ts'
import type { Token } from '../stage.ts'

/** The lists a phrase can be on; the value of a phrase in the table has bit `i` set for list `i`. */
export const lists = [
  'country',
  'city',
  'town',
  'division',
  'landform',
  'given',
  'surname',
  'person',
  'organisation',
  'matter',
  'people',
  'common',
  'title',
  'head',
  'site',
  'event',
] as const
export type List = (typeof lists)[number]

/** The bit of a list in the value of a phrase. */
export const bit = (list: List): number => 1 << lists.indexOf(list)

/** Of the lists of countries, their parts and their settlements. */
export const populated: number = bit('country') | bit('city') | bit('town') | bit('division')
/** Of these and of the list of regions, waters and mountains. */
export const located: number = populated | bit('landform')

/** Lists kept as text under `data/names/`, one phrase a row; the others come from `scripts/gazetteers.mjs`. */
const textLists: readonly List[] = [
  'country',
  'division',
  'landform',
  'given',
  'surname',
  'organisation',
  'people',
  'title',
  'head',
  'site',
  'event',
  'matter',
]

const FNV_OFFSET = 0x811c9dc5
export const emptyPhrase: number = FNV_OFFSET

const marks = /\p{M}/gu
/** Lower case without marks on letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const { length } = lower
  for (let i = 0; i < length; i++) if (codeAt(lower, i) > 127) return lower.normalize('NFKD').replace(marks, '')
  return lower
}

/** Adds a folded token to a phrase's hash. Only letters and digits count, so that hyphens, full stops and spaces do not. */
export function addToPhrase(hash: number, folded: string): number {
  let h = hash
  const { length } = folded
  for (let i = 0; i < length; i++) {
    const code = codeAt(folded, i)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127) h = Math.imul(h ^ code, 0x01000193)
  }
  return h
}

/** The key of a phrase: never 0, which marks an empty slot. */
export const phraseKey = (hash: number): number => (hash === 0 ? 1 : hash) >>> 0

/** An open-addressing table from 32-bit keys to 32-bit values, laid out as one block of memory that a file can hold. */
export class PhraseTable {
  readonly keys: Uint32Array
  readonly values: Uint32Array
  constructor(capacity: number, buffer: ArrayBuffer = new ArrayBuffer(capacity * 8)) {
    this.keys = new Uint32Array(buffer, 0, capacity)
    this.values = new Uint32Array(buffer, capacity * 4, capacity)
  }
  #slot(key: number): number {
    const { keys } = this
    let slot = key % keys.length
    while (keys[slot] !== 0 && keys[slot] !== key) slot = slot + 1 === keys.length ? 0 : slot + 1
    return slot
  }
  /** 0 for an unknown key. */
  get(key: number): number {
    return this.values[this.#slot(key)]!
  }
  /** Sets bits of a key's value. */
  add(key: number, bits: number): void {
    const slot = this.#slot(key)
    this.keys[slot] = key
    this.values[slot]! |= bits
  }
}

/** The lists that a phrase is on, as bits. */
export const listsOf = (table: PhraseTable, phrase: string): number =>
  table.get(phraseKey(addToPhrase(emptyPhrase, fold(phrase))))

/** The lists that `tokens[first..last]` are on together, as bits. */
export const listsAt = (table: PhraseTable, tokens: readonly Token[], first: number, last: number): number => {
  let hash = emptyPhrase
  for (let i = first; i <= last; i++) hash = addToPhrase(hash, fold(tokens[i]!.text))
  return table.get(phraseKey(hash))
}

/** Reads `gazetteer.bin` (from packages, see the model card) and adds the text lists to it. */
export function loadTable(): PhraseTable {
  const packed = new Uint32Array(binaryFile('names', 'gazetteer.bin'))
  const rows = textLists.map((list) => [list, wordList('names', list)] as const)
  const extra = rows.reduce((sum, [, { length }]) => sum + length, 0)
  const half = packed.length / 2
  const table = new PhraseTable(Math.ceil((half + extra) * 1.5) | 1)
  for (let i = 0; i < half; i++) table.add(packed[i]!, packed[half + i]!)
  for (const [list, phrases] of rows) {
    for (const [phrase] of phrases) table.add(phraseKey(addToPhrase(emptyPhrase, fold(phrase!))), bit(list))
  }
  return table
}
