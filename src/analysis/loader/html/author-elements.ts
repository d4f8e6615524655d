/** Elements of a page that mark names as its authors: microdata, `rel=author`, classes of bylines. */
import { alternatives, wordList } from '../../../data.ts'
import { classWords, standsIn } from './surroundings.ts'
import type { Element } from './tree.ts'

export interface AuthorElement {
  /** As written; none where the element names who made a picture or wrote a comment. */
  names: string[]
  /** How sure it is: a property of the page's microdata, a link's relation, or the class alone. */
  by: 'microdata' | 'relation' | 'class'
  /** What holds the byline: names in one of them sign together. */
  group: Element
  /** How many main headings stand before it. */
  headings: number
}

const hints = wordList('loader', 'element-hints')
/** “byline”, “article-author”, “author__name”; “author-ada-moss” marks a whole article. */
const MARK = new RegExp(
  `(?:^|[-_])(?:${hints.flatMap(([word, hint]) => (hint === 'byline' ? [word!] : [])).join('|')})(?:[-_]+(?:${alternatives('loader', 'byline-parts')}))*$`,
)
const wordsOf = (...kinds: string[]) => new Set(hints.flatMap(([word, hint]) => (kinds.includes(hint!) ? [word!] : [])))
const lists = wordsOf('related', 'comments')
const listsAndRails = wordsOf('related', 'comments', 'aside')
const OTHER_PART = /^(?:aside|nav|footer)$/

/** Things of schema.org that have authors of their own on an article's page. */
const OTHER_THING = /\/(?:ImageObject|Photograph|VideoObject|AudioObject|Comment|UserComments|Quotation)$/
/** How many elements around one are looked at. */
const MOST_AROUND = 12
/** In characters: more is a biography. */
const LONGEST_NAMES = 200
/** In elements and pieces of text. */
const MOST_NODES = 300
/** How far above a link its byline is marked. */
const MARKED_ABOVE = 3

/** What an element marks as authors; null when it marks none. @param headings main headings before it. @param holders what holds one. */
export function authorElement(element: Element, headings: number, holders: ReadonlySet<Element>): AuthorElement | null {
  const { tag, attributes } = element
  const properties = attributes.itemprop?.toLowerCase().split(/\s+/) ?? []
  if (properties.includes('author') || properties.includes('creator')) {
    const names = isOfOtherThing(element) || standsIn(element, OTHER_PART, lists, holders) ? [] : namesIn(element)
    return { names, by: 'microdata', group: element.parent ?? element, headings }
  }
  if (/(?:^|\s)author(?:\s|$)/i.test(attributes.rel ?? '') && tag !== 'link') {
    if (isOtherCredit(element) || leadsHome(element)) return null
    return { names: [textUpTo(element, LONGEST_NAMES)], by: 'relation', group: groupOf(element), headings }
  }
  if (!isNamePart(element)) return null
  let marked: Element | null = element
  for (let i = 0; marked !== null && !isMarked(marked); i++) marked = i < MARKED_ABOVE ? marked.parent : null
  if (marked === null || standsIn(element, OTHER_PART, listsAndRails, holders)) return null
  if (isOtherCredit(element)) return null
  return { names: [textUpTo(element, LONGEST_NAMES)], by: 'class', group: groupOf(element), headings }
}

/** “Reviewed by”, “Fact checked by:” */
const OTHER_LABEL = new RegExp(`(?:^|\\s)(?:${alternatives('furniture', 'other-credits')})\\s?:?$`, 'i')
/** How far above a name its label stands, and how long that is at most, in characters. */
const LABEL_ABOVE = 4
const LONGEST_LABEL = 60

/** True for a name right behind the label of somebody who did not write the article. */
function isOtherCredit(element: Element): boolean {
  let inner = element
  for (let i = 0; i < LABEL_ABOVE && inner.parent !== null; i++, inner = inner.parent) {
    const { children } = inner.parent
    for (let at = children.indexOf(inner) - 1; at >= 0; at--) {
      const node = children[at]!
      const text = (typeof node === 'string' ? node : textUpTo(node, LONGEST_LABEL)).trim()
      if (text !== '') return OTHER_LABEL.test(text)
    }
  }
  return false
}

