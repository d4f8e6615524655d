/** What is printed below an article as if it were part of it: references, and who its author is. */
import { wordList } from '../../../data.ts'
import type { Block } from '../stage.ts'
import { introduced, isNoteOn } from './biography.ts'
import type { Line } from './lines.ts'

const headings = new Set(wordList('furniture', 'endings').map(([words]) => words!))
/** Of the body's blocks, the share that stands above such a heading at least. */
const LEAST_ABOVE = 0.2

/** “[1] Moss, A., Bells of the sound.” */
const NUMBERED = /^\[\d{1,3}\]\s/
/** An address of mail, a handle or the end of a telephone number. */
const ADDRESS = /\S@[\p{L}\d.-]{1,60}\.\p{L}|\s@\w{3}|\d{3}[-.\s]\d{4}/u
/** “ada.moss@quay.example” */
const ADDRESS_ALONE = /^\S{1,60}@[\p{L}\d.-]{1,60}\.\p{L}{2,20}$/u
/** “Contact Ada Moss at …”, “Ada Moss can be reached at …” */
const asksToWrite = /^(?:contact|reach|e-?mail|write to)\s|\bcan be reached (?:at|by|on|via)\s/i
const outlet = new Set(['us', 'our', 'you', 'your'])

/** “The writer is a lecturer in law at Harwick.” */
const OF_WRITER = /^The (?:writer|author|columnist)(?:s are (?!not\b)|\sis (?:an?|the) )/

/** In lines: a note on one of the authors at the end. */
const LONGEST_NOTE = 4
/** In lines of a dump: such a note with what follows, as teasers of other articles. */
const LONGEST_REST = 20
/** “About Quay Ferries plc” */
const ABOUT = /^About (?:the )?(\p{Lu}[\p{L}\p{N}.&’'-]*)/u
/** “About Quay Foods Inc.” is no sentence. */
const LEGAL_FORM = /\s(?:Inc|Ltd|Corp|Co|Pty|LLC|[A-Z]\.[A-Z])\.$/
/** Of the body’s blocks, the share that stands above what a release says of its issuer at least; and the most words of its title. */
const ABOVE_ISSUER = 0.5
const LONGEST_TITLE = 10

/** Blocks from `first` to `last` that are such an ending, with the reason. @param authors who signs the article. */
export function endingIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  first: number,
  last: number,
  authors: readonly string[],
): Map<number, string> {
  const found = new Map<number, string>()
  const from = Math.ceil(first + (last - first) * LEAST_ABOVE)
  let open = false
  for (let i = from; i <= last; i++) {
    if (blocks[i]!.kind !== 'item' && !lines[i]!.ended && headings.has(lines[i]!.words.join(' '))) open = true
    else if (blocks[i]!.kind === 'heading') open = false
    if (open) found.set(i, 'references')
  }
  const issuer = issuerFrom(lines, first, last)
  for (let i = issuer ?? last + 1; i <= last; i++) found.set(i, 'about')
  for (let i = last; i > from; i--) {
    const { text, words } = lines[i]!
    if (NUMBERED.test(text)) found.set(i, 'references')
    else if (ADDRESS_ALONE.test(text)) found.set(i, 'contact')
    else if (
      ADDRESS.test(text) &&
      (asksToWrite.test(text) || words.some((word) => outlet.has(word))) &&
      !/[“"]/.test(text)
    )
      found.set(i, 'contact')
    else if (!found.has(i)) break
  }
  if (last > from && OF_WRITER.test(lines[last]!.text)) found.set(last, 'biography')
  // Who wrote it: the name in a line of its own, and again at the start of the line below.
  const name = introduced(lines[last]?.text ?? '')
  if (name !== null && last - 1 > from && lines[last - 1]!.text === name) {
    found.set(last - 1, 'biography')
    found.set(last, 'biography')
  }
  const author = authors.find((one) => isNoteOn(lines[last]?.text ?? '', one))
  if (author !== undefined && last > from) {
    found.set(last, 'biography')
    if (lines[last - 1]!.text === author) found.set(last - 1, 'biography')
  }
  // Or the name of somebody who signs it.
  const isDump = blocks[0]?.place === undefined
  const most = isDump ? LONGEST_REST : LONGEST_NOTE
  for (let i = last; i > Math.max(isDump ? first + (last - first) * ABOVE_ISSUER : from, last - most); i--) {
    const who = introduced(lines[i]!.text)
    if (who !== null && authors.includes(who)) for (let at = i; at <= last; at++) found.set(at, 'biography')
  }
  return found
}

/** Where a release begins to tell of who issues it: “About Quay Ferries plc” over “Quay Ferries is the leading …”. */
function issuerFrom(lines: readonly Line[], first: number, last: number): number | null {
  for (let i = Math.ceil(first + (last - first) * ABOVE_ISSUER); i < last; i++) {
    const { text, ended, words } = lines[i]!
    const isTitle = words.length <= LONGEST_TITLE && (!ended || LEGAL_FORM.test(text))
    const name = isTitle ? text.match(ABOUT)?.[1] : undefined
    if (
      name !== undefined &&
      OF_ISSUER.test(lines[i + 1]!.text) &&
      lines[i + 1]!.text.slice(0, LONGEST_NAME).includes(name)
    )
      return i
  }
  return null
}
/** In characters: where the issuer is named in the first sentence about it. */
const LONGEST_NAME = 80
const OF_ISSUER =
  /^.{2,160}\s(?:is|are|was|provides?|offers?|develops?|makes?|serves?|helps?|operates?|has|delivers?)\s/u
