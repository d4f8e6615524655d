/**
 * Things that are called like people, firms or places: “Hurricane Lena weakened. Lena had killed nine.”, “the ferry Ada
 * Moss”, “the drug, Orlevix,”, “Pell’s disease”.
 */
import { entriesByKind } from '../../../data.ts'
import { isOwner, type Reading } from './companies.ts'
import { bit } from './table.ts'
import type { Tagged } from './tagged.ts'
import { INITIAL } from './words.ts'

const of = entriesByKind('names', 'thing')
const sure = of('sure')
const nouns = of('before')
const ills = of('after')

/** Each sentence’s names without those of things, in full and bare. */
export function withoutThings(readings: readonly Reading[]): Tagged[][] {
  const called = new Set<string>()
  for (const { words } of readings)
    for (const [i, { text }] of words.entries())
      if (sure.has(text) && words[i + 1]?.kind === INITIAL && words[i + 2]?.kind !== INITIAL)
        called.add(words[i + 1]!.text)
  const things = new Set<Tagged>()
  for (const reading of readings)
    for (const name of reading.marked)
      if (isCalled(reading, name)) {
        things.add(name)
        called.add(nameOf(reading, name))
      }
  const people = new Set<string>()
  for (const reading of readings)
    for (const name of reading.marked)
      if (name.type === 'person' && name.last > name.first && !things.has(name) && !isAgain(reading, name, called))
        people.add(reading.words[name.last]!.text)
  return readings.map((reading) =>
    reading.marked.filter((name) => {
      const isSomeone = name.first === name.last && people.has(reading.words[name.last]!.text)
      if (isSomeone && !isSure(reading, name)) return true
      return !things.has(name) && !isAgain(reading, name, called)
    }),
  )
}

const nameOf = ({ tokens }: Reading, { first, last }: Tagged) =>
  tokens
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ')

/** Whether it is the name of a thing once more: bare, or “the Ada Moss”. */
const isAgain = (reading: Reading, name: Tagged, called: ReadonlySet<string>) =>
  (name.type === 'person' || name.type === 'organisation') &&
  (name.first === name.last || /^the$/i.test(reading.tokens[name.first - 1]?.text ?? '')) &&
  called.has(nameOf(reading, name))

/** “Hurricane Lena”, also where the noun is read as part of the name, or alone as the name. */
const isSure = ({ words }: Reading, { first, last }: Tagged) =>
  sure.has(words[first - 1]?.text ?? '') ||
  words.slice(first, last).some(({ text }) => sure.has(text)) ||
  (first === last && sure.has(words[first]!.text) && words[first + 1]?.kind === INITIAL)

const isVerb = /^(?:VERB|AUX)$/
const title = bit('title')
const isTitle = ({ words }: Reading, i: number): boolean => ((words[i]?.lists ?? 0) & title) !== 0

/** “The novel Ada Moss wrote in May won a prize”: the verb at `i` has another one behind it. */
function isClause({ tokens }: Reading, i: number): boolean {
  for (let k = i + 1; k < i + 5 && k < tokens.length && !/^(?:[,.;:—–]|and|but)$/.test(tokens[k]!.text); k++)
    if (isVerb.test(tokens[k]!.pos) && tokens[i]!.pos === 'VERB') return true
  return false
}

/** Whether the name is that of a thing where it stands. */
function isCalled(reading: Reading, name: Tagged): boolean {
  const { tokens } = reading
  const { first, last, type } = name
  const text = (i: number) => tokens[i]?.text ?? ''
  if (type !== 'place' && isSure(reading, name)) return true
  // “the MV Santa Clara”
  if (first < last && sure.has(text(first))) return true
  if (type === 'person' && isOwner(tokens, last)) return ills.has(text(last + 2))
  // “a Karl Tarn-class frigate”
  const hyphen = text(last) === 'class' ? last - 1 : last + 1
  if (type !== 'place' && /^[-‑]$/.test(text(hyphen)) && text(hyphen + 1) === 'class') return true
  // “the drug, Orlevix,”
  const isApart = text(first - 1) === ',' && text(last + 1) === ',' && !/^\d/.test(text(last + 2))
  const isQuoted = /^["“‘]$/.test(text(first - 1))
  const noun = isApart || isQuoted ? first - 2 : first - 1
  if (!nouns.has(text(noun))) return false
  let open = noun
  while (open > 0 && (/^(?:ADJ|NOUN|PROPN|NUM)$/.test(tokens[open - 1]!.pos) || text(open - 1) === '-')) open--
  if (!/^(?:the|an?|this|that|his|her|its|their|my|our|your|['’]s?)$/i.test(text(--open))) return false
  const isGoverned = /^(?:ADP|VERB)$/.test(tokens[open - 1]?.pos ?? '')
  // “the skipper of the ferry, Ada Moss,”
  if (isApart && type === 'person' && text(open - 1) === 'of' && isTitle(reading, open - 2)) return false
  // “In the film, Moss, who …”; “of the novel Moss wrote”, but “The ferry Ada Moss sank”.
  if (isQuoted) return true
  if (isApart) return !(isGoverned && open === 1)
  const next = tokens[last + 1]?.pos ?? ''
  if (isVerb.test(next)) return type === 'person' && !isGoverned && !isClause(reading, last + 1)
  // “a film London critics loved”
  return type !== 'place' || !/^(?:NOUN|ADJ|PROPN)$/.test(next)
}
