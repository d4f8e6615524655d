/** The times at which the posts of a live page were written, and by whom. */
import type { Block } from '../stage.ts'
import type { Line } from './lines.ts'

/** “21:00”, “9.40 pm Ada Moss”; by their own elements, name and time may stand without a space. */
const STAMP = /^(?:\d{1,2}[:.]\d\d(?!\d)|\d{1,2}\s?[ap]\.?m\b)/i
type IsStamp = (i: number) => boolean

/** In words. */
const LONGEST = 9
/** One alone may be anything. */
const FEWEST = 2

/** How far below its stamp the heading of a post stands. */
const BELOW = 2

/** Which lines are stamps; none where only one looks so. */
export function stampsIn(lines: readonly Line[]): IsStamp {
  const isStamp = ({ text, words, ended, signs }: Line) =>
    !ended && signs.digits > 0 && words.length <= LONGEST && STAMP.test(text)
  const count = lines.reduce((sum, line) => (isStamp(line) ? sum + 1 : sum), 0)
  return (i) => count >= FEWEST && i >= 0 && isStamp(lines[i]!)
}

/** The headings right below a stamp and above text: those of posts. */
export function postHeadings(blocks: readonly Block[], isStamp: IsStamp, isBody: IsStamp): number[] {
  const found: number[] = []
  for (let i = 1; i + 1 < blocks.length; i++) {
    if (blocks[i]!.kind === 'heading' && isBody(i + 1) && (isStamp(i - 1) || isStamp(i - BELOW))) found.push(i)
  }
  return found
}
