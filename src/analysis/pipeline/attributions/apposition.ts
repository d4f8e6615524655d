/** Descriptions between commas: whether words are one, and whom the one that is an office names. */
import { isAddress, isDegree, isRole } from './lexicon.ts'
import type { Word } from './passage.ts'
import { endsPhrase, isPlural, type Phrase, phraseBack, phraseForward } from './phrases.ts'

/** Words between commas that describe whom they follow: without a verb, or in a relative clause. */
export function describes(words: readonly Word[], first: number, last: number): boolean {
  const opening = words[first]
  if (opening === undefined || /^(?:who|whom|whose|which|that|when|where)$/.test(opening.lower)) return true
  // “, speaking after the trial had ended, ”
  if (opening.pos === 'VERB' && /(?:ed|en|ing)$/.test(opening.lower)) return true
  for (let i = first; i <= last; i++) {
    const { pos, lower, stretch } = words[i]!
    if (stretch >= 0) continue
    if (/^(?:who|whom|whose|which|that|when|where|as)$/.test(lower)) return true
    if (pos === 'AUX' && !/^(?:be|been|being|having)$/.test(lower)) return false
  }
  return true
}

/** “The port’s director of works, Bo Vale, said”: whom an office is a description of. */
export function nameInApposition(words: readonly Word[], { first, last }: Phrase, comma: number): Phrase | null {
  if (words[last]!.name >= 0 && words[first]!.pos !== 'DET') return null
  // “Counsel to Ada Moss, Bo Vale, said”
  const office = words[last]!.pos === 'PROPN' ? afterComplements(words, last, comma - 1) : last
  // “The president, Ada Moss, who was there, said”
  let apposed = words[office + 1]?.text === ',' ? phraseForward(words, office + 2, comma - 1) : -1
  // “The colleague, former head of research Ada Moss, who left, said”
  if (apposed > office + 1 && words[apposed]!.name < 0) apposed = afterComplements(words, apposed, comma - 1)
  // “The winner, Ada Moss of the Harwick Harriers, said”
  const whole = apposed > office + 1 ? afterComplements(words, apposed, comma - 1) : apposed
  const named = apposed > office + 1 && (words[apposed]!.name >= 0 || isDegree(words[apposed]!))
  const follows = named && (words[whole + 1]?.text === ',' || whole > apposed)
  let end = follows ? apposed : comma - 1
  // “Her barrister, Ada Moss KC, said”
  while (end > office + 2 && words[end]!.name < 0 && isDegree(words[end]!)) end--
  // “a judge in Osk, Ohio, ruled”
  if (words[end]!.name < 0 || words[end]!.type === 'place' || !endsPhrase(words[end])) return null
  // “Officials at the port, a part of Harwick Council, said”
  if (office > last && words[end]!.type !== 'person') return null
  const start = phraseBack(words, end, office + 1)
  // “, Dr. Ada Moss,” whose title has a point
  const opening = words[start - 1]!.text === '.' && isAddress(words[start - 2]!) ? start - 3 : start - 1
  const inOffice = follows && words[start - 1]!.pos === 'ADP'
  if (words[opening]!.text !== ',' && !inOffice) return null
  // “one resident, 68-year-old Bo Vale, said”
  // “Her husband, the chef Bo Vale, said”, “Its pastor, the Rev. Ada Moss, said”, “Its author, the late Ada Moss, said”
  const article = words[start]!.pos === 'DET' && words[end]!.type === 'person'
  let name = article ? start + 1 : start
  while (name < end && words[name]!.name < 0 && /^(?:NUM|ADJ|NOUN|PUNCT)$/.test(words[name]!.pos)) name++
  const described = isRole(words[name - 1]!) || words[name - 1]!.pos === 'ADJ' || isAddress(words[name]!)
  return words[name]!.pos === 'PROPN' && (!article || described) ? { first: name, last: end } : null
}

/** The last word of a noun phrase with its complements: “head of works at the port”. */
function afterComplements(words: readonly Word[], last: number, high: number): number {
  let end = last
  while (/^(?:of|for|at|to|from)$/.test(words[end + 1]?.lower ?? '')) {
    const inner = phraseForward(words, end + 2, high)
    if (inner < end + 2) break
    end = inner
  }
  return end
}

/** “said its lead investigator, Prof Ada Moss”: whom a noun describes that is on no list of what people are. */
export function nameBehind(words: readonly Word[], { first, last }: Phrase, high: number): Phrase | null {
  if (words[first]!.pos !== 'PRON' || words[last]!.pos !== 'NOUN') return null
  if (isRole(words[last]!) || isPlural(words[last]!)) return null
  if (words[last + 1]?.text !== ',' || last + 2 > high) return null
  const end = phraseForward(words, last + 2, high)
  let start = last + 2
  while (start < end && isAddress(words[start]!)) start++
  const { name, type } = words[start]!
  return type === 'person' && words[end]!.name === name ? { first: start, last: end } : null
}
