/** ““P,” wheezed Ada Moss”, ““P,” the mate harrumphed”: words in marks and who says them, by a verb that no list has. */
import { isPastForm } from '../past-forms.ts'
import { stretchEnd } from './between.ts'
import { type Draft, plain } from './draft.ts'
import type { Passage, Word } from './passage.ts'
import { type Phrase, phraseForward, standsAlone } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** The attribution of a quotation that opens the unit and that no cue of the lists has taken. */
export function byManner(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0 || words[low]!.mark !== 'open') return null
  const close = stretchEnd(words, low)
  if (words[close]!.mark !== 'close' || close >= high) return null
  const mark = words[close - 1]!.text.slice(-1)
  const found = /[,?!—–-]/.test(mark)
    ? (inverted(words, close + 1, high) ?? plainOrder(words, close + 1, high, mark))
    : null
  if (!found) return null
  const { subject, verb } = found
  return {
    ...plain,
    passage,
    unit,
    entry: null,
    cue: { first: verb, last: verb },
    subject,
    parts: [{ first: low, last: close }],
    frame: { first: close + 1, last: Math.max(verb, subject.last) },
  }
}

/** “wheezed Ada Moss”, “snorted one trader in the market” */
function inverted(words: readonly Word[], verb: number, high: number): { subject: Phrase; verb: number } | null {
  if (!tells(words[verb]!) || verb >= high) return null
  const subject = subjectAfter(words, verb + 1, high)
  if (!subject || !isSomebody(words, subject)) return null
  return closes(words, subject.last + 1, high) ? { subject, verb } : null
}

/** “Ada Moss harrumphed”, “she rasped”; after a question it may be what she does next (““Who pays?” Vale left”). */
function plainOrder(
  words: readonly Word[],
  first: number,
  high: number,
  mark: string,
): { subject: Phrase; verb: number } | null {
  if (/[?!]/.test(mark)) return null
  const last = standsAlone(words, first) ? first : phraseForward(words, first, high)
  if (last < first || !isSomebody(words, { first, last })) return null
  let verb = last + 1
  while (verb < high && words[verb]!.pos === 'ADV') verb++
  return verb <= high && tells(words[verb]!) && closes(words, verb + 1, high)
    ? { subject: { first, last }, verb }
    : null
}

/** A verb in the past tense, which the tagger may take for an adjective, or in the present of the third person. */
const tells = ({ pos, text, stretch }: Word) =>
  (pos === 'VERB' || (pos === 'ADJ' && isPastForm(text))) &&
  stretch < 0 &&
  /^\p{Ll}+$/u.test(text) &&
  (isPastForm(text) || /[^s]s$/.test(text))

/** A name, a pronoun or a noun with its determiner. */
function isSomebody(words: readonly Word[], { first, last }: Phrase): boolean {
  const [opening, head] = [words[first]!, words[last]!]
  if (head.time || opening.stretch >= 0) return false
  if (first === last && standsAlone(words, first)) return true
  return (
    head.pos === 'PROPN' ||
    (head.pos === 'PRON' && /^(?:he|she|they)$/.test(head.lower)) ||
    /^(?:DET|NUM)$/.test(opening.pos) ||
    /^(?:his|her|their|my|our)$/.test(opening.lower)
  )
}

/** The clause ends, or goes on with what is no object. */
const closes = (words: readonly Word[], at: number, high: number) =>
  at > high || words[at]!.mark === 'open' || /^(?:ADP|ADV|SCONJ|CCONJ|PUNCT)$/.test(words[at]!.pos) || words[at]!.time
