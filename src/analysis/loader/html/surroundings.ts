/** What an element of a page stands in, as tags and classes around it tell. */
import type { Element } from './tree.ts'

/** How many elements around one are looked at. */
const MOST_AROUND = 14
const LONGEST_CLASS = 500
/** Builders of pages call each of their elements a widget or a list: “elementor-widget-post-info”. */
const OF_BUILDER = /(?<![^\s])(?:elementor|e-con|fl|et_pb|fusion|vc|wpb)[-_][^\s]*/g

/** The words of an element's class and id, with “authorName” as two. */
export function classWords({ attributes }: Element): string[] {
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, LONGEST_CLASS)
  if (names === ' ') return []
  return names
    .replace(OF_BUILDER, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

/** The elements that hold one of these; empty when there are so many that they head the parts of a list. */
export function holdersOf(elements: readonly Element[], most: number): ReadonlySet<Element> {
  const holders = new Set<Element>()
  if (elements.length > most) return holders
  for (const element of elements)
    for (let around = element.parent; around !== null && !holders.has(around); around = around.parent)
      holders.add(around)
  return holders
}

/**
 * True for an element in another one that has such a tag, or such a word in its class or id, below those that hold the
 * headline: what a layout of columns is called (“has-sidebar”) says nothing of the article in it.
 */
export function standsIn(
  element: Element,
  tags: RegExp,
  words: ReadonlySet<string>,
  holders: ReadonlySet<Element>,
): boolean {
  let around = element.parent
  for (let i = 0; around !== null && i < MOST_AROUND; i++, around = around.parent) {
    if (holders.has(around) || around.tag === 'body') return false
    // Themes of blogs sign and date an article in its footer.
    const isOwn = around.tag === 'footer' && around.parent?.tag === 'article'
    if (!isOwn && (tags.test(around.tag) || classWords(around).some((word) => words.has(word)))) return true
  }
  return false
}
