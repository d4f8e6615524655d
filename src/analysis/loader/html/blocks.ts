/** The text of a page block by block, as a reader sees it, with where each block stands in the page's structure. */
import { wordList } from '../../../data.ts'
import { NoArticleError } from '../../errors.ts'
import { isCreditedCaption } from '../../pipeline/furniture/picture-credit.ts'
import type { Block, Page } from '../../pipeline/stage.ts'
import { cleanLine, MOST_BLOCKS, TOO_MANY_BLOCKS } from '../clean.ts'
import type { Element } from './tree.ts'
import { markCaptions } from './unmarked-captions.ts'
import { isHidden, isUnseen } from './visibility.ts'

const invisible = new Set(
  'script style template head title meta link svg math iframe object embed video audio canvas select option textarea input datalist map img source progress meter'.split(
    ' ',
  ),
)
const breaking = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
)
const spaced = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure pre hr menu'.split(' '))
const kinds: Record<string, Block['kind']> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dd: 'item',
  dt: 'item',
  blockquote: 'blockquote',
  figcaption: 'caption',
  caption: 'caption',
}
/** What an element is by its tag alone. */
const tagHints: Record<string, string> = {
  nav: 'navigation',
  header: 'navigation',
  footer: 'legal',
  aside: 'aside',
  form: 'sign-up',
  button: 'share',
  figure: 'caption',
  figcaption: 'caption',
  article: 'article',
  main: 'article',
  dialog: 'overlay',
  table: 'table',
  time: 'date',
}
const classHints = new Map(wordList('loader', 'element-hints').map(([word, hint]) => [word!, hint!]))

/** In characters. Relative links under a long base would make an answer many times as large as its page. */
export const LONGEST_ADDRESS = 2000

interface Around {
  element: Element
  id: number
  parent: Around | null
  path: string
  hints: ReadonlySet<string>
  own: ReadonlySet<string>
  kind: Block['kind']
  tag: string
  /** Line feeds are kept. */
  preformatted: boolean
}

interface Walk {
  /** Whether what the page hides is read as well. */
  hidden: boolean
  blocks: Block[]
  links: Page['links']
  base: string | null
  /** Text of the block being read piece by piece, its last characters, how much of it is link text, and its links. */
  text: string[]
  tail: string
  linked: number
  pending: { url: string; text: string }[]
  /** The link being read, and the first piece of its text. */
  link: { url: string | null; from: number } | null
  gap: number
  ids: number
  /** Numbers of the elements that hold a button or a field of a form. */
  controls: Set<number>
  /** And those with a field for an address of mail. */
  asking: Set<number>
  /** Numbers of the elements that hold a picture, and of those right around them. */
  pictures: Set<number>
}

/**
 * Blocks and links in reading order. Hidden elements and what stands in for scripts are left out unless `hidden` is true
 * (visibility.ts). Relative links are resolved against `base`, and left out when there is none.
 * @throws {NoArticleError} when there are more than MOST_BLOCKS blocks.
 */
export function readBlocks(
  root: Element,
  base: string | null,
  hidden = false,
): { blocks: Block[]; links: Page['links'] } {
  const walk: Walk = {
    hidden,
    blocks: [],
    links: [],
    base: base !== null && base.length <= LONGEST_ADDRESS ? base : null,
    text: [],
    tail: '',
    linked: 0,
    pending: [],
    link: null,
    gap: 0,
    ids: 0,
    controls: new Set(),
    asking: new Set(),
    pictures: new Set(),
  }
  const top: Around = {
    element: root,
    id: 0,
    parent: null,
    path: '',
    hints: new Set(),
    own: new Set(),
    kind: 'paragraph',
    tag: 'div',
    preformatted: false,
  }
  visit(walk, root, top, false)
  flush(walk, top)
  for (const { place } of walk.blocks) {
    place!.controlled = place!.containers.filter((id) => walk.controls.has(id))
    place!.asking = place!.controlled.filter((id) => walk.asking.has(id))
  }
  markCaptions(walk.blocks, walk.pictures)
  return { blocks: walk.blocks, links: walk.links }
}

