/** Links to other articles that stand between the paragraphs of one. */
import type { Page } from '../stage.ts'
import { type Line, linesOf } from './lines.ts'

/** In words: a title, at least; in capitals fewer are enough. */
const FEWEST_IN_TITLE = 6
const FEWEST_IN_CAPITALS = 4
/** In words: what stands before the colon of “Also in the Courier: …”. */
const LONGEST_LABEL = 6
const LONGEST_LINE = 30

/** Which blocks of the page are no sentence and nothing but a link to another page of the same site, as in “Also in the Courier: *The ferry that never came*”. */
export function linksIn(page: Page): (i: number) => boolean {
  const { blocks, meta } = page
  if (!blocks[0]?.place) return () => false
  const lines = linesOf(blocks)
  const host = hostOf(meta.url)
  const abroad = new Set<string>()
  const linked = new Map(page.links.map(({ block, text }) => [block, text]))
  for (const { url, text } of page.links) if (host !== null && hostOf(url) !== host) abroad.add(text)
  return (i) => {
    const line = lines[i]!
    const { kind, text, place } = blocks[i]!
    if (kind !== 'paragraph' || line.ended || place!.linked < 0.4 || line.words.length > LONGEST_LINE) return false
    const title = place!.linked > 0.9 ? text : (titleAfterLabel(line, place!.linked) ?? titleAtEnd(line, linked.get(i)))
    return title !== null && isTitle(line) && !abroad.has(title)
  }
}

function isTitle({ words, signs }: Line): boolean {
  return words.length >= (signs.upper ? FEWEST_IN_CAPITALS : FEWEST_IN_TITLE)
}

/** In words: what stands before “Explainer *What a harbour master does all day*”. */
const LONGEST_FLAG = 2

/** The link with which the line ends, behind a word or two. */
function titleAtEnd({ text }: Line, link: string | undefined): string | null {
  if (link === undefined || link.length === text.length || !text.endsWith(link)) return null
  const flag = text.slice(0, -link.length).trim()
  return /^\p{Lu}/u.test(flag) && /^\W*\p{Lu}/u.test(link) && flag.split(' ').length <= LONGEST_FLAG ? link : null
}

/** What follows a short label and its colon, when just that is linked. */
function titleAfterLabel({ text }: Line, linked: number): string | null {
  const colon = text.indexOf(': ')
  if (colon < 0 || text.slice(0, colon).split(' ').length > LONGEST_LABEL) return null
  const title = text.slice(colon + 2)
  const share = title.replace(/\s/g, '').length / text.replace(/\s/g, '').length
  return Math.abs(share - linked) < 0.05 ? title : null
}

/** The host of an address without its “www.”; null for none. */
export function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null
}
