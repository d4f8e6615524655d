/**
 * What the first reading of a document says of a name, for the second: a name is mostly the same thing wherever it
 * stands, and a person named in full is meant by a part of the name elsewhere.
 */
import { wordList } from '../../../data.ts'
import { mix } from './hash.ts'
import { bit } from './table.ts'
import { BEGIN, END, INSIDE, OUTSIDE, positionOf, SINGLE, tagCount, tagOf, typeOf, types } from './tags.ts'
import { INITIAL, LOWER, MARK, NUMBER, type Word } from './words.ts'

const PERSON = types.indexOf('person')
const ORGANISATION = types.indexOf('organisation')
const OUTSIDE_VOTE = types.length
const longest = 8

/** Strength of the votes, in the units of the scores; chosen on development data. */
const wholeStrength = 1.5
const personStrength = 1
const doubt = 1

/** Votes that a full name casts for its short one, and how much more strength these have. */
const shortVotes = 3
const shortStrength = 2

const endings = new Set(wordList('names', 'company').map(([word]) => word!.toLowerCase()))
/** Lists whose words are no company’s short name: “Kenya” of “Kenya Airways”. */
const noShortName =
  bit('country') |
  bit('city') |
  bit('town') |
  bit('division') |
  bit('people') |
  bit('common') |
  bit('head') |
  bit('title')

/**
 * Last word of the short name of a company (“Orvano” of “Orvano Foods Inc.”) in `words[first..last]`: what stands
 * before its legal form and trade; `first - 1` when it has none.
 */
function endOfShortName(words: readonly Word[], first: number, last: number): number {
  let end = last
  while (end > first && (words[end]!.kind === MARK || endings.has(words[end]!.folded.replaceAll('.', '')))) end--
  // “Pell & Associates Properties”
  if (end === last || words.slice(first, end).some(({ kind }) => kind === MARK)) return first - 1
  return end === first && words[first]!.lists & noShortName ? first - 1 : end
}

type Ballot = number[]

export class Votes {
  /** By the hash of a whole name, how often it was read as each type, and last as no name. */
  readonly #whole = new Map<number, Ballot>()
  /** Short names of companies that are named in full. */
  readonly #short = new Set<number>()
  /** By the form of a word, the same for its use in the names of persons and elsewhere. */
  readonly #parts = new Map<number, Ballot>()

  #cast(votes: Map<number, Ballot>, key: number, type: number, weight: number): void {
    let ballot = votes.get(key)
    if (!ballot) {
      ballot = new Array(types.length + 1).fill(0)
      votes.set(key, ballot)
    }
    ballot[type]! += weight
  }

  /** Counts the names of a sentence as read at first. */
  add(words: readonly Word[], tags: Uint8Array): void {
    for (let i = 0; i < words.length; i++) {
      const tag = tags[i]!
      const word = words[i]!
      if (tag === OUTSIDE) {
        // At the start of a sentence a capital says nothing.
        if (i > 0 && word.kind !== LOWER && word.kind !== MARK && word.kind !== NUMBER) {
          this.#cast(this.#whole, mix(0, word.form), OUTSIDE_VOTE, 1)
          this.#cast(this.#parts, word.form, OUTSIDE_VOTE, 1)
        }
        continue
      }
      let end = i
      while (positionOf(tags[end]!) !== END && positionOf(tags[end]!) !== SINGLE) end++
      const type = typeOf(tag)
      let hash = 0
      for (let j = i; j <= end; j++) {
        hash = mix(hash, words[j]!.form)
        this.#cast(this.#parts, words[j]!.form, type, 1)
      }
      this.#cast(this.#whole, hash, type, end > i ? 1.5 : 1)
      if (type === ORGANISATION) {
        const last = endOfShortName(words, i, end)
        let short = 0
        for (let j = i; j <= last; j++) short = mix(short, words[j]!.form)
        if (last >= i) {
          this.#short.add(short)
          this.#cast(this.#whole, short, ORGANISATION, shortVotes)
        }
      }
      i = end
    }
  }

  /**
   * Adds the votes for the words of a sentence to its scores. False when all are for `tags`, the best sequence without
   * them, which is then the best with them.
   */
  apply(words: readonly Word[], scores: Float64Array, tags: Uint8Array): boolean {
    let against = false
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      if (word.kind === LOWER || word.kind === MARK || word.kind === NUMBER) continue
      let hash = 0
      const limit = Math.min(words.length, i + longest)
      for (let end = i; end < limit; end++) {
        hash = mix(hash, words[end]!.form)
        const ballot = this.#whole.get(hash)
        if (ballot && favour(ballot, i, end, scores, this.#short.has(hash) ? shortStrength : 1, tags)) against = true
      }
      // “Pike Shipping” is not Gordon Pike.
      if (word.kind !== INITIAL || (words[i + 1]?.kind === INITIAL && endings.has(words[i + 1]!.folded))) continue
      const ballot = this.#parts.get(word.form)
      if (!ballot || ballot[PERSON] === 0) continue
      const share = ballot[PERSON]! / (sum(ballot) + doubt)
      for (let position = BEGIN; position <= SINGLE; position++)
        scores[i * tagCount + tagOf(PERSON, position)]! += personStrength * share
      if (tags[i] === OUTSIDE || typeOf(tags[i]!) !== PERSON) against = true
    }
    return against
  }
}

/** Adds the votes for `words[first..last]` as a name; whether one is for another tag than those of `tags`. */
function favour(
  ballot: Ballot,
  first: number,
  last: number,
  scores: Float64Array,
  strength: number,
  tags: Uint8Array,
): boolean {
  const all = sum(ballot)
  if (all < 2) return false
  let against = false
  const add = (i: number, tag: number, value: number) => {
    scores[i * tagCount + tag]! += value
    if (tags[i] !== tag) against = true
  }
  for (let type = 0; type < types.length; type++) {
    if (ballot[type] === 0) continue
    const value = (wholeStrength * strength * ballot[type]!) / (all + doubt)
    if (first === last) add(first, tagOf(type, SINGLE), value)
    else for (let i = first; i <= last; i++) add(i, tagOf(type, i === first ? BEGIN : i === last ? END : INSIDE), value)
  }
  const none = ballot[OUTSIDE_VOTE]!
  if (first === last && none > 0) add(first, OUTSIDE, (wholeStrength * none) / (all + doubt))
  return against
}

function sum(ballot: Ballot): number {
  let total = 0
  for (const votes of ballot) total += votes
  return total
}
