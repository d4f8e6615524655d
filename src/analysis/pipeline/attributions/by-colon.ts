/** “Moss: “P””. */
import { commaWithin, stretchEnd } from './between.ts'
import { ownerIn } from './by-noun.ts'
import { hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { isDocument, isFinding, isIssuing, isLabel, isRole, isThing, isWords } from './lexicon.ts'
import { mainSubject } from './main-subject.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, endsPhrase, type Phrase, phraseBack, phraseForward } from './phrases.ts'
import { headOf } from './speakers.ts'
import { subjectAfter } from './subjects.ts'
import { isUtterance } from './utterance.ts'

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
  const acts = hasFiniteVerb(words, { first: low, last: colon - 1 })
  if (isLabel(words[colon - 1]!) && !acts && !ownerIn(words, low, colon - 1)) return null
  // “Hurricane Lena: ‘We lost the roof’”
  const ofThing = isThing(words[low]!)
  // “Ada Moss (Lab): “P””
  const end = beforeBracket(words, low, colon - 1)
  const named = words[end]!.pos === 'PROPN' && !ofThing
  const label = verbless && named && phraseForward(words, low, end) === end
  if (label) {
    // “MOSS: …” in an interview speaks to the end of the paragraph.
    const speaks = words[low]!.start === passage.start && /^\p{Lu}{2}[\p{Lu}’'-]*$/u.test(words[end]!.text)
    const names = words[end]!.name >= 0 || isFinding(words[end]!)
    if (speaks && !quoted && !announces) parts[0]!.last = words.length - 1
    const said = { first: colon + 1, last: speaks ? words.length - 1 : high }
    if (quoted || announces || ((names || speaks) && hasFiniteVerb(words, said)))
      return {
        ...draft,
        parts,
        announces,
        subject: { first: low, last: end },
        cue: { first: colon, last: colon },
      }
  }
  const taken = drafts.some(
    ({ parts, announces, frame }) =>
      announces || (frame && frame.first > colon) || parts.some(({ last }) => last >= colon),
  )
  if (taken || (!quoted && !announces)) return null
  if (verbless && !acts) {
    const subject = ofThing ? null : whoIn(words, low, colon - 1)
    const at = asks ? high : colon
    return quoted || subject ? { ...draft, parts, announces, subject, cue: { first: at, last: at } } : null
  }
  if (isDash(words, colon)) return null
  // “The wards went over – Ada Moss: “P””
  const apart = behindDash(words, low, colon - 1)
  if (quoted && apart > low + 1 && !hasFiniteVerb(words, { first: apart, last: colon - 1 })) {
    const subject = whoIn(words, apart, colon - 1)
    if (subject) return { ...draft, parts, announces, subject, cue: { first: colon, last: colon } }
  }
  const behind = mainSubject(words, low, colon)
  // “With farmers sure that it will rain, Moss has one answer: “P””: hers
  const said = drafts.findLast(
    ({ subject, frame, parts }) =>
      subject && !(behind?.mention && frame && (parts.at(-1) ?? frame).last < behind.mention.first),
  )
  const main = said ? { mention: said.subject, antecedent: said.antecedent } : behind
  if (!main?.mention) return null
  const verb = verbAfter(words, main.mention.last + 1, colon)
  const cue = said?.cue ?? (verb < 0 ? null : { first: verb, last: verb })
  const subject = isWords(words[headOf(words, main.mention)]!)
    ? whoseWords(words, main.mention, low, colon)
    : main.mention
  const antecedent = subject === main.mention ? main.antecedent : null
  return subject && { ...draft, parts, announces, subject, antecedent, cue }
}

/** The last word before a bracket that ends at `last`; `last` where none does. */
function beforeBracket(words: readonly Word[], low: number, last: number): number {
  let open = last
  while (words[last]!.text === ')' && open > low && words[open]!.text !== '(') open--
  return open > low && open < last ? open - 1 : last
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
  if (i === low || words[i + 1]?.mark !== 'open') return false
  return isDash(words, i) || (words[i]!.text === ',' && endsIssuing(words, i, low))
}

/** “Moss issued a statement on Friday | , “P””: before the comma a verb with the document that it is for, before marks that hold a sentence. */
function endsIssuing(words: readonly Word[], comma: number, low: number): boolean {
  const last = stretchEnd(words, comma + 1)
  const quoted = { first: comma + 2, last: words[last]!.mark === 'close' ? last - 1 : last }
  if (!/[.!?…]$/.test(words[quoted.last]!.text) || !isUtterance(words, quoted)) return false
  for (let verb = low + 1; verb < comma; verb++) {
    if (words[verb]!.stretch >= 0 || words[verb]!.pos !== 'VERB' || !isIssuing(words[verb]!)) continue
    const noun = phraseForward(words, verb + 1, comma - 1)
    if (noun > verb && isDocument(words[noun]!) && afterAdverbials(words, noun + 1, comma - 1) === comma) return true
  }
  return false
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
