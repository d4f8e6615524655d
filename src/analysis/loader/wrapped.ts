/** Text that a program broke into lines at a column (`lynx -dump`, `fold -s`, mail), which makes a paragraph of each line. */
import { isLabelled } from '../pipeline/furniture/byline.ts'

/** The same where the marks of a program that breaks lines tell that it may have done so. */
const [fewestMarked, fewestPairsMarked, fewestLowerMarked] = [4, 1, 1]

/** Columns at which texts are broken, and the share of lines that end within; addresses of pages and the like are longer. */
const narrowest = 50
const widest = 110
const within = 0.98
/** Lines with several words, and neighbours among them, from which a column can be told. */
const fewest = 6
const fewestPairs = 2
/**
 * Of neighbours whose first line is nearly full and ends no sentence, how many are broken where the next word did not fit any
 * more, and how many of these go on in lower case at least.
 */
const share = 0.6
const fewestLower = 2
const nearlyFull = 0.7
/** A line shorter than that share of the column is whole. */
const whole = 0.5

const sentenceEnd = /[.!?:)"”’»]\s*$/
/** Several words. */
const several = /\S\s+\S/
/** Items, headings, rows of tables and links, which some programs leave as long as they are. */
const kept = /^\s*(?:[*+-]|\d{1,3}\.|#{1,6}|\|)\s|\s\|\s|\S\| |\]\(/
const item = /^\s*(?:[*•·‣◦▪+–—-]|o|\(?\d{1,3}[.)])\s/

/** “By Ada Moss” below a headline that fills its line; not “by Ada Moss”, with which a sentence goes on. */
const isByline = (text: string) => /^\s*\p{Lu}/u.test(text) && isLabelled(text.trimStart())
/** “Vor- / und Nachteile” is two words. */
const suspended = /^\s*(?:and|or|to|und|oder|bis|sowie)\s/

/** “4 / 5” below a paragraph that fills its line. */
const counter = /^\s*\d{1,3} ?(?:\/|of) ?\d{1,3}\s*$/

interface Line {
  text: string
  /** Its length without white space at the end. */
  end: number
  indent: number
}

/**
 * The lines of a text, those of one paragraph as one where the text was broken at a column; else the lines as they are.
 * @param marked the text has the marks of a program that breaks lines: fewer of them tell the column.
 */
export function unwrapped(texts: readonly string[], marked = false): readonly string[] {
  if (hasLongLines(texts)) return texts
  const lines = texts.map((text): Line => {
    const end = text.trimEnd().length
    return { text, end, indent: text.length - text.trimStart().length }
  })
  const column = columnOf(lines, marked, true) ?? columnOf(lines, marked, false)
  if (column === null) return texts
  const out: string[] = []
  let open = false
  for (const [i, { text, end }] of lines.entries()) {
    if (open) {
      // “well-\nknown”: broken behind a hyphen
      const broken = /\p{L}[-‐]\s*$/u.test(lines[i - 1]!.text) && /^\s*\p{Ll}/u.test(text) && !suspended.test(text)
      out[out.length - 1] += (broken ? '' : ' ') + text.trim()
    } else out.push(text.slice(0, end))
    open = goesOn(lines, i, column) && (open || !isByline(lines[i + 1]!.text))
  }
  return out
}

/** True for most texts: more of their lines than addresses may be are longer than any column. */
function hasLongLines(texts: readonly string[]): boolean {
  const isLong = (text: string) => text.length > widest && text.trimEnd().length > widest
  const most = (1 - within) * texts.length + 2
  let long = 0
  for (const text of texts) if (isLong(text) && several.test(text) && !kept.test(text) && ++long >= most) return true
  return false
}

/** The column at which the lines are broken, or `all` but what programs leave long; null when they are not. */
function columnOf(lines: readonly Line[], marked: boolean, all: boolean): number | null {
  const lengths = lines
    .filter(({ text, end }) => end > 0 && several.test(text) && (all || !kept.test(text)))
    .map(({ end }) => end)
  if (lengths.length < (marked ? fewestMarked : fewest)) return null
  const column = lengths.sort((a, b) => a - b)[Math.floor((lengths.length - 1) * within)]!
  if (column < narrowest || column > widest) return null
  let [pairs, broken, lower] = [0, 0, 0]
  for (let i = 0; i + 1 < lines.length; i++) {
    const [line, next] = [lines[i]!, lines[i + 1]!]
    if (line.end < nearlyFull * column || line.end > column || next.end === 0 || sentenceEnd.test(line.text)) continue
    pairs++
    if (!isFull(line, next, column)) continue
    broken++
    if (/^\s*[\p{Ll}\p{Lo}]/u.test(next.text)) lower++
  }
  const [leastPairs, leastLower] = marked ? [fewestPairsMarked, fewestLowerMarked] : [fewestPairs, fewestLower]
  return pairs >= leastPairs && broken >= share * pairs && lower >= leastLower ? column : null
}

/** The first word of the next line did not fit any more. */
const isFull = ({ end }: Line, next: Line, column: number): boolean =>
  end + 1 + /^\S*/.exec(next.text.slice(next.indent))![0].length > column

/** The paragraph of a line goes on in the next one. */
function goesOn(lines: readonly Line[], i: number, column: number): boolean {
  const [line, next] = [lines[i]!, lines[i + 1]]
  if (!next || next.end === 0 || line.end < whole * column || item.test(next.text) || counter.test(next.text))
    return false
  // An indent opens a paragraph, but goes on with an item of a list.
  if (next.indent > line.indent && !item.test(line.text)) return false
  return isFull(line, next, column)
}
