/** Bare surnames that were read as companies: “Aides to Orrin said”, “Orrin’s wife”, “Orrin did not answer”. */
import { entriesByKind } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { isOwner, type Reading } from './companies.ts'
import { shareOf } from './lexicon.ts'
import { bit, populated } from './table.ts'
import type { Tagged } from './tagged.ts'
import { types } from './tags.ts'
import { INITIAL, type Word } from './words.ts'

const of = entriesByKind('names', 'person-frame')
const before = of('before')
const after = of('after')

const PERSON = types.indexOf('person')
const ORGANISATION = types.indexOf('organisation')
const named = bit('organisation') | populated | bit('people')

/** Each sentence’s names, with the surnames among its organisations as people. */
export function withPeople(readings: readonly Reading[]): Tagged[][] {
  const people = new Set<string>()
  for (const { tokens, words, marked } of readings)
    for (const { first, last, type } of marked) {
      const word = words[first]!
      if (type !== 'organisation' || first !== last || word.kind !== INITIAL || word.lists & named) continue
      const acts = /^(?:VERB|AUX)$/.test(tokens[first + 1]?.pos ?? '')
      if (isInFrame(tokens, first) || (acts && isSurname(word))) people.add(word.text)
    }
  return readings.map(({ words, marked }) =>
    marked.map((name) => {
      const alone = name.type === 'organisation' && name.first === name.last
      return alone && people.has(words[name.first]!.text) ? { ...name, type: 'person' } : name
    }),
  )
}

function isInFrame(tokens: readonly Token[], i: number): boolean {
  const opening = tokens.slice(Math.max(0, i - 2), i).map(({ text }) => text.toLowerCase())
  if (opening.length === 2 && before.has(opening.join(' '))) return true
  return isOwner(tokens, i) && after.has(tokens[i + 2]?.text ?? '')
}

/** A word that is a family name, and is at least as likely a person’s as a company’s. */
const isSurname = ({ lists, row, prior }: Word) =>
  (lists & bit('surname')) !== 0 &&
  !(lists & (bit('common') | bit('head'))) &&
  (row < 0 || shareOf(prior, PERSON) >= shareOf(prior, ORGANISATION))
