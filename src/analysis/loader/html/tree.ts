/** HTML as a tree of plain objects, within limits. */
import { Parser } from 'htmlparser2'
import { NoArticleError } from '../../errors.ts'

export interface Element {
  tag: string
  attributes: Record<string, string>
  parent: Element | null
  children: (Element | string)[]
}

/** Deeper pages are refused: nobody's page nests so deep, and the parser's work on one tag grows with depth. */
export const DEEPEST = 2000
const TOO_DEEP = `No article found: the page is nested deeper than ${DEEPEST} elements.`
/** Pages with more elements are refused; the largest of common pages have a tenth. */
export const MOST_ELEMENTS = 200_000

/**
 * Parses a page as leniently as browsers do in what matters for text: unclosed paragraphs, stray end tags, broken
 * attributes. Comments are dropped.
 * @throws {NoArticleError} when the page is nested deeper than DEEPEST or has more than MOST_ELEMENTS elements.
 */
export function parseTree(html: string): Element {
  const root: Element = { tag: '#root', attributes: {}, parent: null, children: [] }
  let open = root
  let depth = 0
  let count = 0
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (++depth > DEEPEST) throw new NoArticleError(TOO_DEEP)
      if (++count > MOST_ELEMENTS)
        throw new NoArticleError(`No article found: the page has more than ${MOST_ELEMENTS} elements.`)
      const element: Element = { tag, attributes, parent: open, children: [] }
      open.children.push(element)
      open = element
    },
    ontext(text) {
      const last = open.children.length - 1
      if (typeof open.children[last] === 'string') open.children[last] += text
      else open.children.push(text)
    },
    onclosetag() {
      depth--
      open = open.parent ?? root
    },
  })
  parser.end(html)
  return root
}

/** @throws {NoArticleError} when a tree that was changed is nested deeper than DEEPEST. */
export function refuseDeep(root: Element): void {
  let level: Element[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new NoArticleError(TOO_DEEP)
    const next: Element[] = []
    for (const { children } of level) for (const child of children) if (typeof child !== 'string') next.push(child)
    level = next
  }
}

/** Every element below, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Element[] = [root]
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (element !== root) yield element
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
}

/** All text below, as written. */
export function textOf(element: Element): string {
  return firstTextOf(element, Infinity)
}

/** The same as far as about so many elements and characters go: elements of one kind in another hold the same text. */
export function firstTextOf(element: Element, most: number): string {
  let text = ''
  let seen = 0
  const stack: (Element | string)[] = [element]
  for (let node = stack.pop(); node !== undefined && seen < most; node = stack.pop()) {
    seen += typeof node === 'string' ? node.length : 1
    if (typeof node === 'string') text += node
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return text
}
