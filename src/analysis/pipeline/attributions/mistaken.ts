/** Cue verbs that the tagger took for nouns or adjectives. */
import { clauseStart } from './between.ts'
import { hasFiniteVerb, startsClause } from './content.ts'
import type { CueWord } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterAdverbials } from './phrases.ts'

/** A cue verb that the tagger took for a noun or adjective: “Candidates promise they will”, “the data show that”. */
export function mistaken(words: readonly Word[], cue: CueWord, low: number, high: number): boolean {
  const { first, last } = cue
  if (!/^(?:NOUN|ADJ|PROPN)$/.test(words[first]!.pos) || words[first]!.name >= 0 || first === low) return false
  const adverbials = afterAdverbials(words, last + 1, high)
  // “…, promising that”
  if (cue.forms.has('ing') && words[first]!.pos === 'ADJ')
    return words[first - 1]!.text === ',' && words[last + 1]?.lower === 'that' && startsClause(words, last + 1, high)
  if (![...cue.forms].some((form) => form === 'base' || form === 's' || form === 'past')) return false
  const before = words[first - 1]!
  if (!/^(?:NOUN|PROPN|PRON|ADV)$/.test(before.pos) || before.stretch >= 0) return false
  const from = clauseStart(words, first, low)
  if (hasFiniteVerb(words, { first: from, last: first - 1 })) return false
  // A plural noun or a name has its verb after it; a noun with its determiner right before would be its own phrase.
  const next = words[last + 1]
  // “The mayor claims his”
  const agrees = cue.forms.has('s') && /^(?:his|her|its|their|my|our|the|a|an)$/.test(next?.lower ?? '')
  const plural = /s$/.test(before.lower)
  if (words[first]!.pos === 'NOUN' && words[from]!.pos === 'DET' && before.pos !== 'PROPN' && !plural && !agrees)
    return false
  if (last >= high) return words[from - 1] !== undefined && /^(?:,|”|"|'')$/.test(words[from - 1]!.text)
  if (next!.mark === 'open' || next!.text === ':') return true
  // “Vale alleged in court that”
  if (words[first]!.pos === 'ADJ' && cue.forms.has('past') && words[adverbials]?.lower === 'that')
    return startsClause(words, adverbials, high)
  return next!.lower === 'that' ||
    /^(?:DET|PRON|PROPN)$/.test(next!.pos) ||
    (plural && cue.forms.has('base') && /^(?:NOUN|ADJ)$/.test(next!.pos))
    ? startsClause(words, last + 1, high)
    : words[from - 1]?.mark === 'close'
}
