/** Text as browsers for terminals print pages (`lynx -dump`): links with their numbers, headings at the margin, the rest indented. */

/** “[12]Harbour”: the number of a link, to which a list below the page leads. */
const NUMBER = /\[(\d{1,4})\]/g
/** No footnote’s, nor the year “[2021]” of a judgment: what it opens follows right behind it. */
const LINK_NUMBER = /\[\d{1,4}\](?!\s)/g
/** Numbers that tell such a text, and of them the share that open a link as footnotes do not, which close a word. */
const FEWEST_NUMBERS = 5
const OPENING_SHARE = 0.6
/** Lines that tell it where links have no numbers, and the share of them with the indent of paragraphs. */
const FEWEST_LINES = 6
const INDENTED_SHARE = 0.5
const INDENTED = /^ {3,}\S/
/** In characters: a heading, at most. */
const LONGEST_HEADING = 250

/** What stands for a button, a picture without words or an element that text cannot show. */
const NO_TEXT =
  /\((?:BUTTON|Submit|IMAGE|EMBED)\)|\[(?:INLINE|IMAGE|EMBED|LINK|USEMAP|ISMAP|[^[\]\s]{1,100}\.(?:jpe?g|png|gif|webp|svg|avif))\]/g
/** Numbers of paragraphs stand no farther in than paragraphs. */
const ITEM = /^(?:\s+[*+o#@]| {4,}\d{1,3}\.) (?=\S)/
const RULE = /^\s*_{4,}\s*$/
const FIELD = /_{6,}/g

/** True for a text whose links are numbered in their order, or whose lines are indented but for headings. */
export function isPrinted(lines: readonly string[]): boolean {
  let [next, opening] = [1, 0]
  for (const line of lines) {
    if (!line.includes('[')) continue
    for (const { 1: number, 0: mark, index } of line.matchAll(NUMBER)) {
      if (Number(number) !== next) continue
      next++
      if (/^$|[\s(]/.test(line.slice(Math.max(0, index - 1), index)) && /^\S/.test(line.slice(index + mark.length)))
        opening++
    }
  }
  if (next > FEWEST_NUMBERS && opening >= OPENING_SHARE * (next - 1)) return true
  const indented = lines.filter((line) => line.startsWith('   ') && INDENTED.test(line)).length
  if (indented < INDENTED_SHARE * FEWEST_LINES) return false
  const filled = lines.filter((line) => line.trim() !== '').length
  return filled >= FEWEST_LINES && indented >= INDENTED_SHARE * filled
}

/** The lines down to the list of addresses, those of a heading that is set in the middle as one line at the margin. */
export function printedLines(lines: readonly string[]): string[] {
  const list = lines.lastIndexOf('References')
  const first = list < 0 ? undefined : lines.slice(list + 1, list + 5).find((line) => line.trim() !== '')
  const hasAddresses = first !== undefined && /^\s*(?:1\. \S+$|Visible links)/.test(first)
  const kept = hasAddresses ? lines.slice(0, list) : lines
  const out: string[] = []
  for (let i = 0; i < kept.length; i++) {
    const end = endOfHeading(kept, i)
    if (end > i)
      out.push(
        kept
          .slice(i, end)
          .map((line) => line.trim())
          .join(' '),
      )
    else out.push(kept[i]!)
    i = Math.max(i, end - 1)
  }
  return out
}

/** In characters: the width for which pages are printed, and the indent from which on a line is set in the middle. */
const WIDTH = 80
const LEAST_INDENT = 4
/** Less of a line that another follows farther in: it fills the width. */
const LEAST_OF_FIRST = 3
const MOST_LINES = 4

/** Where the lines end that are set in the middle between blank ones; lines of a quotation have one indent. */
function endOfHeading(lines: readonly string[], from: number): number {
  const isBlank = (i: number) => (lines[i] ?? '').trim() === ''
  if (isBlank(from) || !isBlank(from - 1)) return from
  let end = from
  while (end - from < MOST_LINES && !isBlank(end) && isInTheMiddle(lines[end]!, LEAST_OF_FIRST)) end++
  if (indentOf(lines[end - 1] ?? '') < LEAST_INDENT) return from
  const indents = new Set(lines.slice(from, end).map(indentOf))
  return isBlank(end) && indents.size === end - from && !/\.\s*$/.test(lines[end - 1] ?? '') ? end : from
}

const indentOf = (line: string) => line.length - line.trimStart().length

function isInTheMiddle(line: string, least: number): boolean {
  const indent = indentOf(line)
  if (indent < least || ITEM.test(line)) return false
  const length = line.trimEnd().length
  // Some count bytes.
  const more = Buffer.byteLength(line.trim()) - (length - indent)
  const off = WIDTH - length - indent
  return off >= -2 && off <= 2 + more
}

/** True for a heading: it stands at the margin. */
export function isAtMargin(line: string): boolean {
  return /^\S/.test(line) && line.length <= LONGEST_HEADING
}

/** A line as a reader would see it. */
export function withoutNumbers(line: string): string {
  if (RULE.test(line)) return ''
  return line.replace(ITEM, '').replace(LINK_NUMBER, '').replace(NO_TEXT, ' ').replace(FIELD, ' ')
}