/** Recursion is bounded by the tree's depth limit. */
function visit(walk: Walk, element: Element, around: Around, inLink: boolean): void {
  let after: Element | null = null
  let bare: boolean | null = null
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (after !== null && endsParagraph(walk.tail, child, after)) add(walk, BREAK)
      add(walk, around.preformatted ? withBreaks(child) : child)
      if (inLink) walk.linked += inked(child)
      after = null
      continue
    }
    const { tag, attributes } = child
    if (isControl(child)) {
      addAround(walk.controls, around)
      if (asksForAddress(child)) addAround(walk.asking, around)
    }
    // One inside a line is a sign or a formula.
    if (pictured.has(tag) && walk.tail.trim() === '') addAround(walk.pictures, around)
    if (isLeftOut(child, walk.hidden)) continue
    if (tag === 'br' || isBreak(child)) {
      add(walk, BREAK)
      continue
    }
    bare ??= tag.includes('-') ? element.children.every(isElementOrSpace) : null
    if (!breaking.has(tag) && !isSetAsBlock(child, bare === true) && !isNamedCaption(child) && !isColumn(child)) {
      const link = tag === 'a' && attributes.href ? beginLink(walk, attributes.href) : null
      if (endsParagraph(walk.tail, firstText(child), child)) add(walk, BREAK)
      visit(walk, child, around, inLink || isLink(child))
      if (link !== null && walk.link === link) endLink(walk)
      if (tag === 'td' || tag === 'th') add(walk, ' ')
      after = child
      continue
    }
    flush(walk, around)
    if (spaced.has(tag)) walk.gap = 1
    const inner = enter(walk, child, around)
    visit(walk, child, inner, inLink)
    flush(walk, inner)
    if (spaced.has(tag)) walk.gap = 1
    after = null
  }
}

/** What parts the lines of a block. */
const BREAK = '\n\n'

function add(walk: Walk, text: string): void {
  walk.text.push(text)
  walk.tail = text.length < 4 ? (walk.tail + text).slice(-4) : text.slice(-4)
}

function isLeftOut(element: Element, hidden: boolean): boolean {
  const { tag, attributes } = element
  if (tag === 'template' && attributes.shadowrootmode !== undefined) return false
  if (tag === 'noscript') return !hidden
  if (invisible.has(tag)) return true
  return (!hidden && isHidden(attributes)) || isUnseen(element)
}

const controls = new Set(['button', 'input', 'select', 'textarea'])
const pictured = new Set(['img', 'amp-img', 'picture', 'video'])

function addAround(elements: Set<number>, around: Around): void {
  elements.add(around.id)
  if (around.parent?.parent) elements.add(around.parent.id)
}

function isControl({ tag, attributes }: Element): boolean {
  return controls.has(tag) && attributes.type !== 'hidden'
}

/** `<input type="email">`, or a field that its name calls so. */
function asksForAddress({ tag, attributes: { type, name, autocomplete } }: Element): boolean {
  return tag === 'input' && [type, name, autocomplete].some((value) => /^e-?mail/i.test(value ?? ''))
}

/** A link that leads off the page; what only names a place on it is not one. */
function isLink({ tag, attributes: { href } }: Element): boolean {
  return tag === 'a' && href !== undefined && !href.startsWith('#')
}

const AS_BLOCK = /display\s*:\s*(?:block|flex|grid|table|list-item)/i

/**
 * An inline element that its style sets as a block, or an element of the site's own that has no text beside it (`bare`), as
 * it would have inside a line.
 */
function isSetAsBlock({ tag, attributes }: Element, bare: boolean): boolean {
  return (bare && tag.includes('-')) || (attributes.style !== undefined && AS_BLOCK.test(attributes.style))
}

/** Breaks in a cell of a table that is a column of the page, at least, and how many of its nodes are looked at. */
const FEWEST_BREAKS = 3
const MOST_IN_CELL = 60

/** True for a cell of a table by which a page is laid out: its lines are parted by breaks. */
function isColumn({ tag, children }: Element): boolean {
  if (tag !== 'td') return false
  let breaks = 0
  for (const child of children.slice(0, MOST_IN_CELL))
    if (typeof child !== 'string' && child.tag === 'br' && ++breaks >= FEWEST_BREAKS) return true
  return false
}

function isElementOrSpace(node: Element | string): boolean {
  return typeof node !== 'string' || node.trim() === ''
}

/** `<span class="br"></span>` */
function isBreak({ tag, attributes, children }: Element): boolean {
  if (children.length > 0 || attributes.class === undefined || breaking.has(tag)) return false
  return attributes.class
    .slice(0, 200)
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => classHints.get(word) === 'break')
}

