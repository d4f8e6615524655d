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
  // “The president, Ada Moss, who was there, said”
  let apposed = words[last + 1]?.text === ',' ? phraseForward(words, last + 2, comma - 1) : -1
  // “The colleague, former head of research Ada Moss, who left, said”
  while (apposed > last + 1 && words[apposed]!.name < 0 && /^(?:of|for|at)$/.test(words[apposed + 1]?.lower ?? '')) {
    const inner = phraseForward(words, apposed + 2, comma - 1)
    if (inner < apposed + 2) break
    apposed = inner
  }
  const follows =
    apposed > last + 1 && words[apposed + 1]?.text === ',' && (words[apposed]!.name >= 0 || isDegree(words[apposed]!))
  let end = follows ? apposed : comma - 1
  // “Her barrister, Ada Moss KC, said”
  while (end > last + 2 && words[end]!.name < 0 && isDegree(words[end]!)) end--
  // “a judge in Osk, Ohio, ruled”
  if (words[end]!.name < 0 || words[end]!.type === 'place' || !endsPhrase(words[end])) return null
  const start = phraseBack(words, end, last + 1)
  // “, Dr. Ada Moss,” whose title has a point
  const opening = words[start - 1]!.text === '.' && isAddress(words[start - 2]!) ? start - 3 : start - 1
  const inOffice = follows && words[start - 1]!.pos === 'ADP'
  if (words[opening]!.text !== ',' && !inOffice) return null
  // “one resident, 68-year-old Bo Vale, said”
  // “Her husband, the chef Bo Vale, said”
  const article = words[start]!.pos === 'DET' && words[end]!.type === 'person'
  let name = article ? start + 1 : start
  while (name < end && words[name]!.name < 0 && /^(?:NUM|ADJ|NOUN|PUNCT)$/.test(words[name]!.pos)) name++
  return words[name]!.pos === 'PROPN' && (!article || isRole(words[name - 1]!)) ? { first: name, last: end } : null
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
