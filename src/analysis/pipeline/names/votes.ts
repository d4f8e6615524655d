/**
 * What the first reading of a document says of a name, for the second: a name is mostly the same thing wherever it
 * stands, and a person named in full is meant by a part of the name elsewhere.
 */
import { mix } from './hash.ts'
import { BEGIN, END, INSIDE, OUTSIDE, positionOf, SINGLE, tagCount, tagOf, types } from './tags.ts'
import { INITIAL, LOWER, MARK, NUMBER, type Word } from './words.ts'

const PERSON = types.indexOf('person')
const OUTSIDE_VOTE = types.length
const longest = 8

/** Strength of the votes, in the units of the scores; chosen on development data. */
const wholeStrength = 1.5
const personStrength = 1
const doubt = 1

type Ballot = number[]

export class Votes {
  /** By the hash of a whole name, how often it was read as each type, and last as no name. */
  readonly #whole = new Map<number, Ballot>()
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
      const type = (tag - 1) >> 2
      let hash = 0
      for (let j = i; j <= end; j++) {
        hash = mix(hash, words[j]!.form)
        this.#cast(this.#parts, words[j]!.form, type, 1)
      }
      this.#cast(this.#whole, hash, type, end > i ? 1.5 : 1)
      i = end
    }
  }

  /** Adds the votes for the words of a sentence to its scores. */
  apply(words: readonly Word[], scores: Float64Array): void {
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      if (word.kind === LOWER || word.kind === MARK || word.kind === NUMBER) continue
      let hash = 0
      const limit = Math.min(words.length, i + longest)
      for (let end = i; end < limit; end++) {
        hash = mix(hash, words[end]!.form)
        const ballot = this.#whole.get(hash)
        if (ballot) this.#favour(ballot, i, end, scores)
      }
      if (word.kind !== INITIAL) continue
      const ballot = this.#parts.get(word.form)
      if (!ballot || ballot[PERSON] === 0) continue
      const share = ballot[PERSON]! / (sum(ballot) + doubt)
      for (let position = BEGIN; position <= SINGLE; position++)
        scores[i * tagCount + tagOf(PERSON, position)]! += personStrength * share
    }
  }

  #favour(ballot: Ballot, first: number, last: number, scores: Float64Array): void {
    const all = sum(ballot)
    if (all < 2) return
    for (let type = 0; type < types.length; type++) {
      if (ballot[type] === 0) continue
      const value = (wholeStrength * ballot[type]!) / (all + doubt)
      if (first === last) scores[first * tagCount + tagOf(type, SINGLE)]! += value
      else
        for (let i = first; i <= last; i++)
          scores[i * tagCount + tagOf(type, i === first ? BEGIN : i === last ? END : INSIDE)]! += value
    }
    if (first === last) scores[first * tagCount + OUTSIDE]! += (wholeStrength * ballot[OUTSIDE_VOTE]!) / (all + doubt)
  }
}

const sum = (ballot: Ballot) => ballot.reduce((total, votes) => total + votes, 0)
