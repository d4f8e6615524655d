/** Descriptions between commas: whether words are one, and whom the one that is an office names. */
import { isAddress, isDegree, isRole, isSpeaker } from './lexicon.ts'
import type { Word } from './passage.ts'
import { endsPhrase, isPlural, type Phrase, phraseBack, phraseForward } from './phrases.ts'

/** Words between commas that describe whom they follow: without a verb, or in a relative clause. */
export function describes(words: readonly Word[], first: number, last: number): boolean {
  const opening = words[first]
  if (opening === undefined || /^(?:who|whom|whose|which|that|when|where)$/.test(opening.lower)) return true
  // “, speaking after the trial had ended, ”
  if (opening.pos === 'VERB' && /(?:ed|en|ing)$/.test(opening.lower)) return true
  // “, in a note the board has seen, ”
  const noun = opening.pos === 'ADP' ? phraseForward(words, first + 1, last) : first
  if (noun > first + 1 && phraseForward(words, noun + 1, last) > noun) return true
  for (let i = first; i <= last; i++) {
    const { pos, lower, stretch } = words[i]!
    if (stretch >= 0) continue
    if (/^(?:who|whom|whose|which|that|when|where|as)$/.test(lower)) return true
    if (pos === 'AUX' && !/^(?:be|been|being|having)$/.test(lower)) return false
  }
  return true
}

/** “The port’s director of works, Bo Vale, said”: whom an office is a description of, before the comma at `comma`. */
export function nameInApposition(words: readonly Word[], { first, last }: Phrase, comma: number): Phrase | null {
  if (words[last]!.name >= 0 && words[first]!.pos !== 'DET') return null
  // “Counsel to Ada Moss, Bo Vale, said”
  const office = words[last]!.pos === 'PROPN' ? lastOfComplements(words, last, comma - 1) : last
  const inner = nameAfterComma(words, office, comma - 1)
  let end = inner ?? comma - 1
  // “Its chairman, Ada Moss (pictured), said”
  if (words[end]!.text === ')') {
    while (end > office + 2 && words[end]!.text !== '(') end--
    end--
  }
  // “Her barrister, Ada Moss KC, said”
  while (end > office + 2 && words[end]!.name < 0 && isDegree(words[end]!)) end--
  // “a judge in Osk, Ohio, ruled”
  if (words[end]!.name < 0 || words[end]!.type === 'place' || !endsPhrase(words[end])) return null
  // “Officials at the port, a part of Harwick Council, said”
  if (office > last && words[end]!.type !== 'person') return null
  const start = phraseBack(words, end, office + 1)
  // “, Dr. Ada Moss,” whose title has a point
  const opening = words[start - 1]!.text === '.' && isAddress(words[start - 2]!) ? start - 3 : start - 1
  // “former head of research Ada Moss”; not “a former aide to Ada Moss”
  const inOffice = inner !== null && words[start - 1]!.pos === 'ADP' && words[start]!.pos === 'NOUN'
  return words[opening]!.text === ',' || inOffice ? nameWithin(words, start, end) : null
}

/**
 * The last word of a name behind the comma after `office` that does not reach to `high`: of “The president, Ada Moss, who
 * was there,”, of “The colleague, former head of research Ada Moss, who left,”, of “The winner, Ada Moss of the Harwick
 * Harriers,”.
 */
function nameAfterComma(words: readonly Word[], office: number, high: number): number | null {
  if (words[office + 1]?.text !== ',') return null
  let end = phraseForward(words, office + 2, high)
  if (end > office + 1 && words[end]!.name < 0) end = lastOfComplements(words, end, high)
  if (end <= office + 1 || (words[end]!.name < 0 && !isDegree(words[end]!))) return null
  const whole = lastOfComplements(words, end, high)
  return whole > end || words[whole + 1]?.text === ',' ? end : null
}

/**
 * The name at the end of a noun phrase: of “68-year-old Bo Vale”, and behind an article of “the chef Bo Vale”, “the Rev.
 * Ada Moss”, “the late Ada Moss”.
 */
function nameWithin(words: readonly Word[], start: number, end: number): Phrase | null {
  const article = words[start]!.pos === 'DET' && words[end]!.type === 'person'
  let name = article ? start + 1 : start
  while (name < end && words[name]!.name < 0 && /^(?:NUM|ADJ|NOUN|PUNCT)$/.test(words[name]!.pos)) name++
  const described = isRole(words[name - 1]!) || words[name - 1]!.pos === 'ADJ' || isAddress(words[name]!)
  return words[name]!.pos === 'PROPN' && (!article || described) ? { first: name, last: end } : null
}

/** Prepositions that lead from an office or a name to its complement. */
const ofOffice = new Set(['of', 'for', 'at', 'to', 'from'])

/** The last word of a noun phrase with its complements: “head of works at the port”. */
export function lastOfComplements(words: readonly Word[], last: number, high: number, leads = ofOffice): number {
  let end = last
  while (leads.has(words[end + 1]?.lower ?? '')) {
    const inner = phraseForward(words, end + 2, high)
    if (inner < end + 2) break
    end = inner
  }
  return end
}

/**
 * “said its lead investigator, Prof Ada Moss”: whom a noun describes that is on no list of what people are; “said a
 * neighbour, Ada Moss”, of a person who is introduced.
 */
export function nameBehind(words: readonly Word[], { first, last }: Phrase, high: number): Phrase | null {
  const introduces = /^(?:an?|one)$/.test(words[first]!.lower) && isSpeaker(words[last]!)
  if ((words[first]!.pos !== 'PRON' && !introduces) || words[last]!.pos !== 'NOUN') return null
  if ((isRole(words[last]!) && !introduces) || isPlural(words[last]!)) return null
  if (words[last + 1]?.text !== ',' || last + 2 > high) return null
  const end = phraseForward(words, last + 2, high)
  let start = last + 2
  while (start < end && isAddress(words[start]!)) start++
  const { name, type } = words[start]!
  // “said a nurse, Ada Moss, and a guard”: one of several, whoever that is
  if (introduces && end < high && !/^[,.;]$/.test(words[end + 1]!.text) && words[end + 1]!.mark === null) return null
  return type === 'person' && words[end]!.name === name ? { first: start, last: end } : null
}
