/** Finds, before a dump is classified, what plainly parts its paragraphs: forms to sign up and titles of other articles. */
import type { Block } from '../stage.ts'
import { appealOf } from './appeals.ts'
import { isPersonName } from './byline.ts'
import { type Line, occurrencesOf, proseOf, Topic } from './lines.ts'
import { proseRun } from './prose.ts'
import { isListLabel, isPointer, isPointerAlone, speaksToReader } from './reasons.ts'
import { speaksOfSubject } from './siblings.ts'
import { isCutOff } from './wording.ts'

/** In words: a label or button, a title, what a form says. */
const LONGEST_LABEL = 8
const LONGEST_BUTTON = 4
const LONGEST_TITLE = 20
const LONGEST_BLURB = 40
/** Lines of such a box, at most, and lines of the article below it up to its next paragraph. */
const MOST_LINES = 8
const TO_PROSE = 2
/** Boxes with no paragraph of prose between them, at most. */
const MOST_BOXES = 3
/** In words: a paragraph that is no excerpt of another article. */
const SHORTEST_SURE = 20

/** Of what a form to sign up speaks. */
const ofForms = new Set(['sign-up', 'appeal', 'account', 'legal'])

/**
 * The lines of boxes between two paragraphs, with the reason. A classifier that sees the paragraphs without them does not
 * take the rest of the article for another part of the page.
 */
export function boxesBetween(blocks: readonly Block[], lines: readonly Line[]): Map<number, string> {
  const found = new Map<number, string>()
  const marked = blocks.some(({ heading }) => heading !== undefined)
  const opens = openingOf(blocks, lines)
  const isProse = (i: number) => i < lines.length && lines[i]!.prose > 0
  const [, last] = proseRun(proseOf(lines))
  let topic: Topic | null = null
  const linesWith = (word: string) => {
    topic ??= topicOf(lines)
    return topic.linesWith(word)
  }
  let times: Map<string, number> | null = null
  const standsOnce = (i: number) => {
    times ??= occurrencesOf(lines)
    return times.get(lines[i]!.text) === 1
  }
  const mayBeHeading = (i: number) => opens(i, marked) && standsOnce(i)
  // Below a title of another article stands what it says.
  const isExcerpt = (i: number) => lines[i]!.prose < SHORTEST_SURE && !isProse(i + 1)
  for (let i = 1; i < lines.length; i++) {
    if (!isProse(i - 1)) continue
    const form = formAt(lines, i) ?? formOverButton(lines, i, linesWith)
    const end = form ?? titlesAt(lines, i, mayBeHeading) ?? strangersAt(lines, i, linesWith)
    if (end === null) continue
    const boxes: [from: number, end: number][] = [[i, end]]
    let next = end
    // A short paragraph may part two boxes: “The builder will appeal.”
    for (let passed = 0; next < lines.length && !isProse(next); ) {
      const more = boxes.length < MOST_BOXES ? titlesAt(lines, next, mayBeHeading) : null
      if (more !== null) boxes.push([next, more])
      else if (++passed > TO_PROSE) break
      next = more ?? next + 1
    }
    if (!isProse(next)) continue
    if (form === null && (next > last ? !opensRest(lines, i, next) : isExcerpt(next))) continue
    for (const [k, [from, to]] of boxes.entries())
      for (let at = from; at < to; at++) found.set(at, form === null || k > 0 ? 'related' : 'sign-up')
    i = end - 1
  }
  return found
}

/** In words. */
const SHORTEST_LAST = 12

/** In how many paragraphs a word stands. */
type LinesWith = (word: string) => number

function topicOf(lines: readonly Line[]): Topic {
  const topic = new Topic()
  for (const line of lines) if (line.prose > 0) topic.add(line)
  return topic
}

/** Lines of a table or a box of facts, and those of them with a figure, at least; and how many there are at most. */
const [FEWEST_FACTS, FEWEST_FIGURES, MOST_FACTS] = [3, 2, 40]
/** In words. */
const LONGEST_FACT = 12

/**
 * The lines of tables and of boxes with facts between two paragraphs above and two below: they tell nothing of whether the
 * article goes on.
 */
