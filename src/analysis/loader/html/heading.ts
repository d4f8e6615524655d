/** What a main heading says: its whole text, that without its labels, and its parts. */
import { wordList } from '../../../data.ts'
import { type Element, firstTextOf } from './tree.ts'
import { isUnseen } from './visibility.ts'

export interface Heading {
  /** Without labels, buttons and lines below it that stand in elements of their own. */
  text: string
  /** All of it, where that is more. */
  whole: string | null
  /** What stands in elements of its own in it, and between them. */
  parts: string[]
}

const labels = new Set(wordList('loader', 'heading-labels').map(([word]) => word!))
const NO_WORDS = /^(?:button|small|svg|script|style|form|sup|time)$/
/** In characters: what is read of a heading. */
const LONGEST = 2000
/** How many elements, each alone in the one around it, are entered. */
const DEEPEST = 6

/** The words of a heading; of one that holds a single element, those of that. */
export function headingOf(element: Element): Heading {
  const whole = firstTextOf(element, LONGEST)
  let inner = element
  for (let i = 0; i < DEEPEST; i++) {
    const only = inner.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    if (only.length !== 1 || typeof only[0] === 'string') break
    inner = only[0]!
  }
  if (inner.children.every((child) => typeof child === 'string')) return { text: whole, whole: null, parts: [] }
  const parts = inner.children.map((child) => (typeof child === 'string' ? child : firstTextOf(child, LONGEST)))
  const kept = inner.children
    .map((child) => (typeof child === 'string' ? child : isLabel(child) ? ' ' : firstTextOf(child, LONGEST)))
    .join('')
  const text = kept.trim() === '' ? whole : kept
  return { text, whole: text === whole ? null : whole, parts }
}

/** What stands at a headline and is none of it: its section, a badge, a button, a line below it. */
function isLabel(element: Element): boolean {
  if (NO_WORDS.test(element.tag) || isUnseen(element)) return true
  const names = (element.attributes.class ?? '')
    .slice(0, 300)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
  return names.split(/[^a-z]+/).some((word) => labels.has(word))
}
