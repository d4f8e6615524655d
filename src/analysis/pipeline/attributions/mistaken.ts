/** Cue verbs that the tagger took for nouns or adjectives. */
import { clauseStart } from './between.ts'
import { hasFiniteVerb, startsClause, startsPlainClause } from './content.ts'
import { type CueWord, isBearer, isDocument, isRole } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterAdverbials, isPlural, isSubjectPronoun, phraseBack, phraseForward } from './phrases.ts'

/** A cue verb that the tagger took for a noun or adjective: “Candidates promise they will”, “the data show that”. */
export function mistaken(words: readonly Word[], cue: CueWord, low: number, high: number): boolean {
  const { first, last } = cue
  if (followsQuotation(words, cue, high) || followsWith(words, cue, low)) return true
  // “The tax, branded “a scandal””
  if (cue.entry.takes.has('object') && words[first]!.pos === 'ADJ' && words[last + 1]?.mark === 'open')
    return cue.forms.has('participle') && words[first - 1]?.text === ','
  if (
    cue.entry.takes.has('object') &&
    cue.forms.has('past') &&
    words[first]!.pos === 'ADJ' &&
    describesQuoted(words, cue, low, high)
  )
    return true
  if (!/^(?:NOUN|ADJ|PROPN)$/.test(words[first]!.pos) || words[first]!.name >= 0 || first === low) return false
  // “District Judge Ada Moss wrote”
  if (words[first]!.pos === 'PROPN' && isRole(words[first]!)) return false
  // “a banner reading “Pay us””
  if (cue.forms.has('ing') && words[last + 1]?.mark === 'open') {
    // “a message on Twitter reading “Pay us””
    const where = words[first - 2]?.pos === 'ADP' ? first - 3 : first - 1
    if (where >= low && isBearer(words[where]!)) return true
  }
  const adverbials = afterAdverbials(words, last + 1, high)
  // “…, promising that”, “…, warning it would fall”, “by joking that”
  if (
    cue.forms.has('ing') &&
    (words[first - 1]!.text === ',' || words[first - 1]!.lower === 'by') &&
    /^(?:ADJ|NOUN)$/.test(words[first]!.pos)
  ) {
    const next = words[last + 1]
    // “…, promising to pay”
    if (next?.lower === 'to' && cue.entry.takes.has('to') && last + 1 < high) return words[last + 2]!.pos === 'VERB'
    const opens = next && last < high && (next.lower === 'that' || isSubjectPronoun(next))
    return opens ? startsClause(words, last + 1, high) : false
  }
  if (![...cue.forms].some((form) => form === 'base' || form === 's' || form === 'past')) return false
  const before = words[first - 1]!
  // “Republican state Rep. Ada Moss”
  if (cue.forms.size === 1 && cue.forms.has('base') && before.pos === 'PROPN' && words[last + 1]?.pos === 'PROPN')
    if (!isPlural(before)) return false
  // “From Moss’s Facebook post: “P””
  if (!cue.forms.has('s') && !cue.forms.has('past') && before.pos === 'PROPN' && !/s$/.test(before.lower)) return false
  // “In the four states that voted”
  if (cue.forms.has('s') && before.pos === 'NUM' && /^(?:DET|ADP)$/.test(words[first - 2]?.pos ?? '')) return false
  // “Coastal states Kerala, Goa and Odisha”
  if (
    cue.entry.lemma === 'state' &&
    words[last + 1]?.type === 'place' &&
    before.type !== 'person' &&
    !isDocument(before)
  )
    return false
  // “The letter, signed by Bo Vale, states: “No …””
  const opensWords =
    words[last + 1]?.mark === 'open' || (words[last + 1]?.text === ':' && words[last + 2]?.mark === 'open')
  // “The report, a copy of which is here, states that no one may”
  const opensThat =
    words[last + 1]?.lower === 'that' && cue.entry.takes.has('that') && startsClause(words, last + 1, high)
  if (cue.forms.has('s') && before.text === ',' && before.stretch < 0) {
    if (opensWords || opensThat) return (opensThat || cue.entry.takes.has('quote')) && words[low]!.pos === 'DET'
    // “Ada Moss, who runs the port, claims nobody told her”
    return cue.entry.takes.has('bare') && isDescribed(words, low, first - 1) && startsPlainClause(words, last + 1, high)
  }
  // “conceded defeat but alleged that boxes had been stuffed”
  if (before.pos === 'CCONJ' && words[first]!.pos === 'ADJ' && cue.forms.has('past') && opensThat) return true
  if (!/^(?:NOUN|PROPN|PRON|ADV|NUM)$/.test(before.pos) || before.stretch >= 0) return false
  // “The firm plans to open two shops”; not “The plans to open it were dropped”
  if (cue.forms.has('s') && words[last + 1]?.lower === 'to' && cue.entry.takes.has('to'))
    return /^(?:NOUN|PROPN)$/.test(before.pos) && !isPlural(before) && !goesOnFinite(words, last + 2, high)
  // “the boat, which officials say was late”
  const behind = words[last + 1]
  if (/^(?:which|that|what|whom)$/.test(words[first - 2]?.lower ?? '') && isPlural(before) && cue.forms.has('base')) {
    if (cue.entry.takes.has('bare') && (behind?.pos === 'AUX' || (behind && isSubjectPronoun(behind)))) return true
    // “a plan that critics call “a danger””
    if (cue.entry.takes.has('object') && behind?.mark === 'open') return true
  }
  // “the deficit, which the budget office projects will grow”
  const which = words[phraseBack(words, first - 1, low) - 1]
  const modal = /^(?:will|would|could|may|might|is|was|has|had)$/.test(behind?.lower ?? '')
  if (/^(?:which|that|what|whom|who)$/.test(which?.lower ?? '') && modal && cue.forms.has('s') && !isPlural(before))
    if (cue.entry.takes.has('bare')) return true
  // “when judge Bo Vale told them”
  if (/^(?:when|where|why|how)$/.test(before.lower)) return false
  // “Her claim that the road was shut”
  if (words[first]!.pos === 'NOUN' && /^(?:his|her|its|their|our|my|your)$/.test(before.lower)) return false
  const from = clauseStart(words, first, low)
  if (hasFiniteVerb(words, { first: from, last: first - 1 })) return false
  // A plural noun or a name has its verb after it; a noun with its determiner right before would be its own phrase.
  const next = words[last + 1]
  // “…,” one volunteer said
  if (cue.forms.has('base') && last < high && next!.pos === 'VERB' && next!.stretch < 0) return false
  // “The mayor claims his”
  const agrees = cue.forms.has('s') && /^(?:his|her|its|their|my|our|the|a|an)$/.test(next?.lower ?? '')
  const plural = /s$/.test(before.lower)
  // “The law states that no one may”; not “the member states that joined”
  const reports =
    cue.forms.has('s') && next?.lower === 'that' && !/^(?:VERB|AUX|ADV)$/.test(words[last + 2]?.pos ?? 'VERB')
  // “The report states: “No …””
  const reads = cue.forms.has('s') && isDocument(before) && (next?.mark === 'open' || next?.text === ':')
  if (
    !reads &&
    words[first]!.pos === 'NOUN' &&
    words[from]!.pos === 'DET' &&
    before.pos !== 'PROPN' &&
    !plural &&
    !agrees &&
    !reports
  )
    return false
  // “beating rival Bo Vale in his home state”
  if (last >= high && before.pos === 'NOUN' && !plural && !cue.forms.has('s') && !cue.forms.has('past')) return false
  if (last >= high) return words[from - 1] !== undefined && /^(?:,|”|"|'')$/.test(words[from - 1]!.text)
  if (next!.mark === 'open' || next!.text === ':') return true
  // “Vale shot back, “…””
  if (next!.text === ',' && words[last + 2]?.mark === 'open' && cue.entry.takes.has('quote')) return true
  // “Vale alleged in court that”
  if (words[first]!.pos === 'ADJ' && cue.forms.has('past') && words[adverbials]?.lower === 'that')
    return startsClause(words, adverbials, high)
  return next!.lower === 'that' ||
    /^(?:DET|PRON|PROPN)$/.test(next!.pos) ||
    // “Experts say crime is up”; not “Appeals court blocks state law on shows”
    (plural && cue.forms.has('base') && /^(?:NOUN|ADJ)$/.test(next!.pos) && cue.entry.lemma !== 'state') ||
    // “Sparks said voters were late”
    (cue.forms.has('past') && before.pos === 'PROPN' && isPlural(next!))
    ? startsClause(words, last + 1, high)
    : words[from - 1]?.mark === 'close'
}

/** Behind an infinitive the verb of the sentence comes before any mark or link. */
function goesOnFinite(words: readonly Word[], from: number, high: number): boolean {
  for (let i = from + 1; i <= high; i++) {
    if (/^(?:CCONJ|SCONJ|PUNCT)$/.test(words[i]!.pos) || /^(?:who|which|that|what|how)$/.test(words[i]!.lower))
      return false
    if (hasFiniteVerb(words, { first: i, last: i })) return true
  }
  return false
}

/** A noun phrase or name opens the sentence, with what describes it between its comma and the one at `close`. */
function isDescribed(words: readonly Word[], low: number, close: number): boolean {
  const comma = phraseForward(words, low, close) + 1
  return (
    comma > low &&
    comma < close - 1 &&
    words[comma]!.text === ',' &&
    /^(?:who|which|whose|an?|the)$/.test(words[comma + 1]!.lower)
  )
}

/** “Vale branded the plan “a gift””, “Vale, for his part, branded the plan “a gift””: what is called so, then the words. */
function describesQuoted(words: readonly Word[], { first, last }: CueWord, low: number, high: number): boolean {
  if (first === low || !/^(?:NOUN|PROPN|PRON)$|^,$/.test(words[first - 1]!.text === ',' ? ',' : words[first - 1]!.pos))
    return false
  const end = phraseForward(words, last + 1, high)
  return end > last && words[end + 1]?.mark === 'open' && !hasFiniteVerb(words, { first: low, last: first - 1 })
}

/** ““We are late,” jokes the mate”: the verb between a quotation and who speaks. */
function followsQuotation(words: readonly Word[], { entry, forms, first, last }: CueWord, high: number): boolean {
  const next = words[last + 1]
  return (
    words[first - 1]?.mark === 'close' &&
    /[,.!?…—–-]$/.test(words[first - 2]?.text ?? '') &&
    entry.takes.has('quote') &&
    (forms.has('s') || forms.has('past')) &&
    last < high &&
    next !== undefined &&
    next.stretch < 0 &&
    /^(?:PROPN|DET|NOUN|ADJ|PRON|NUM)$/.test(next.pos)
  )
}

/** “…, with many saying that”: a participle after “with” and its subject. */
function followsWith(words: readonly Word[], { forms, first, last }: CueWord, low: number): boolean {
  if (!forms.has('ing') || first - 2 < low) return false
  const from = Math.min(phraseBack(words, first - 1, low), first - 1)
  const next = words[last + 1]
  return (
    words[from - 1]?.lower === 'with' &&
    next !== undefined &&
    (next.mark === 'open' || /^(?:PRON|DET|SCONJ)$|^[,:]$/.test(next.pos) || /^[,:]$/.test(next.text))
  )
}
