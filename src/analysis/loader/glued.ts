/** Paragraphs that a program printed right behind one another: those of a cell of a table, of elements with nothing between them. */
import { isRole } from '../pipeline/furniture/byline.ts'

/** In characters: a line with several paragraphs. */
const SHORTEST = 200
/** Places in it where a sentence ends and the next begins without a space, at least. */
const FEWEST = 2

/** Most lines have none of these. */
const MAY_BE_GLUED = /[.!?][”’)]?[“‘(]?\p{Lu}/u
/** “… will stay shut.The council …”; not “U.S.Army”, “Quay.NET”. A straight mark may belong to either sentence. */
const GLUED = /(?<=[\p{Ll}\d%)][\p{Ll}\d%)][.!?][”’)]?)(?=[“‘(]?\p{Lu}(?:[\p{Ll}’'-][\p{L}’'-]*)?[ ,])/gu
/** “… for six years.| Other stories”: the next cell. */
const NEXT_CELL = /(?<=[.!?][”"’]?)\s?\|\s?(?=\S)/

/** “By Ada Moss | March 5, 2024The council …”: where what stands before the first sentence may end, in characters from the beginning. */
const OPENING = /(?<=[\p{Ll}\d.])(?=\p{Lu}\p{L}+[\s,])/gu
const LONGEST_OPENING = 120
/** A day with its year, a time of day. */
const ENDS_DATED = /\b(?:19|20)\d\d$|\d\s?[ap]\.?m\.?$/i

/** The paragraphs of such a line; any other line as it is. */
export function paragraphsOf(line: string): string[] {
  if (line.length < SHORTEST || !MAY_BE_GLUED.test(line)) return [line]
  const parts = line.split(GLUED)
  if (parts.length <= FEWEST) return [line]
  return [...openingOf(parts[0]!), ...parts.slice(1)].flatMap((part) => part.split(NEXT_CELL))
}

/** A byline or a date and the sentence glued to it, apart. */
function openingOf(text: string): string[] {
  for (const { index } of text.slice(0, LONGEST_OPENING).matchAll(OPENING)) {
    const before = text.slice(0, index)
    if (ENDS_DATED.test(before) || isRole(before)) return [before, text.slice(index)]
  }
  return [text]
}
