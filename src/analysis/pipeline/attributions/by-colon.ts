/** “Moss: “P””. */
import { stretchEnd } from './between.ts'
import { hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { isFinding } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { phraseForward } from './phrases.ts'
import { mainSubject } from './subjects.ts'

/** “Moss: “P””, “He had one reply: “P””: a colon before words in quotation marks, or after a name and before a clause. */
export function byColon(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  let colon = low
  while (colon <= high && (words[colon]!.stretch >= 0 || words[colon]!.text !== ':')) colon++
  if (colon > high || colon === low) return null
  const next = words[colon + 1]
  const quoted = next?.mark === 'open'
  const draft = {
    ...plain,
    passage,
    unit,
    entry: null,
    frame: { first: low, last: colon },
  }
  const parts = colon >= high ? [] : [{ first: colon + 1, last: quoted ? stretchEnd(words, colon + 1) : high }]
  const announces = colon >= high
  const label =
    !drafts.some(({ parts, frame }) => (frame && frame.first < colon) || parts.some(({ first }) => first < colon)) &&
    phraseForward(words, low, colon - 1) === colon - 1 &&
    words[colon - 1]!.pos === 'PROPN'
  if (label) {
    // “MOSS: …” in an interview speaks to the end of the paragraph.
    const speaks = words[low]!.start === passage.start && /^\p{Lu}{2}[\p{Lu}’'-]*$/u.test(words[colon - 1]!.text)
    const names = words[colon - 1]!.name >= 0 || isFinding(words[colon - 1]!)
    if (speaks && !quoted && !announces && hasFiniteVerb(words, { first: colon + 1, last: high }))
      parts[0]!.last = words.length - 1
    if (quoted || announces || ((names || speaks) && hasFiniteVerb(words, { first: colon + 1, last: high })))
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
  const said = drafts.findLast(({ subject }) => subject)
  const main = said ? { mention: said.subject } : mainSubject(words, low, colon)
  if (!main?.mention) return null
  const verb = verbAfter(words, main.mention.last + 1, colon)
  return { ...draft, parts, announces, subject: main.mention, cue: verb < 0 ? null : { first: verb, last: verb } }
}

function verbAfter(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (words[i]!.pos === 'VERB' && words[i]!.stretch < 0) return i
  return -1
}
