/** Rivers, mountains and sites that were read as people or firms: neither stands alone behind “the” (“the Wiese rose”). */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Reading } from './companies.ts'
import { bit } from './table.ts'
import type { Tagged } from './tagged.ts'
import { INITIAL } from './words.ts'

const settlements = new Set(wordList('names', 'settlement').map(([word]) => word!))

/** Each sentence’s names, with the single words behind “the” that are nobody’s elsewhere as places. */
export function withLandmarks(readings: readonly Reading[]): Tagged[][] {
  const people = new Set<string>()
  for (const reading of readings)
    for (const name of reading.marked)
      if (name.type === 'person' && !isBehindArticle(reading, name)) people.add(reading.words[name.last]!.text)
  return readings.map((reading) =>
    reading.marked.map((name) => {
      if (!isBehindArticle(reading, name) || people.has(reading.words[name.first]!.text)) return name
      const isLandmark = name.type === 'person' ? isAlone(reading, name) : isListed(reading, name)
      return isLandmark ? { ...name, type: 'place' } : name
    }),
  )
}

const isBehindArticle = ({ tokens }: Reading, { first }: Tagged) => /^the$/i.test(tokens[first - 1]?.text ?? '')

/** One word in the singular that nothing behind it makes a part of: “the Moss case” is that of Moss. */
function isAlone({ tokens, words }: Reading, { first, last }: Tagged): boolean {
  const { kind, lists, noun, folded } = words[first]!
  // “the Pontiff”, “the Almighty”
  const isCommon = noun !== 0 || (lists & (bit('title') | bit('people'))) !== 0
  if (first !== last || kind !== INITIAL || folded.endsWith('s') || isCommon) return false
  return isOpen(tokens, last)
}

/** “the Amazon”, “the Amazon basin”, but not “the Amazon deal” */
const isListed = ({ tokens, words }: Reading, { first, last, type }: Tagged): boolean =>
  type === 'organisation' &&
  first === last &&
  words[first]!.kind === INITIAL &&
  (words[first]!.lists & bit('landform')) !== 0 &&
  (isOpen(tokens, last) || settlements.has(tokens[last + 1]!.text))

/** Whether nothing behind token `last` has a name before it. */
function isOpen(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1]
  return !next || /^(?:VERB|AUX|ADP|CCONJ|SCONJ|PRON)$/.test(next.pos) || /^[,.;:)!?—–]$/.test(next.text)
}
