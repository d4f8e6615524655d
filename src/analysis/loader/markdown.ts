/** Markdown, as programs make of pages: which texts are written in it, and the text without its marks. */

/** “](https://…)”, “](/news/…)”: where a link of Markdown ends. */
const LINK_END = /\]\((?:https?:|\/|#|<|mailto:|[\w-]+\.\w)/g
/** Links that tell Markdown from a text that happens to hold one; a text with fewer has headings, too, one without several. */
const [FEWEST_LINKS, FEWEST_BESIDE_HEADING, FEWEST_HEADINGS] = [5, 1, 2]
const HEADING = /^\s{0,3}(?:>\s?)*(#{1,6}) \S/
/** What stands below a heading: “=====”, “-----”. */
const UNDERLINE = /^(?:={3,}|-{3,})\s*$/
/** What such a line may stand below; with two spaces behind it is a cell of a table. */
const UNDERLINED = /^\s{0,3}[^\s|](?:.{0,250}[^.\s])?\s?$/

/** What stands for nothing: rules, underlines of headings, the second line of a table, where links of the text lead. */
const EMPTY = /^\s*(?:[|\s]+|(?:[*_-] ?){3,}|=+|\|?(?:\s?:?-+:?\s?\|)+(?:\s?:?-+:?)?|\[[^\]\s]{1,20}\]: ?\S+.*)\s*$/
const OPENING = /^\s*(?:\|\s(?=[^|]*$))?(?:>\s?)*(?:#{1,6}\s+|[*+-]\s+)?(?:#{1,6}\s+)?/
const TARGET = '\\((?:<[^<>]*>|(?:[^()\\s]|\\([^()\\s]*\\))*)(?:\\s+"[^"]*")?\\)'
const PICTURE = new RegExp(`!\\[[^\\[\\]]*\\]${TARGET}`, 'g')
const LINK = new RegExp(`\\[([^\\[\\]]*)\\](?:${TARGET}|\\[\\d{0,4}\\])`, 'g')
/** A link over several lines. */
const OPEN_LINK = /^\s*\[(?=[^\]]*$)/
const CLOSED_LINK = /^([^[\]]*)\]\((?:https?:|\/)[^()\s]*\)$/
const STRONG = /(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1/g
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\p{L}\p{N}*_])/gu
/** “**_both_**” */
const BOTH = /(?<![*_])(\*\*|__)([*_])(?=\S)([^*_]+)(?<=\S)\2\1(?![*_])/g
const ESCAPED = /\\([\\`*_{}[\]()#+.!|>~-])/g

/** “# Ferry sinks off Harwick”, which tells Markdown by itself; and how many lines stand above it at most. */
const TITLE = /^# (?:\*\*|[*_])?\p{Lu}\S*(?: \S+){2}/u
const MOST_ABOVE_TITLE = 60

/** True for the lines of a dump that a program wrote in Markdown. */
export function isMarkdown(lines: readonly string[]): boolean {
  if (lines.slice(0, MOST_ABOVE_TITLE).some((line) => line.startsWith('# ') && TITLE.test(line))) return true
  let [links, headings] = [0, 0]
  for (const [i, line] of lines.entries()) {
    if (headingLevel(line, lines[i + 1]) > 0) headings++
    if (!line.includes('](')) continue
    for (const _ of line.matchAll(LINK_END)) if (++links >= FEWEST_LINKS) return true
  }
  return headings >= (links >= FEWEST_BESIDE_HEADING ? 1 : FEWEST_HEADINGS)
}

/** The level of the heading that a line is; 0 for any other. */
export function headingLevel(line: string, below: string | undefined): number {
  const marks = line.includes('#') ? line.match(HEADING) : null
  if (marks !== null) return marks[1]!.length
  if (
    below === undefined ||
    (below[0] !== '=' && below[0] !== '-') ||
    !UNDERLINE.test(below) ||
    !UNDERLINED.test(line) ||
    EMPTY.test(line)
  )
    return 0
  return below.startsWith('=') ? 1 : 2
}

/** In characters: a cell of a table by which a page is laid out. */
const LONGEST_CELL = 120

/** The cells of a row of such a table, each as lines of its own; any other line as it is. */
export function cellsOf(line: string): string[] {
  if (!line.startsWith('|') || line.length <= LONGEST_CELL) return [line]
  const cells = line.split(/(?<!\\)\|/)
  return cells.some((cell) => cell.length > LONGEST_CELL) ? cells.flatMap((cell) => ['', cell.trim()]) : [line]
}

const NUMBERED = /^\s*\d{1,3}\.\s+(?=\S)/

/** True for an item of a numbered list, whose numbers a browser makes: it is indented or stands right at another one. */
export function isNumbered(lines: readonly string[], i: number): boolean {
  if (!NUMBERED.test(lines[i]!)) return false
  return /^\s/.test(lines[i]!) || NUMBERED.test(lines[i - 1] ?? '') || NUMBERED.test(lines[i + 1] ?? '')
}

/** A line of Markdown as a browser would show it; pictures and rules are nothing. */
export function withoutMarks(written: string, numbered = false): string {
  if (EMPTY.test(written)) return ''
  const line = numbered ? written.replace(NUMBERED, '') : written
  return (HEADING.test(line) ? line.replace(/ #{1,6}\s*$/, '') : line)
    .replace(OPENING, '')
    .replace(PICTURE, '')
    .replace(LINK, '$1')
    .replace(LINK, '$1')
    .replace(OPEN_LINK, '')
    .replace(CLOSED_LINK, '$1')
    .replace(BOTH, '$3')
    .replace(STRONG, '$2')
    .replace(EMPHASIS, '$2')
    .replace(ESCAPED, '$1')
}