export function factsBetween(lines: readonly Line[]): number[] {
  const found: number[] = []
  const isProse = (i: number) => i >= 0 && i < lines.length && lines[i]!.prose > 0
  // The last paragraph of the article.
  const goesOn = (i: number, table: number) => {
    if (lines[i]!.prose < SHORTEST_LAST || !speaksOfSubject(lines[i]!)) return false
    const above = new Set(lines.slice(Math.max(0, table - MOST_FACTS), table).flatMap(({ content }) => content))
    return lines[i]!.content.filter((word) => above.has(word)).length > 1
  }
  const isFact = ({ ended, words, prose, reasons }: Line) =>
    !ended && prose === 0 && words.length <= LONGEST_FACT && reasons.length === 0
  for (let i = 2; i < lines.length; i++) {
    if (!isProse(i - 1) || !isProse(i - 2)) continue
    let end = i
    let figures = 0
    for (; end < lines.length && end - i < MOST_FACTS && isFact(lines[end]!); end++)
      // “Updated 15 March 2025” stands over another article.
      if (/\d/.test(lines[end]!.text) && lines[end]!.dateline === null) figures++
    if (end - i >= FEWEST_FACTS && figures >= FEWEST_FIGURES && isProse(end) && (isProse(end + 1) || goesOn(end, i)))
      for (let at = i; at < end; at++) found.push(at)
    i = Math.max(i, end - 1)
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

/** In words: what a box says of itself that has nothing of the words of forms but its button. */
const LONGEST_CLAIM = 16
/** Lines of such a box, at most. */
const MOST_IN_BOX = 5

/**
 * Where a form ends of which only the button tells: “The Evening Tide” over “One email, every Friday.” and “Sign up”. The article
 * has less than a third of its words.
 */
function formOverButton(lines: readonly Line[], from: number, linesWith: LinesWith): number | null {
  if (lines[from]!.ended || lines[from]!.words.length > LONGEST_LABEL) return null
  const claims: Line[] = []
  for (let i = from; i < Math.min(lines.length, from + MOST_IN_BOX); i++) {
    const line = lines[i]!
    if (i > from && isFormButton(line)) {
      const own = (word: string) => claims.filter(({ prose, content }) => prose > 0 && content.includes(word)).length
      const said = claims.flatMap(({ content }) => content)
      const shared = said.filter((word) => linesWith(word) > own(word))
      return 3 * shared.length >= said.length ? null : i + 1
    }
    if (line.words.length > LONGEST_CLAIM) return null
    claims.push(line)
  }
  return null
}

/** “Sign up”, “Subscribe”: nothing else. */
function isFormButton({ ended, words, reasons }: Line): boolean {
  if (ended || words.length > LONGEST_BUTTON) return false
  return reasons.some(
    ({ value, phrase }) => value !== 'legal' && ofForms.has(value) && phrase.split(' ').length === words.length,
  )
}

const speaksOfForm = (line: Line) => line.reasons.some(({ value }) => ofForms.has(value))
const isToReader = (line: Line) => speaksToReader(line) || line.reasons.some(({ value }) => value === 'legal')

/**
 * True for a paragraph below the titles of a list, with which the article ends: excerpts stand below each title of a list, and
 * speak of what theirs does.
 */
function opensRest(lines: readonly Line[], label: number, next: number): boolean {
  const line = lines[next]!
  const prose = line.prose + (lines[next + 1]?.prose ?? 0)
  if (next - label < 3 || prose < SHORTEST_SURE || isCutOff(line.text) || !speaksOfSubject(line)) return false
  const title = new Set(lines[next - 1]!.content)
  const shares = (words: ReadonlySet<string>) => line.content.filter((word) => words.has(word)).length
  const above = new Set(lines.slice(Math.max(0, label - MOST_LINES), label).flatMap(({ content }) => content))
  return shares(title) <= 1 && shares(above) > shares(title)
}

/** Where the titles of other articles end below their label; a last one that the page has once may be a subheading. */
function titlesAt(lines: readonly Line[], from: number, mayBeHeading: (i: number) => boolean): number | null {
  const label = lines[from]!
  if (label.prose === 0 && isPointer(label.text) && !isPointerAlone(label.text)) return from + 1
  if (!isListLabel(label) && !isPointerAlone(label.text)) return null
  let end = from + 1
  while (end < lines.length && end - from < MOST_LINES && isTitle(lines[end]!)) end++
  if (end - from > 2 && mayBeHeading(end - 1)) end--
  return end - from > 1 ? end : null
}

/**
 * False for the last line of a list by the blank lines around it, or where a dump's marks tell headings; where blank lines part
 * the paragraphs, a heading has them, too.
 */
function openingOf(blocks: readonly Block[], lines: readonly Line[]): (i: number, marked: boolean) => boolean {
  const paragraphs = blocks.filter((_, i) => lines[i]!.prose > 0)
  const parted = 2 * paragraphs.filter(({ gap }) => gap > 0).length > paragraphs.length
  return (i, marked) => {
    const { gap, heading } = blocks[i]!
    if (marked) return heading !== undefined
    return gap > 0 || (!parted && (blocks[i + 1]?.gap ?? 0) === 0)
  }
}

/** In words: a title that stands without a label, at least; and lines of such titles, at least, one with who wrote it fewer. */
const SHORTEST_STRANGER = 4
const [FEWEST_STRANGERS, FEWEST_SIGNED] = [3, 2]

/**
 * Where titles of other articles, or one and who wrote it, end that stand between paragraphs without a label: they speak of
 * nothing that the article speaks of, as no list does that the paragraph above opens.
 */
function strangersAt(lines: readonly Line[], from: number, linesWith: LinesWith): number | null {
  if (!/[.!?]\W{0,2}$/.test(lines[from - 1]!.text)) return null
  const isStranger = ({ text, ended, prose, words, reasons, dateline, signs }: Line) =>
    !ended &&
    prose === 0 &&
    words.length <= LONGEST_TITLE &&
    signs.digits === 0 &&
    (words.length >= SHORTEST_STRANGER || isPersonName(text)) &&
    /^\W?\p{Lu}/u.test(text) &&
    !signs.upper &&
    !text.endsWith(':') &&
    reasons.length === 0 &&
    dateline === null
  let end = from
  while (end < lines.length && end - from < MOST_LINES && isStranger(lines[end]!)) end++
  if (end - from < FEWEST_SIGNED) return null
  const known = lines.slice(from, end).findIndex(({ content }) => content.some((word) => linesWith(word) > 0))
  if (known >= 0) end = from + known
  const isSigned = lines.slice(from, end).some(({ text }) => isPersonName(text))
  return end - from >= (isSigned ? FEWEST_SIGNED : FEWEST_STRANGERS) ? end : null
}

function isTitle({ ended, words, prose }: Line): boolean {
  return !ended && prose === 0 && words.length > 1 && words.length <= LONGEST_TITLE
}
