/** “Moss’s dictum was: “P””, “the motto of the port is “P””, “cries of “P””. */
import { stretchEnd } from './between.ts'
import { ownerIn } from './by-noun.ts'
import { type Draft, plain } from './draft.ts'
import { isCry, isWords } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { type Phrase, phraseBack } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** Farthest that the quotation stands from the noun, in words. */
const reach = 20

/** “Moss’s dictum was: “P””: the owner of words that are said to be what is quoted. */
export function bySaying(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  for (let noun = low; noun < high; noun++) {
    const word = words[noun]!
    if (word.stretch >= 0 || (word.pos !== 'NOUN' && word.pos !== 'VERB')) continue
    const of = words[noun + 1]?.lower === 'of'
    const cried = of && isCry(word) && words[noun + 2]?.mark === 'open'
    if (!cried && (word.pos !== 'NOUN' || !isWords(word))) continue
    const first = phraseBack(words, noun, low)
    const by = of && !cried ? subjectAfter(words, noun + 2, high) : null
    const subject = by ?? (noun > low ? ownerIn(words, Math.min(first, phraseBack(words, noun - 1, low)), noun) : null)
    const open = cried ? noun + 2 : subject && quotationAfter(words, noun, high)
    if (!open) continue
    const parts: Phrase[] = open > high ? [] : [{ first: open, last: stretchEnd(words, open) }]
    const taken = drafts.some(
      (draft) => draft.announces || draft.parts.some(({ last }) => last >= open) || (draft.frame?.last ?? 0) > noun,
    )
    if (taken) return null
    return {
      passage,
      unit,
      ...plain,
      entry: null,
      cue: { first: noun, last: noun },
      subject,
      parts,
      announces: parts.length === 0,
      frame: { first, last: Math.min(open - 1, high) },
    }
  }
  return null
}

/** Where the quotation opens that the noun is said to be, beyond the unit after a colon that ends it; null where none is. */
function quotationAfter(words: readonly Word[], noun: number, high: number): number | null {
  let verb = -1
  for (let i = noun + 1; i <= high && i - noun < reach; i++) {
    const { lower, text, mark, pos } = words[i]!
    if (mark === 'open') return verb >= 0 && (i - verb <= 3 || /^[:,]$/.test(words[i - 1]!.text)) ? i : null
    if (/^(?:is|was|are|were|remains|remained|runs|ran|goes|went|reads)$/.test(lower)) {
      if (verb >= 0) return null
      verb = i
    } else if (verb < 0 && /^[,(]$/.test(text)) {
      // “, repeated to me over the years, ”
      while (i + 1 < high && !/^[,)]$/.test(words[i + 1]!.text)) i++
      i++
    } else if (text === ';' || (verb < 0 && pos === 'VERB') || (verb >= 0 && /^(?:VERB|CCONJ|SCONJ)$/.test(pos)))
      return null
    if (text === ':' && i >= high) return verb >= 0 ? high + 1 : null
  }
  return null
}
