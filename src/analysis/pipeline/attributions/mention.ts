/** The words of a subject that name who speaks. */
import { isAddress, isDocument, isRecording, isRole, isSpeaker } from './lexicon.ts'
import type { Word } from './passage.ts'
import type { Phrase } from './phrases.ts'

/** Where the last of several names in a row begins, with its title. */
export function lastName(words: readonly Word[], { first, last }: Phrase): number {
  const name = words[last]!.name
  let start = last
  while (
    start > first &&
    // “After a long pause Dr Moss replied”
    !(start < last && words[start]!.name < 0 && isAddress(words[start]!)) &&
    // “On the tape Bo Vale is heard to say”
    !(
      words[start]!.name >= 0 &&
      words[start - 1]!.name < 0 &&
      (isRecording(words[start - 1]!) || isDocument(words[start - 1]!) || isThingAt(words, { first, last }, start - 1))
    ) &&
    // “rival Harlan & Reed”
    (words[start - 1]!.pos !== 'CCONJ' || (name >= 0 && words[start - 1]!.name === name)) &&
    (name < 0 || words[start - 1]!.name < 0 || words[start - 1]!.name === name)
  )
    start--
  // “Chile’s | Justice Ministry”
  return words[start]!.pos === 'PART' && start < last ? start + 1 : start
}

/** “In a brief visit | Ada Moss said”: a noun with its article, for nobody that a name could be of. */
const isThingAt = (words: readonly Word[], { first, last }: Phrase, noun: number): boolean =>
  words[noun]!.pos === 'NOUN' &&
  words[last]!.name >= 0 &&
  first < noun &&
  /^(?:DET|PRON)$/.test(words[first]!.pos) &&
  !isSpeaker(words[noun]!)

/** A name by itself; a description with its complements (“a spokesman for the port”), without times. */
export function mentionOf(words: readonly Word[], pieces: readonly Phrase[]): Phrase {
  const head = pieces[0]!
  let last = head.last
  const headWord = words[last]!
  const named = pieces.length > 1 ? bearerBehind(words, head, pieces.at(-1)!) : null
  if (named) return named
  for (const piece of pieces.slice(1)) {
    if (words[piece.last]!.time) break
    const sameName = headWord.name >= 0 && words[piece.first]!.name === headWord.name
    if (
      headWord.pos === 'PROPN' &&
      // “Residents of the street”: a capital at the start of a sentence
      (headWord.name >= 0 || head.first < head.last || !(isSpeaker(headWord) || /[^s]s$/.test(headWord.lower))) &&
      !sameName &&
      !(words[piece.first - 1]!.lower === 'of' && words[head.first]!.pos === 'DET')
    )
      break
    last = piece.last
  }
  return { first: head.first, last }
}

/** “Secretary for Health Dr Ada Moss”: the name behind an office in full, unless it is what the office is of (“aide to Mr Moss”). */
function bearerBehind(words: readonly Word[], office: Phrase, { first, last }: Phrase): Phrase | null {
  const { type, name } = words[last]!
  if (type !== 'person' || words[office.first]!.pos === 'DET' || !isRole(words[office.last]!)) return null
  let start = last
  while (start > first && words[start - 1]!.name === name) start--
  let title = start
  while (title > first && isAddress(words[title - 1]!)) title--
  const of = words[title - 1]
  return title > first && of!.pos === 'PROPN' && !isRole(of!) ? { first: start, last } : null
}