const ENDS = /[.!?][”"’')\]]{0,2}$/
const BEGINS = /^[“"‘'(]?\p{Lu}/u
/** Elements that a style sheet may set as blocks. */
const plain = new Set(['span', 'font', 'label'])

/** True where an element ends or begins between two sentences without a space: its style sets it as a block. */
function endsParagraph(before: string, next: string, { tag }: Element): boolean {
  return (plain.has(tag) || tag.includes('-')) && ENDS.test(before) && BEGINS.test(next)
}

/** The text that an element begins with, if it begins with text. */
function firstText(element: Element): string {
  let node: Element | string | undefined = element
  while (node !== undefined && typeof node !== 'string') node = node.children[0]
  return node ?? ''
}

/** Text whose line feeds are kept: blank lines part its paragraphs; where it has none, lines do. */
function withBreaks(text: string): string {
  return /\n[ \t]*\r?\n/.test(text) ? text : text.replace(/\r?\n/g, '\n\n')
}

const PREFORMATTED = /white-space\s*:\s*pre|whitespace-pre/i

/** A link inside another ends it, as in browsers. */
function beginLink(walk: Walk, href: string): Walk['link'] {
  endLink(walk)
  walk.link = { url: absolute(href, walk.base), from: walk.text.length }
  return walk.link
}

function endLink(walk: Walk): void {
  if (!walk.link) return
  const { url, from } = walk.link
  walk.link = null
  if (!url) return
  const text = cleanLine(walk.text.slice(from).join(''))
  if (text) walk.pending.push({ url, text })
}

function enter(walk: Walk, element: Element, parent: Around): Around {
  const own = hintsOf(element)
  const { tag, attributes } = element
  const first = (attributes.class ?? '').trim().split(/\s+/, 1)[0] ?? ''
  return {
    element,
    id: ++walk.ids,
    parent,
    path: `${parent.path.slice(-120)}/${tag}.${first.replace(/\d+/g, '#').slice(0, 40)}`,
    hints: [...own].every((hint) => parent.hints.has(hint)) ? parent.hints : new Set([...parent.hints, ...own]),
    own,
    kind:
      kinds[tag] ??
      (isNamedCaption(element) ? 'caption' : null) ??
      (parent.kind === 'blockquote' || parent.kind === 'item' || parent.kind === 'caption' ? parent.kind : 'paragraph'),
    tag,
    preformatted:
      parent.preformatted || tag === 'pre' || PREFORMATTED.test(`${attributes.style ?? ''} ${attributes.class ?? ''}`),
  }
}

/** A class that ends in “caption”, as of `wp-caption-text`, `thumbcaption`, `imageCaption`. */
const NAMED_CAPTION = /caption(?:-?text)?(?:__\w+)?(?:\s|$)/i
/** In characters; what holds more is not only a caption. */
const LONGEST_CAPTION = 1000

/** True for an element that its class or property calls a caption and that holds one paragraph and no picture. */
function isNamedCaption({ attributes, children }: Element): boolean {
  if (!NAMED_CAPTION.test((attributes.class ?? '').slice(0, 500)) && attributes.itemprop !== 'caption') return false
  let length = 0
  const queue = [...children]
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (typeof node === 'string') length += node.length
    else if (breaking.has(node.tag) || node.tag === 'img') return false
    else queue.push(...node.children)
    if (length > LONGEST_CAPTION) return false
  }
  return true
}

function hintsOf({ tag, attributes }: Element): ReadonlySet<string> {
  const hints = new Set<string>()
  const byTag = tagHints[tag]
  if (byTag) hints.add(byTag)
  if (tag === 'html' || tag === 'body') return hints
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.role ?? ''} ${attributes.itemprop ?? ''}`
  for (const word of names
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('pull-quote', 'pullquote')
    .split(/[^a-z]+/)) {
    const hint = classHints.get(word)
    if (hint) hints.add(hint)
  }
  return hints
}

/** Ends the block being read. A line break ends one too, except inside a sentence. */
function flush(walk: Walk, around: Around): void {
  const { linked, pending } = walk
  const text = walk.text.join('')
  walk.text = []
  walk.tail = ''
  if (walk.link) walk.link.from = 0
  walk.linked = 0
  walk.pending = []
  const pieces: string[][] = []
  let before = ''
  for (const piece of text.split(BREAK)) {
    const line = cleanLine(piece)
    if (line === '') continue
    if (/[\p{L}\p{N},]$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(line)) pieces.at(-1)!.push(line)
    else pieces.push([line])
    before = line
  }
  if (pieces.length === 0) return
  const lines = pieces.map((line) => line.join(' '))
  const length = inked(text)
  for (const line of lines) {
    if (walk.blocks.length >= MOST_BLOCKS) {
      throw new NoArticleError(TOO_MANY_BLOCKS)
    }
    walk.blocks.push({
      text: line,
      kind: around.kind === 'paragraph' && isCreditedCaption(line) ? 'caption' : around.kind,
      gap: walk.gap,
      place: {
        tag: around.tag,
        linked: Math.min(1, linked / Math.max(length, 1)),
        containers: containersOf(around),
        controlled: [],
        asking: [],
        path: around.path,
        hints: around.hints,
        near: nearOf(around),
      },
    })
    walk.gap = 0
  }
  for (const link of pending) walk.links.push({ ...link, block: walk.blocks.length - 1 })
}

/** Characters that are not white space. */
function inked(text: string): number {
  return text.replace(/\s+/g, '').length
}

/** Ids of the element that holds the text and of the three around it. */
function containersOf(around: Around): number[] {
  const ids: number[] = []
  for (let at: Around | null = around; at && ids.length < 4; at = at.parent) ids.push(at.id)
  return ids
}

function nearOf({ own, parent }: Around): ReadonlySet<string> {
  return parent && parent.own.size > 0 ? new Set([...own, ...parent.own]) : own
}

function absolute(href: string, base: string | null): string | null {
  if (href.startsWith('#') || !URL.canParse(href, base ?? undefined)) return null
  const url = new URL(href, base ?? undefined)
  if (url.href.length > LONGEST_ADDRESS) return null
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
