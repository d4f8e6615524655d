/** What a page hides from those who look at it. Style sheets are not read: attributes and the names of classes tell. */
import { wordList } from '../../../data.ts'
import { type Element, firstTextOf } from './tree.ts'

const forReaders = new Set(wordList('loader', 'unseen-classes').map(([name]) => name!))

const GONE = /display\s*:\s*none|visibility\s*:\s*hidden/i
/** Cut to nothing or put outside the window: for programs that read pages aloud. */
const OUT_OF_SIGHT =
  /clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|(?:left|right|top|text-indent)\s*:\s*-\d{3,5}(?:px|em|rem)/i
/** As wide and as high as a point, or without any size or ink. */
const NO_SIZE =
  /(?=.*(?:^|[;\s])width\s*:\s*[01]px)(?=.*(?:^|[;\s])height\s*:\s*[01]px)(?=.*overflow\s*:\s*hidden)|(?:^|[;\s])font-size\s*:\s*0(?![.\d])|(?=.*position\s*:\s*absolute).*(?:^|[;\s])opacity\s*:\s*0(?![.\d])|clip-path\s*:\s*polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*,\s*0(?:px|%)?\s+0/i
/** One of these has every style that it finds; most have none. */
const MAY_HAVE_NONE = /overflow\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0|polygon/i
/** In characters: what is read of a style. */
const LONGEST_STYLE = 500
/** In characters; a class of this kind on more text is a trick of layout. */
const LONGEST_UNSEEN = 300

/** True for an element that the page itself hides, whole, and not only until somebody looks for its words. */
export function isHidden({ style, hidden }: Record<string, string>): boolean {
  if (hidden !== undefined) return hidden !== 'until-found'
  return style !== undefined && GONE.test(style)
}

/** True for words that only programs for reading aloud find: “opens in a new window”. */
export function isUnseen(element: Element): boolean {
  const { style, class: names } = element.attributes
  const unseen =
    (style !== undefined &&
      (OUT_OF_SIGHT.test(style) || (MAY_HAVE_NONE.test(style) && NO_SIZE.test(style.slice(0, LONGEST_STYLE))))) ||
    (names !== undefined && names !== '' && names.slice(0, 500).split(/\s+/).some(isForReaders))
  return unseen && firstTextOf(element, 2 * LONGEST_UNSEEN).length <= LONGEST_UNSEEN && !opensWord(element)
}

/** How many nodes of a paragraph may stand up to its first letter. */
const FIRST_NODES = 4

/** “<svg>T</svg><span class="sr-only">T</span>he ferry”: a first letter that is drawn, and written for programs alone. */
function opensWord(element: Element): boolean {
  if (!/^\s*(?:[“"‘']\p{L}?|\p{L})\s*$/u.test(firstTextOf(element, 8))) return false
  const nodes = element.parent?.children.slice(0, FIRST_NODES) ?? []
  const at = nodes.indexOf(element)
  return (
    at >= 0 && /^\p{L}/u.test(undrawn(nodes[at + 1])) && nodes.slice(0, at).every((node) => undrawn(node).trim() === '')
  )
}

/** The first letters of a node, without those of pictures. */
function undrawn(node: Element | string | undefined): string {
  if (node === undefined || typeof node === 'string') return node ?? ''
  if (node.tag === 'svg') return ''
  const inner = node.children.slice(0, FIRST_NODES)
  return inner
    .map((child) => (typeof child === 'string' ? child : child.tag === 'svg' ? '' : firstTextOf(child, 8)))
    .join('')
}

/** No listed name has fewer characters. */
const SHORTEST_NAME = 5

/**
 * Names are compared without their marks and in small letters (`u-visuallyHidden`, `visually_hidden`), and without what tools
 * that write style sheets put around them (`VisuallyHidden-sc-1a2b`, `Link_srOnly__x7Kq`).
 */
function isForReaders(name: string): boolean {
  if (name.length < SHORTEST_NAME || /^not-/i.test(name)) return false
  const plain = lettersOf(name.replace(/^(?:u|is|o|c|h|util)-+/i, ''))
  if (forReaders.has(plain.endsWith('focusable') ? plain.slice(0, -'focusable'.length) : plain)) return true
  if (!GENERATED.test(name)) return false
  const inner = name.replace(GENERATED, '')
  return forReaders.has(lettersOf(inner)) || forReaders.has(lettersOf(inner.replace(/^[^_]*_+/, '')))
}

/** What such tools put behind a name. */
const GENERATED = /(?:__|--|-sc-)[\w-]{1,16}$/

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
