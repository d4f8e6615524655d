/** Captions that no element names: the few words that stand with a picture in an element of their own. */
import type { Block } from '../../pipeline/stage.ts'

/** In blocks and in words: the caption and credit of one picture. */
const MOST_BLOCKS = 3
const LONGEST = 40
/** In words: fewer beside a picture are a name. */
const SHORTEST = 5
/** In words: what is longer in one paragraph with its picture is the text beside it. */
const LONGEST_BESIDE = 12
/** Elements of one layout that hold whole sentences, at most; more are steps, each with its picture. */
const MOST_ALIKE = 3

/** Makes captions of the paragraphs in elements of `pictures` that hold nothing else. */
export function markCaptions(blocks: readonly Block[], pictures: ReadonlySet<number>): void {
  if (pictures.size === 0) return
  const elements = new Map<number, Block[]>()
  for (const block of blocks)
    for (const id of block.place!.containers.slice(0, 3)) {
      if (!pictures.has(id)) continue
      const own = elements.get(id)
      if (own === undefined) elements.set(id, [block])
      else if (own.length <= MOST_BLOCKS) own.push(block)
    }
  const alike = new Map<string, Block[][]>()
  for (const [id, own] of elements) {
    if (own.length > MOST_BLOCKS || !own.every((block) => isCaption(block, id))) continue
    const { path } = own[0]!.place!
    alike.set(path, [...(alike.get(path) ?? []), own])
  }
  for (const same of alike.values()) {
    if (same.filter((own) => own.some(({ text }) => isSentence(text))).length > MOST_ALIKE) continue
    for (const block of same.flat()) block.kind = 'caption'
  }
}

/** “The Quay Courier 02/10/2024 Ada Moss”, “By Ada Moss” */
const DATED = /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|^\W?by\s|\b\d{1,2}:[0-5]\d\b/i

function isCaption({ text, kind, place }: Block, picture: number): boolean {
  // A picture of the author stands beside the name and the date.
  if (kind !== 'paragraph' || place!.linked > 0.5 || DATED.test(text)) return false
  const words = text.split(' ').length
  const isBeside = place!.containers[0] === picture && place!.tag === 'p'
  return words >= SHORTEST && words <= (isBeside ? LONGEST_BESIDE : LONGEST)
}

function isSentence(text: string): boolean {
  return /[.!?]\W{0,2}$/.test(text)
}
