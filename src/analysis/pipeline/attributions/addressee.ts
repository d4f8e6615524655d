/** Who is told: “told reporters that P”. Indices are into a passage’s words. */
import { isPastForm } from '../past-forms.ts'
import { cueStands } from './between.ts'
import { isComplementiser, startsClause } from './content.ts'
import { type CueWord, cuesAt } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterAdverbials, endsPhrase, isSubjectPronoun, type Phrase, phraseForward } from './phrases.ts'
import { afterTitle } from './titles.ts'

/** Before whom evidence is given; headlines leave out its article. */
const isBench = /^(?:court|inquiry|inquest|jury|tribunal|hearing|trial|panel)$/

/** The one told right after a cue verb, and the index of the word after all that is said of him; null when nobody is. */
export function addresseeAfter(
  words: readonly Word[],
  cue: CueWord,
  high: number,
): { addressee: Phrase; after: number } | null {
  const { takes, lemma } = cue.entry
  const first = cue.last + 1
  const named = afterTitle(words, first, high) - 1
  const last = named >= first ? named : afterTitle(words, toldLast(words, first, high) + 1, high) - 1
  if (last < first || words[first]!.lower === 'that') return null
  const tells = lemma === 'tell'
  const next = words[afterAdverbials(words, afterWhere(words, last + 1), high)]
  const introduced = next?.lower === 'that' || next?.mark === 'open'
  if (
    !tells &&
    !introduced &&
    next?.text !== ':' &&
    next?.text !== ',' &&
    !(takes.has('to') && words[last + 1]?.lower === 'to') &&
    !startsClause(words, last + 1, high)
  )
    return null
  if (!tells && last < high && /^(?:AUX|VERB)$/.test(words[last + 1]!.pos)) return null
  // “told the Herald Bo Vale had left”: of two names in a row the second begins what was told.
  for (let i = first + 1; i <= last && !introduced; i++) {
    const parted = words[i]!.name >= 0 && words[i - 1]!.name >= 0 && words[i]!.name !== words[i - 1]!.name
    // “tells MPs bank “misled” customers”, “told jurors Vale had lied”: a plural is no part of what stands behind it.
    const plural =
      /^(?:\p{Lu}{2,}s|people|men|women|police)$/u.test(words[i - 1]!.text) ||
      (words[i - 1]!.pos === 'NOUN' && /[^s]s$/.test(words[i - 1]!.lower))
    // “told the jury Vale had lied”
    const whole = words[i - 1]!.pos === 'NOUN' && /^(?:DET|PRON)$/.test(words[first]!.pos) && words[i]!.name >= 0
    // “tells court man was drunk”
    const hears = i === first + 1 && isBench.test(words[first]!.lower) && words[i + 1]?.pos !== 'PRON'
    if (
      (parted || whole || ((plural || hears) && /^(?:NOUN|PROPN)$/.test(words[i]!.pos))) &&
      startsClause(words, i, high)
    )
      return { addressee: { first, last: i - 1 }, after: i }
  }
  return { addressee: { first, last }, after: afterDescription(words, afterWhere(words, last + 1), high) }
}

/** Last word of those who are told, one or several: “told voters, donors and her own staff | that”. */
function toldLast(words: readonly Word[], first: number, high: number): number {
  const noun = phraseForward(words, first, high)
  // “told a room full of executives”
  const isFilled = noun >= first && words[noun + 1]?.pos === 'ADJ' && words[noun + 2]?.lower === 'of'
  const last = isFilled ? Math.max(noun, phraseForward(words, noun + 3, high)) : noun
  let end = last
  while (end >= first && words[end + 1]?.text === ',' && end - first < longestList) {
    const next = phraseForward(words, end + 2, high)
    if (next < end + 2) return last
    end = next
  }
  return end > last && words[end + 1]?.lower === 'that' ? end : last
}

/** Words of a list of those who are told, at most. */
const longestList = 20

/** The word after “there”, “outside”, where that alone says where somebody is told. */
function afterWhere(words: readonly Word[], at: number): number {
  const where = /^(?:there|here|outside|inside|nearby|backstage)$/.test(words[at]?.lower ?? '')
  return where && /^(?:that|,|:)$/.test(words[at + 1]?.lower ?? '') ? at + 1 : at
}

/**
 * “told voters who had come that”, “told a crowd gathered there that”, “said in a letter sent on Monday that”: what
 * describes them is not what is said. `from` where nothing is described, beyond `high` where nothing follows.
 */
export function afterDescription(words: readonly Word[], from: number, high: number): number {
  // “told her as his mother whispered: “P””
  if (words[from]?.lower === 'as') return from
  let at = afterAdverbials(words, from, high)
  // “told Bo Vale, who runs the port, that”
  if (words[at]?.text === ',' && /^(?:who|whom|whose|which)$/.test(words[at + 1]?.lower ?? '')) at++
  const word = words[at]
  const describes =
    at <= high &&
    (/^(?:who|whom|whose|which)$/.test(word!.lower) ||
      (word!.pos === 'VERB' &&
        words[at - 1]!.pos !== 'PRON' &&
        (/ing$/.test(word!.lower) || word!.lower === 'read' || isPastForm(word!.lower))))
  if (!describes) return from
  for (let i = at + 1; i <= high; i++) {
    const { lower, mark, text } = words[i]!
    // “told Bo Vale, who replied: “…””: those words are his.
    if (mark === 'open' || text === ':') return cueStands(words, at + 1, i, 'quote') ? high + 1 : i
    const reported = cuesAt(words, i - 1).some(({ entry }) => entry.takes.has('that'))
    if (lower === 'that' && !reported && i < high && isComplementiser(words, i, high)) return i
    if (isSubjectPronoun(words[i]!) && endsPhrase(words[i - 1]) && startsClause(words, i, high)) return i
  }
  return high + 1
}
