/** The content before a frame, and what goes on after it. */
import { onlyLinks, stretchEnd } from './between.ts'
import { clauseEnd, endsAt, isDash } from './clause-end.ts'
import { groupEnd, hasFiniteVerb, isFiniteVerb, isGerund, isGerundSubject, startsPlainClause } from './content.ts'
import type { Content } from './draft.ts'
import { controlOf, cuesAt, isVerb } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, type Phrase } from './phrases.ts'

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
    // “Under the headline “Enough”, the paper called”, “Despite his “loud manner,” Moss wrote, he is kind”
    if (leadsIn && !lead && words[open - 1]!.text !== ':')
      return { parts: [{ first: from, last: b }], clause: false, quoted: false }
    // “Walking in to cries of “Ada!”, she wept”
    if (open > from && isGerund(words[from]!) && !isGerundSubject(words, from, b)) return null
    // “Asked if it was “a farce”, Vale laughed”: another’s question
    if (open > from && /^(?:asked|questioned|pressed|challenged|quizzed)$/i.test(words[from]!.text)) return null
    // “She had one reply: “Late,” she said”
    const introduced = open > from && /^[:(]$/.test(words[open - 1]!.text)
    // “After it closed, he warned, “P,” he told the Post”, “he said, “P,” the Post reported”: the first frame’s
    const isLed = open - 2 > from && words[open - 1]!.text === ',' && words[open - 2]!.stretch < 0
    if (isLed && cuesAt(words, open - 2).some((cue) => isVerb(cue) && cue.entry.takes.has('quote'))) return null
    const first = lead || introduced || onlyLinks(words, from, open - 1) ? open : from
    return { parts: [{ first, last: b }], clause: true, quoted: true }
  }
  if (!comma) return null
  // ““P,” as her mother hoped, Moss said”
  const aside = asideBehindMarks(words, b, from)
  if (aside > from) return contentBefore(passage, aside - 1, from)
  const phrase = { first: from, last: b }
  return {
    parts: [phrase],
    clause: b - from >= 2 && (hasMainVerb(words, phrase) || hidesVerb(words, phrase)),
    quoted: false,
  }
}

/** Longest aside between a quotation and its frame, in words. */
const longestAside = 12

/** Index of the “as” behind words in marks that opens the aside which ends at `last`: ““P,” | as she likes to say”; -1 without one. */
function asideBehindMarks(words: readonly Word[], last: number, from: number): number {
  for (let i = last - 1; i > from && last - i < longestAside && words[i]!.stretch < 0; i--)
    if (words[i]!.lower === 'as' && words[i - 1]!.mark === 'close') return i
  return -1
}

/** A finite verb that is not the one of a clause with “who” or “which”: not “Ada Moss, a baker who left”, “In the film, which is late”. */
function hasMainVerb(words: readonly Word[], { first, last }: Phrase): boolean {
  let opened = 0
  for (let i = first; i <= last; i++) {
    if (i > first && words[i]!.stretch < 0 && /^(?:who|which|whose|where)$/.test(words[i]!.lower)) opened++
    if (!isFiniteVerb(words, i)) continue
    if (opened === 0) return true
    opened--
    i = groupEnd(words, i, last)
  }
  return false
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
  // “…, Moss wrote, and “full of ideas””
  const joined = comma && /^(?:and|but|or)$/.test(words[i]!.lower) && left?.quoted && words[i + 1]?.mark === 'open'
  if (joined && i < high) return { first: i + 1, last: stretchEnd(words, i + 1) }
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
  // “…, he said, hours after the vote”
  const unit = /^(?:DET|NUM)$/.test(words[i]!.pos) ? i + 1 : i
  if (timeUnit.test(words[unit]?.lower ?? '') && /^(?:after|before)$/.test(words[unit + 1]?.lower ?? '')) return null
  // “…, he said, waving”, “…, he said, as he left”, “…, he said, but she said”: of the speaking, or of another.
  if (
    /^(?:who|which|as|while|when|after|before|until)$/.test(words[i]!.lower) ||
    (words[i]!.pos === 'VERB' && /ing$/.test(words[i]!.lower) && !isGerundSubject(words, i, high)) ||
    endsAt(words, i - 1, high)
  )
    return null
  return { first: i, last: clauseEnd(words, i, high) }
}

const timeUnit = /^(?:moment|second|minute|hour|day|week|month|year)s?$/

/** Farthest that a quotation stands from the frame that leads to it, in words. */
const reach = 40

/** “Vale said on Monday, in reply to a letter, “P””: the quotation that ends the unit, behind what is said of the speaking. */
export function farQuotation(words: readonly Word[], from: number, high: number): Phrase | null {
  // “They agree – Ada Moss: “P””: behind a dash that is not closed another speaks.
  let isApart = false
  for (let i = from; i < high && i - from < reach; i++) {
    const { mark, pos, text } = words[i]!
    if (isDash(words, i)) isApart = !isApart
    if (text === ',' && goesOnBefore(words, i + 1, high)) return null
    if (mark === 'open' && i > from) {
      if (isApart && words[i - 1]!.text === ':') return null
      const last = stretchEnd(words, i)
      const led = /^[,:]$/.test(words[i - 1]!.text) && /^\p{Lu}/u.test(words[i + 1]?.text ?? '')
      return led && last >= high ? { first: i, last } : null
    }
    // “put it in a letter explaining the deal, “P””
    const describes = i === from && /ing$/.test(words[i]!.lower)
    // “to vent, with one writing: “P””
    const isVerbal = pos === 'VERB' || (/ing$/.test(words[i]!.lower) && /^[:,]$/.test(words[i + 1]!.text))
    if (isVerbal && !describes && cuesAt(words, i).some((cue) => isVerb(cue) && cue.entry.takes.has('quote')))
      return null
  }
  return null
}

/** “worried about the rain, | Moss has one answer: “P””: before the marks another clause begins. */
function goesOnBefore(words: readonly Word[], at: number, high: number): boolean {
  if (!/^(?:DET|NOUN|PROPN|PRON)$/.test(words[at]!.pos)) return false
  let open = at
  while (open < high && open - at < reach && words[open]!.mark !== 'open') open++
  return open - 1 > at && words[open]!.mark === 'open' && startsPlainClause(words, at, open - 1)
}
