/** “Moss: “P””. */
import { commaWithin, stretchEnd } from './between.ts'
import { ownerIn } from './by-noun.ts'
import { hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { isFinding, isLabel, isRole, isThing, isWords } from './lexicon.ts'
import { mainSubject } from './main-subject.ts'
import type { Passage, Word } from './passage.ts'
import { endsPhrase, type Phrase, phraseBack, phraseForward } from './phrases.ts'
import { headOf } from './speakers.ts'
import { subjectAfter } from './subjects.ts'

/**
 * “Moss: “P””, “Moss – “P””, “He had one reply: “P””: a colon before words in quotation marks, or after a name and before
 * a clause; a dash that parts a quotation from words without a verb.
 */
export function byColon(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  let colon = low
  while (colon <= high && (words[colon]!.stretch >= 0 || !separates(words, colon, low))) colon++
  // “His reply? “P””
  const asks = colon > high && words[colon]?.text === '?' && isAnswer(words, low, high)
  if ((colon > high && !asks) || colon === low) return null
  const next = words[colon + 1]
  // “Review: ‘The Salt Road’ is a triumph”: of what stands in marks something is told
  const close = next?.mark === 'open' ? stretchEnd(words, colon + 1) : -1
  const quoted = close >= 0 && !(close < high && hasFiniteVerb(words, { first: close + 1, last: close + 1 }))
  if (close >= 0 && !quoted && words[colon - 1]!.name < 0) return null
  const draft = {
    passage,
    unit,
    ...plain,
    entry: null,
    frame: { first: low, last: colon },
  }
  const parts = colon >= high ? [] : [{ first: colon + 1, last: quoted ? close : high }]
  const announces = colon >= high
  const verbless = !drafts.some(
    ({ parts, frame }) => (frame && frame.first < colon) || parts.some(({ first }) => first < colon),
  )
  // “CLAIM: …”, “Book review: ‘The Salt Road’”, “Analysis: What it costs to wait”
  if (isLabel(words[colon - 1]!) && !ownerIn(words, low, colon - 1)) return null
  // “Hurricane Lena: ‘We lost the roof’”
  const ofThing = isThing(words[low]!)
  const named = words[colon - 1]!.pos === 'PROPN' && !ofThing
  const label = verbless && named && phraseForward(words, low, colon - 1) === colon - 1
  if (label) {
    // “MOSS: …” in an interview speaks to the end of the paragraph.
    const speaks = words[low]!.start === passage.start && /^\p{Lu}{2}[\p{Lu}’'-]*$/u.test(words[colon - 1]!.text)
    const names = words[colon - 1]!.name >= 0 || isFinding(words[colon - 1]!)
    if (speaks && !quoted && !announces) parts[0]!.last = words.length - 1
    const said = { first: colon + 1, last: speaks ? words.length - 1 : high }
    if (quoted || announces || ((names || speaks) && hasFiniteVerb(words, said)))
      return {
        ...draft,
        parts,
        announces,
        subject: { first: low, last: colon - 1 },
        cue: { first: colon, last: colon },
      }
  }
  const taken = drafts.some(
    ({ parts, announces, frame }) =>
      announces || (frame && frame.first > colon) || parts.some(({ last }) => last >= colon),
  )
  if (taken || (!quoted && !announces)) return null
  if (verbless && !hasFiniteVerb(words, { first: low, last: colon - 1 })) {
    const subject = ofThing ? null : whoIn(words, low, colon - 1)
    const at = asks ? high : colon
    return quoted || subject ? { ...draft, parts, announces, subject, cue: { first: at, last: at } } : null
  }
  if (words[colon]!.text !== ':') return null
  // “The wards went over – Ada Moss: “P””
  const apart = behindDash(words, low, colon - 1)
  if (quoted && apart > low + 1 && !hasFiniteVerb(words, { first: apart, last: colon - 1 })) {
    const subject = whoIn(words, apart, colon - 1)
    if (subject) return { ...draft, parts, announces, subject, cue: { first: colon, last: colon } }
  }
  const said = drafts.findLast(({ subject }) => subject)
  const main = said ? { mention: said.subject } : mainSubject(words, low, colon)
  if (!main?.mention) return null
  const verb = verbAfter(words, main.mention.last + 1, colon)
  const cue = said?.cue ?? (verb < 0 ? null : { first: verb, last: verb })
  const subject = isWords(words[headOf(words, main.mention)]!)
    ? whoseWords(words, main.mention, low, colon)
    : main.mention
  return subject && { ...draft, parts, announces, subject, cue }
}

/** “For Ada Moss, the answer is plain: “P””, “The message from Moss was clear: “P””: whose words are called so. */
function whoseWords(words: readonly Word[], { first, last }: Phrase, low: number, colon: number): Phrase | null {
  const owner = ownerIn(words, first, headOf(words, { first, last }))
  for (let i = low; i < colon && !owner; i++)
    if (/^(?:for|from|of)$/.test(words[i]!.lower) && words[i]!.stretch < 0) return subjectAfter(words, i + 1, colon)
  return owner
}

/** “His reply”, “her verdict on the plan”: what somebody says, as his. */
const isAnswer = (words: readonly Word[], first: number, last: number): boolean =>
  /^(?:his|her|their)$/.test(words[first]!.lower) && last > first && isWords(words[last]!)

/** A colon; a dash before a quotation that is all that follows. */
function separates(words: readonly Word[], i: number, low: number): boolean {
  if (words[i]!.text === ':') return true
  return i > low && isDash(words, i) && words[i + 1]?.mark === 'open'
}

/** A dash between spaces. */
const isDash = (words: readonly Word[], i: number) =>
  /^[–—―]$|^--?$/.test(words[i]!.text) && words[i - 1] !== undefined && words[i - 1]!.end < words[i]!.start

/** The first word behind the last dash before `last`; `low` where none stands. */
function behindDash(words: readonly Word[], low: number, last: number): number {
  let first = last
  while (first > low && !isDash(words, first - 1)) first--
  return first
}

/**
 * Who speaks by words without a verb: “from Ada Moss”, “Ada Moss, mayor of Tarn”, “The mayor of Tarn, Ada Moss”, “Bo
 * Vale’s verdict”, “ONE IN TEN ARE TIRED – Ada Moss”. Null when they name nobody (“Then, in June”).
 */
function whoIn(words: readonly Word[], low: number, last: number): Phrase | null {
  let first = behindDash(words, low, last)
  while (first < last && (/^(?:CCONJ|ADV|PUNCT|INTJ|AUX)$/.test(words[first]!.pos) || words[first]!.lower === 'this'))
    first++
  for (let i = first; i <= last && i < first + 4; i++) {
    if (words[i]!.lower !== 'from' || words[i - 1]?.pos === 'PROPN') continue
    const source = subjectAfter(words, i + 1, last)
    // “From Moss’s letter: “P””
    const owner = source && words[source.last]!.name < 0 ? ownerIn(words, source.first, source.last) : null
    return owner ?? source
  }
  const end = phraseForward(words, first, last)
  if (end < first || words[first]!.time) return null
  // “Her answer: “Nobody””
  if ((end === last || words[end + 1]!.pos === 'ADP') && isAnswer(words, first, end)) return { first, last: first }
  for (let i = first + 1; i <= end; i++) if (words[i]!.pos === 'PART') return { first, last: i - 1 }
  if (words[end]!.pos !== 'PROPN' && end < last && words[last]!.name >= 0 && endsPhrase(words[last])) {
    // “The mayor of Tarn, Ada Moss”, “Former head of works Ada Moss”
    const name = phraseBack(words, last, first)
    if (words[name - 1]!.text === ',') return { first: name, last }
    if (commaWithin(words, first, last) < 0) return { first, last }
  }
  // “A spokesperson for the ministry”
  if (isRole(words[end]!) && (end === last || words[end + 1]!.pos === 'ADP')) return { first, last }
  return words[end]!.pos === 'PROPN' ? { first, last: end } : null
}

function verbAfter(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (words[i]!.pos === 'VERB' && words[i]!.stretch < 0) return i
  return -1
}
