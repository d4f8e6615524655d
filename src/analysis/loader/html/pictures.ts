/** Pictures that a page prints with its article, and their captions and credits. */
import { wordList } from '../../../data.ts'
import { standsIn } from './surroundings.ts'
import type { Element } from './tree.ts'

/** A picture as the page writes it. */
export interface PictureElement {
  /** Its address, which may be relative. */
  src: string
  alt: string | null
  caption: string | null
  credit: string | null
  width: number | null
  height: number | null
}

/** In pixels: what is smaller is an icon, a portrait of an author or a counter. */
const SMALLEST = 150
/** How many elements around a picture are looked at. */
const MOST_AROUND = 14
/** In characters of a caption, and in nodes that are looked at for it. */
const LONGEST_CAPTION = 1000
const MOST_NODES = 200

const hints = wordList('loader', 'element-hints')
const others = new Set(
  hints.flatMap(([word, hint]) =>
    /^(?:related|comments|aside|advertisement|share|sign-up|legal|biography|byline)$/.test(hint!) ? [word!] : [],
  ),
)
/** Words of the addresses and classes of pictures that show nothing. */
const signs = new Set(wordList('loader', 'no-pictures').map(([word]) => word!))
const wordsOf = (name: string) =>
  name
    .slice(0, 500)
    .toLowerCase()
    .split(/[^a-z]+/)

/** Where lazy pages keep a picture's address until it is seen, the surest first. */
const LAZY = ['data-src', 'data-original', 'data-lazy-src', 'data-hi-res-src', 'data-url']
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'srcset']

const OTHER_PART = /^(?:aside|nav|footer|form)$/

/** The picture that an `img` is; null for icons, portraits, counters and the pictures of other articles. */
export function pictureElement(image: Element, holders: ReadonlySet<Element>): PictureElement | null {
  const { attributes } = image
  const src = addressOf(image)
  if (
    src === null ||
    wordsOf(`${attributes.class ?? ''} ${src.replace(/[?#].*$/, '')}`).some((word) => signs.has(word))
  )
    return null
  const width = pixels(attributes.width)
  const height = pixels(attributes.height)
  if ((width !== null && width < SMALLEST) || (height !== null && height < SMALLEST / 2)) return null
  let figure: Element | null = null
  let isInside = false
  let around = image.parent
  if (standsIn(image, OTHER_PART, others, holders)) return null
  for (let i = 0; around !== null && i < MOST_AROUND; i++, around = around.parent) {
    if (around.tag === 'body' || around.tag === 'html') break
    if (around.tag === 'figure') figure ??= around
    isInside ||= /^(?:article|main)$/.test(around.tag) || around.attributes.itemprop === 'articleBody'
  }
  if (figure === null && !isInside) return null
  const { caption, credit } = figure ? wordsIn(figure) : { caption: null, credit: null }
  return { src, alt: attributes.alt?.trim() || null, caption, credit, width, height }
}

function addressOf(image: Element): string | null {
  const { attributes, parent } = image
  const sources = parent?.tag === 'picture' ? parent.children.filter((child) => typeof child !== 'string') : []
  for (const name of LAZY) {
    const value = attributes[name]?.trim()
    if (value && !value.startsWith('data:')) return value
  }
  for (const name of LAZY_SETS) {
    const largest = largestOf(attributes[name])
    if (largest) return largest
  }
  const src = attributes.src?.trim()
  if (src && !src.startsWith('data:')) return src
  for (const { attributes: own } of sources.slice(0, 20)) {
    const largest = largestOf(own.srcset ?? own['data-srcset'])
    if (largest) return largest
  }
  return null
}

/** The largest of “a.jpg 400w, b.jpg 800w”. */
function largestOf(set: string | undefined): string | null {
  let best = -1
  let found: string | null = null
  for (const candidate of (set ?? '').slice(0, 5000).split(/,\s+/)) {
    const [url, size] = candidate.trim().split(/\s+/)
    const value = Number.parseFloat(size ?? '0') || 0
    if (url && !url.startsWith('data:') && value > best) {
      best = value
      found = url
    }
  }
  return found
}

function pixels(value: string | undefined): number | null {
  const number = Number(value?.replace(/px$/, ''))
  return Number.isInteger(number) && number > 0 ? number : null
}

const CREDIT = /credit|copyright|photographer|attribution|source/i

/** A figure's caption, and the credit that it prints apart. */
function wordsIn(figure: Element): { caption: string | null; credit: string | null } {
  const parts = { caption: '', credit: '' }
  const stack: { node: Element | string; of: keyof typeof parts | null }[] = [{ node: figure, of: null }]
  for (let next = stack.pop(), seen = 0; next !== undefined && seen < MOST_NODES; next = stack.pop(), seen++) {
    const { node, of } = next
    if (typeof node === 'string') {
      if (of !== null && parts[of].length < LONGEST_CAPTION) parts[of] += ` ${node}`
      continue
    }
    if (node.tag === 'script' || node.tag === 'style' || node.tag === 'button') continue
    const marked = `${node.attributes.class ?? ''} ${node.attributes.itemprop ?? ''}`.slice(0, 300)
    const here = CREDIT.test(marked)
      ? 'credit'
      : (of ?? (node.tag === 'figcaption' || (/caption/i.test(marked) && node !== figure) ? 'caption' : null))
    for (let i = Math.min(node.children.length, MOST_NODES) - 1; i >= 0; i--)
      stack.push({ node: node.children[i]!, of: here })
  }
  return { caption: parts.caption.trim() || null, credit: parts.credit.trim() || null }
}