/** True for a link to the site's first page: its title. */
function leadsHome({ attributes }: Element): boolean {
  return /^(?:https?:\/\/[^/]+)?\/?$/.test((attributes.href ?? '-').trim().slice(0, 200))
}

/** A link, or what its class calls a name. */
function isNamePart(element: Element): boolean {
  if (element.tag === 'a') return element.attributes.href !== undefined
  if (!/name|fn/i.test(element.attributes.class ?? '')) return false
  return classWords(element).some((word) => word === 'name' || word === 'fn')
}

/** What stands in one byline: the outermost element around, of the few looked at, that is marked as one. */
function groupOf(element: Element): Element {
  let group = element.parent ?? element
  let around = element.parent
  for (let i = 0; around !== null && i < MARKED_ABOVE + 1; i++, around = around.parent) {
    if (isMarked(around)) group = around
  }
  return group
}

function isOfOtherThing(element: Element): boolean {
  let around = element.parent
  for (let i = 0; around !== null && i < MOST_AROUND; i++, around = around.parent) {
    if (around.attributes.itemscope === undefined && around.attributes.itemtype === undefined) continue
    return OTHER_THING.test((around.attributes.itemtype ?? '').slice(0, 200))
  }
  return false
}

/** The names of a thing of microdata: its `name`s, else its links, else its text. */
function namesIn(element: Element): string[] {
  if (element.attributes.content !== undefined) return [element.attributes.content]
  const named: string[] = []
  const links: string[] = []
  const stack = [...element.children].reverse()
  for (let node = stack.pop(), seen = 0; node !== undefined && seen < LONGEST_NAMES; node = stack.pop(), seen++) {
    if (typeof node === 'string') continue
    const text = node.attributes.content ?? textUpTo(node, LONGEST_NAMES)
    if (/(?:^|\s)name(?:\s|$)/i.test(node.attributes.itemprop ?? '')) named.push(text)
    else if (node.tag === 'a') links.push(text)
    if (node.attributes.itemprop === undefined || node.attributes.itemscope === undefined) {
      stack.push(...[...node.children].slice(0, LONGEST_NAMES).reverse())
    }
  }
  if (named.length > 0) return named
  return links.length > 1 ? links : [textUpTo(element, LONGEST_NAMES)]
}

/** True for what its class or id calls a byline; larger parts of a page are none. */
function isMarked({ tag, attributes }: Element): boolean {
  if (LARGE.test(tag)) return false
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, LONGEST_CLASS)
  return (
    names !== ' ' &&
    parted(names)
      .split(/\s+/)
      .some((name) => MARK.test(name))
  )
}
const LARGE = /^(?:html|body|main|article|section|header|footer)$/

const LONGEST_CLASS = 300

/** In small letters, “authorName” as “author-name”. */
function parted(names: string): string {
  return names
    .replace(HASH, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
}
/** “Header_byline__aX3”: what tools add to a class, which no word is. */
const HASH = /__(?=[\w-]{0,8}\d|[a-z]{1,8}[A-Z])[\w-]{1,10}(?=\s|$)/g

/** The text below, elements parted by spaces; empty when it is longer. */
export function textUpTo(element: Element, most: number): string {
  const parts: string[] = []
  let length = 0
  const stack: (Element | string)[] = [element]
  for (let node = stack.pop(), seen = 0; node !== undefined; node = stack.pop()) {
    if (++seen > MOST_NODES) return ''
    if (typeof node === 'string') {
      length += node.trim().length
      if (length > most) return ''
      parts.push(node)
    } else if (node.tag !== 'script' && node.tag !== 'style' && node.tag !== 'svg') {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
    }
  }
  return parts.join(' ')
}
