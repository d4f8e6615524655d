/** The content before a frame, and what goes on after it. */
import { commaOfRelative, commaWithin, onlyLinks, stretchEnd } from './between.ts'
import { clauseEnd, endsAt, isDash } from './clause-end.ts'
import { hasFiniteVerb } from './content.ts'
import type { Content } from './draft.ts'
import { controlOf, cuesAt, isVerb } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, type Phrase, phraseForward } from './phrases.ts'

/** Content before a frame: the quotation or clause that ends at `last`. */
export function contentBefore(passage: Passage, last: number, from: number): (Content & { quoted: boolean }) | null {
  const { words, stretches } = passage
  // ““P,” was how Ada Moss put it”
  const how = last > from && words[last]!.lower === 'how' && /^(?:was|is)$/.test(words[last - 1]!.lower)
  let b = how ? last - 2 : last
  const comma = b >= from && /^[,([–—]|^--?$/.test(words[b]!.text)
  if (comma) b--
  if (b < from) return null
  const end = words[b]!
  if (end.stretch >= 0) {
    const stretch = stretches[end.stretch]!
    if (stretch.first < from) return null
    const open = words[stretch.first - 1]?.mark === 'open' ? stretch.first - 1 : stretch.first
    if (!comma && !/[,.!?…—–-]$/.test(words[stretch.last]!.text) && open > from) return null
    // “Because of this, “she needs him,” he said”: what only leads in is not said.
    const adverbial = words[from]!.pos === 'ADP' || words[from + 1]?.lower === 'of'
    const leadsIn = open > from && adverbial && !hasFiniteVerb(words, { first: from, last: open - 1 })
    const lead = leadsIn && words[open - 1]!.text === ','
    // “Under the headline “Enough”, the paper called”
    if (leadsIn && !lead && words[open - 1]!.text !== ':') return null
    // “Asked if it was “a farce”, Vale laughed”: another’s question
    if (open > from && /^(?:asked|questioned|pressed|challenged|quizzed)$/i.test(words[from]!.text)) return null
    // “She had one reply: “Late,” she said”
    const introduced = open > from && /^[:(]$/.test(words[open - 1]!.text)
    const first = lead || introduced || onlyLinks(words, from, open - 1) ? open : from
    return { parts: [{ first, last: b }], clause: true, quoted: true }
  }
  if (!comma) return null
  const phrase = { first: from, last: b }
  return {
    parts: [phrase],
    clause:
      b - from >= 2 && !describesPhrase(words, phrase) && (hasFiniteVerb(words, phrase) || hidesVerb(words, phrase)),
    quoted: false,
  }
}

/** “In the film, which is on its page, Ada Moss argues”: a phrase whose only verb is that of a clause about it. */
function describesPhrase(words: readonly Word[], { first, last }: Phrase): boolean {
  const comma = words[first]!.pos === 'ADP' ? commaOfRelative(words, first, last) : -1
  return comma > 0 && commaWithin(words, comma + 1, last) < 0
}

/** “The deal marks his return”, “Gunmen abducted 25 people”: the tagger took the verb for a noun. */
function hidesVerb(words: readonly Word[], { first, last }: Phrase): boolean {
  if (!/^(?:DET|PRON|PROPN|NOUN)$/.test(words[first]!.pos)) return false
  for (let i = first + 1; i < last; i++) {
    if (words[i]!.text === ',') return false
    if (words[i]!.pos !== 'NOUN' || !/(?:[^s]s|ed)$/.test(words[i]!.lower)) continue
    // “The firm plans to connect them”
    const plans = controlOf(words[i]!) === 'ahead' && words[i + 1]!.lower === 'to' && words[i + 2]?.pos === 'VERB'
    if (plans && /^(?:NOUN|PROPN)$/.test(words[i - 1]!.pos)) return true
    const isPast = words[i]!.lower.endsWith('ed')
    const behind = isPast ? /^(?:DET|PRON|NUM|ADP|ADV)$/ : /^(?:DET|PRON)$/
    const isObject = behind.test(words[i + 1]!.pos) || words[i + 1]!.mark === 'open'
    if (/^(?:NOUN|PROPN)$/.test(words[i - 1]!.pos) && isObject) return true
  }
  return false
}

/** What goes on after an interposed frame: “…, he said, …”. */
export function afterwards(
  words: readonly Word[],
  at: number,
  high: number,
  left: { quoted: boolean } | null,
): Phrase | null {
  let i = afterAdverbials(words, at, high)
  if (i > high) return null
  const comma = /^[,:)–—\]]/.test(words[i]!.text)
  if (comma) i++
  if (i > high) return null
  if (words[i]!.mark === 'open') return { first: i, last: stretchEnd(words, i) }
  if ((comma || /^(?:as|while|before|after|when)$/.test(words[i]!.lower)) && left?.quoted !== false) {
    // “…,” said Ada Moss, speaking of trains, “and …”; “…,” she said as she left, “we …”
    for (let k = i; k <= high && k < i + 20; k++) {
      if (words[k]!.mark === 'open')
        return words[k - 1]!.text === ',' && /^\p{Ll}/u.test(words[k + 1]?.text ?? '')
          ? { first: k, last: stretchEnd(words, k) }
          : null
      if (words[k]!.pos === 'VERB' && cuesAt(words, k).some(isVerb) && !/ing$/.test(words[k]!.lower)) break
    }
  }
  if (!left || left.quoted || !comma) return null
  // “…, he said, in the latest of several raids”: the reporter’s
  if (
    words[i]!.lower === 'in' &&
    /^(?:latest|what)$/.test(words[words[i + 1]?.lower === 'the' ? i + 2 : i + 1]?.lower ?? '')
  )
    return null
  // “…, he said, waving”, “…, he said, as he left”, “…, he said, but she said”: of the speaking, or of another.
  if (
    /^(?:who|which|as|while|when|after|before|until)$/.test(words[i]!.lower) ||
    (words[i]!.pos === 'VERB' && /ing$/.test(words[i]!.lower) && !isGerundSubject(words, i, high)) ||
    endsAt(words, i - 1, high)
  )
    return null
  return { first: i, last: clauseEnd(words, i, high) }
}

/** “…, he said, running the line would be hard”, “Praising it would be late”: what a gerund opens has a verb of its own. */
export const isGerundSubject = (words: readonly Word[], at: number, high: number): boolean =>
  words[afterAdverbials(words, phraseForward(words, at + 1, high) + 1, high)]?.pos === 'AUX'

/** Farthest that a quotation stands from the frame that leads to it, in words. */
const reach = 40

/** “Vale said on Monday, in reply to a letter, “P””: the quotation that ends the unit, behind what is said of the speaking. */
export function farQuotation(words: readonly Word[], from: number, high: number): Phrase | null {
  // “They agree – Ada Moss: “P””: behind a dash that is not closed another speaks.
  let isApart = false
  for (let i = from; i < high && i - from < reach; i++) {
    const { mark, pos } = words[i]!
    if (isDash(words, i)) isApart = !isApart
    if (mark === 'open' && i > from) {
      if (isApart && words[i - 1]!.text === ':') return null
      const last = stretchEnd(words, i)
      const led = /^[,:]$/.test(words[i - 1]!.text) && /^\p{Lu}/u.test(words[i + 1]?.text ?? '')
      return led && last >= high ? { first: i, last } : null
    }
    // “put it in a letter explaining the deal, “P””
    const describes = i === from && /ing$/.test(words[i]!.lower)
    if (pos === 'VERB' && !describes && cuesAt(words, i).some((cue) => isVerb(cue) && cue.entry.takes.has('quote')))
      return null
  }
  return null
}
