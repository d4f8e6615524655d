/** Finds, before a dump is classified, what plainly parts its paragraphs: forms to sign up and titles of other articles. */
import { appealOf } from './appeals.ts'
import { type Line, occurrencesOf, proseOf } from './lines.ts'
import { proseRun } from './prose.ts'
import { isListLabel, isPointer, isPointerAlone, speaksToReader } from './reasons.ts'

/** In words: a label or button, a title, what a form says. */
const LONGEST_LABEL = 8
const LONGEST_BUTTON = 4
const LONGEST_TITLE = 20
const LONGEST_BLURB = 40
/** Lines of such a box, at most, and lines of the article below it up to its next paragraph. */
const MOST_LINES = 8
const TO_PROSE = 2
/** In words: a paragraph that is no excerpt of another article. */
const SHORTEST_SURE = 20

/** Of what a form to sign up speaks. */
const ofForms = new Set(['sign-up', 'appeal', 'account', 'legal'])

/**
 * The lines of boxes between two paragraphs, with the reason. A classifier that sees the paragraphs without them does not
 * take the rest of the article for another part of the page.
 */
export function boxesBetween(lines: readonly Line[]): Map<number, string> {
  const found = new Map<number, string>()
  const times = occurrencesOf(lines)
  const isProse = (i: number) => i < lines.length && lines[i]!.prose > 0
  const [, last] = proseRun(proseOf(lines))
  // Below a title of another article stands what it says.
  const isExcerpt = (i: number) => lines[i]!.prose < SHORTEST_SURE && !isProse(i + 1)
  for (let i = 1; i < lines.length; i++) {
    if (!isProse(i - 1)) continue
    const form = formAt(lines, i)
    const end = form ?? titlesAt(lines, i, times)
    if (end === null) continue
    let next = end
    while (next < end + TO_PROSE && !isProse(next)) next++
    if (!isProse(next) || (form === null && (next > last || isExcerpt(next)))) continue
    for (let at = i; at < end; at++) found.set(at, form === null ? 'related' : 'sign-up')
    i = end - 1
  }
  return found
}

/** Where a form ends that begins at a line: its title, what is said of it, its button and its terms. */
function formAt(lines: readonly Line[], from: number): number | null {
  const { words, ended } = lines[from]!
  if (ended || words.length > LONGEST_LABEL || !speaksOfForm(lines[from]!)) return null
  let button = false
  let end = from + 1
  for (let i = from + 1; i < Math.min(lines.length, from + MOST_LINES) && i <= end + 1; i++) {
    const line = lines[i]!
    if (!speaksOfForm(line)) continue
    if (line.ended && (line.words.length > LONGEST_BLURB || !(appealOf(line) ?? isToReader(line)))) continue
    button ||= !line.ended && line.words.length <= LONGEST_BUTTON
    end = i + 1
  }
  return button && end - from > 1 ? end : null
}

const speaksOfForm = (line: Line) => line.reasons.some(({ value }) => ofForms.has(value))
const isToReader = (line: Line) => speaksToReader(line) || line.reasons.some(({ value }) => value === 'legal')

/** Where the titles of other articles end below their label; a last one that the page has once may be a subheading. */
function titlesAt(lines: readonly Line[], from: number, times: ReadonlyMap<string, number>): number | null {
  const label = lines[from]!
  if (isPointer(label.text) && label.prose === 0 && !isPointerAlone(label.text)) return from + 1
  if (!isListLabel(label) && !isPointerAlone(label.text)) return null
  let end = from + 1
  while (end < lines.length && end - from < MOST_LINES && isTitle(lines[end]!)) end++
  if (end - from > 2 && times.get(lines[end - 1]!.text) === 1) end--
  return end - from > 1 ? end : null
}

function isTitle({ ended, words, prose }: Line): boolean {
  return !ended && prose === 0 && words.length > 1 && words.length <= LONGEST_TITLE
}
