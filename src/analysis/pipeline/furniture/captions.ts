/** Finds the captions of the article's pictures. */
import type { BlockRole, Page } from '../stage.ts'
import type { IsComment } from './comments.ts'
import { linesOf } from './lines.ts'

/** How far above the body captions of its pictures stand, where no headline tells. */
const CAPTIONS_ABOVE = 10
/** What elements of pictures that are not the article’s are called. */
const elsewhere = ['related', 'aside', 'comments', 'advertisement', 'navigation', 'legal', 'overlay']

/** Captions between headline and body, and those below it in an element that holds some of the body. */
export function keepCaptions(
  page: Page,
  headline: number | null,
  first: number,
  last: number,
  roles: (BlockRole | undefined)[],
  isComment: IsComment,
): void {
  if (page.format === 'text') return
  const { blocks } = page
  const containers = new Set<number>()
  for (let i = first; i <= last; i++) {
    if (roles[i]?.role === 'body') for (const id of blocks[i]!.place!.containers.slice(0, 3)) containers.add(id)
  }
  const around = blocks[roles.findIndex((role) => role?.role === 'body')]?.place?.hints ?? new Set<string>()
  const from = headline !== null && headline < first ? headline + 1 : Math.max(0, first - CAPTIONS_ABOVE)
  for (let i = from; i < blocks.length; i++) {
    if ((i >= first && i <= last) || roles[i] || !isCaption(page, i) || isComment(i)) continue
    const { hints, containers: own } = blocks[i]!.place!
    if (
      elsewhere.some((hint) => hints.has(hint) && !around.has(hint)) ||
      (i > last && !own.some((id) => containers.has(id)))
    )
      continue
    roles[i] = { role: 'caption', reason: null }
  }
}

/** The captions of a dump between a paragraph and a sentence or a heading over one: without them the classifier sees prose. */
export function captionsAmid(page: Page): number[] {
  const lines = linesOf(page.blocks)
  const goesOn = (i: number) => lines[i]?.ended || (lines[i + 1]?.prose ?? 0) > 0
  return lines.flatMap((_, i) => (lines[i - 1]?.prose && goesOn(i + 1) && isCaption(page, i) ? [i] : []))
}

/** A caption that says something, not a bare credit; in a dump it is told by the credit at its end. */
export function isCaption({ blocks }: Page, i: number): boolean {
  const { kind, place } = blocks[i]!
  if (place && (kind !== 'caption' || place.linked >= 0.5)) return false
  const line = linesOf(blocks)[i]!
  return line.size >= 5 && (place !== undefined || line.credited)
}
