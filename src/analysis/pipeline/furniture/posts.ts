/** Posts of other sites that an article shows: whole, with who wrote them, or not at all. */
import type { Block } from '../stage.ts'
import type { Line } from './lines.ts'

/** “— Sorrel Harbour (@sorrelharbour) March 4, 2025” */
const SIGNED = /^[—–-]\s?.{0,80}\(@[\w.-]{1,60}\)/
/** Blocks of a post, at most. */
const LONGEST = 20

/** The probabilities with those of each post's blocks as their mean by length. */
export function withWholePosts(
  blocks: readonly Block[],
  lines: readonly Line[],
  probabilities: Float64Array,
): Float64Array {
  if (!blocks[0]?.place) return probabilities
  const whole = probabilities.slice()
  for (let i = 0; i < blocks.length; i++) {
    if (blocks[i]!.kind !== 'blockquote') continue
    const end = endOfQuotation(blocks, i)
    if (end - i > 1 && isPost(blocks, lines, i, end)) {
      let sum = 0
      let length = 0
      for (let at = i; at < end; at++) {
        sum += probabilities[at]! * blocks[at]!.text.length
        length += blocks[at]!.text.length
      }
      whole.fill(sum / length, i, end)
    }
    i = end - 1
  }
  return whole
}

/** Behind the last block that stands in the same quotation. */
function endOfQuotation(blocks: readonly Block[], from: number): number {
  const outer = new Set(blocks[from]!.place!.containers)
  let end = from + 1
  while (
    end < blocks.length &&
    end - from < LONGEST &&
    blocks[end]!.kind === 'blockquote' &&
    outer.has(blocks[end]!.place!.containers[1]!)
  )
    end++
  return end
}

function isPost(blocks: readonly Block[], lines: readonly Line[], from: number, end: number): boolean {
  return blocks[from]!.place!.hints.has('embed') || SIGNED.test(lines[end - 1]!.text)
}
