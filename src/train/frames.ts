/** Sentences with invented names, from which the tagger learns that the words around can tell what a name is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bit, listsOf, type PhraseTable } from '../analysis/pipeline/names/table.ts'
import { packageRoot, wordList } from '../data.ts'
import type { LabelledName } from './conventions.ts'
import { generator } from './random.ts'

const openings = 'b br c cl d dr f fl g gr h j k l m n p pl qu r s sk st t tr v w z'.split(' ')
const vowels = 'a e i o u a e i o ai ea io'.split(' ')
const middles = 'b ck d g l ll m n nd r rd rv s ss t v x z lm nt'.split(' ')
const closings = 'a o ia ix on en er is el um by ex in and ell ard'.split(' ')
const types = { O: 'organisation', P: 'person', L: 'place', X: 'other' } as const
type Slot = keyof typeof types

/** WordNet’s numbers for the senses of nouns that lend their names: animals, things, food, objects, plants, shapes … */
const lending = new Set([5, 6, 13, 17, 19, 20, 25, 27])
/** Share of the names that are ordinary words, and of the people who have a given name. */
const ordinaryShare: Record<Slot, number> = { O: 0.15, P: 0.2, L: 0.03, X: 0.2 }
const givenShare = 0.25
/** Share of the people with a given name whose surname is a place’s name (“Ada Houston”). */
const placeShare = 0.12

/** `count` sentences, each with names of its own; `vocabulary` lends some of its words. */
export function sentencesOfFrames(
  count: number,
  table: PhraseTable,
  vocabulary: readonly string[],
): { text: string; entities: LabelledName[] }[] {
  const frames = readFileSync(join(packageRoot, 'src', 'train', 'frames.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const nounSense = (word: string) => ((listsOf(table, word) >>> 16) & 63) - 1
  const common = vocabulary.filter((word) => /^[a-z]{4,9}$/.test(word) && listsOf(table, word) & bit('common'))
  const nouns = common.filter((word) => lending.has(nounSense(word)) && !word.endsWith('s'))
  const surnames = common.filter((word) => listsOf(table, word) & bit('surname'))
  const places = vocabulary.filter((word) => {
    const lists = /^[a-z]{4,9}$/.test(word) ? listsOf(table, word) : 0
    return lists & (bit('city') | bit('division')) && !(lists & (bit('common') | bit('given')))
  })
  const given = wordList('names', 'given').map(([name]) => name!)
  const random = generator(7)
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)]!
  const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
  // Any name may be that of anything: the words around it have to tell.
  const invent = () => {
    const middle = random() < 0.6 ? pick(middles) + pick(vowels) : ''
    return pick(openings) + pick(vowels) + middle + pick(middles) + pick(closings)
  }
  const nameOf = (slot: Slot) => {
    const isOrdinary = random() < ordinaryShare[slot]
    const name = capital(isOrdinary ? pick(slot === 'P' ? surnames : nouns) : invent())
    if (slot !== 'P' || random() >= givenShare) return name
    return `${pick(given)} ${places.length > 0 && random() < placeShare ? capital(pick(places)) : name}`
  }
  return Array.from({ length: count }, () => {
    const frame = pick(frames)
      .replace(/\(([^)]*)\)/g, (_, choices: string) => pick(choices.split('|')))
      .replace(/\bN\b/g, () => String(2 + Math.floor(random() * 90)))
      .replace(/ +(?=[,.;’”])/g, '')
      .replace(/“ /g, '“')
    const entities: LabelledName[] = []
    let text = ''
    let done = 0
    for (const { index, 0: whole, 1: joined } of frame.matchAll(/\{([^}]*)\}|\b[OPLX]2?\b/g)) {
      text += frame.slice(done, index)
      const start = text.length
      text += (joined ?? whole).replace(/\b([OPLX])2?\b/g, (_, slot: Slot) => nameOf(slot))
      entities.push({ start, end: text.length, type: types[(joined ?? whole)[0] as Slot] })
      done = index + whole.length
    }
    return { text: text + frame.slice(done), entities }
  })
}
