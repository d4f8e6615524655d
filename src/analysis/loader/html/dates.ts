/** Dates of an article as its page states them, to be read as its readers would. */
import { wordList } from '../../../data.ts'
import { mostExact } from '../../moments.ts'
import { readDateline } from '../../pipeline/furniture/dateline.ts'
import { standsIn } from './surroundings.ts'
import { type Element, firstTextOf } from './tree.ts'

/** An element that gives a date: what machines are to read, and what people read. */
export interface DateElement {
  value: string | undefined
  shown: string
}

/** In characters: what is read of what a date shows. */
const LONGEST_SHOWN = 300

export function dateElement(element: Element): DateElement {
  const { datetime, content } = element.attributes
  return { value: datetime ?? content, shown: firstTextOf(element, LONGEST_SHOWN) }
}

/** The moment that a value or an element gives (../../moments.ts); null when it gives none. */
function momentOf(value: string | DateElement | null | undefined): string | null {
  if (!value) return null
  if (typeof value === 'string') {
    const [ticks, thousandths] = value.trim().match(TICKS) ?? []
    if (ticks !== undefined) return new Date(Number(ticks) * (thousandths ? 1 : 1000)).toISOString()
    const read = readDateline(value.trim())
    return read && (read.publishedAt ?? read.modifiedAt)
  }
  const shown = momentOf(value.shown)
  const stated = momentOf(value.value)
  if (shown?.length === 10 && NOON.test(value.value ?? '') && stated!.startsWith(shown)) return shown
  return stated !== null && shown !== null ? mostExact(stated, [shown]) : (stated ?? shown)
}

/** Seconds since 1970, or thousandths of them, from 2001 on. */
const TICKS = /^1\d{9}(\d{3})?$/

/** What some programs keep a day as, that no zone may make another of it. */
const NOON = /T12:00:00(?:\.0+)?(?:Z|[+-]00:?00)$/

/** The first of the values, most trusted first, as exactly as those that agree with it tell. */
export function firstMoment(values: readonly (string | DateElement | null | undefined)[]): string | null {
  const moments = values.map(momentOf).filter((moment) => moment !== null)
  return moments.length > 0 ? mostExact(moments[0]!, moments.slice(1)) : null
}

/** How an element's class tells which date it gives: “entry-date published updated” is the date of publication. */
const PUBLISHED = /(?:^|[\s_-])(?:date-?published|published|publish|pubdate|publication)(?:$|[\s_-])/i
const MODIFIED = /(?:^|[\s_-])(?:date-?modified|modified|updated?|lastmod)(?:$|[\s_-])/i

/** Which date an element gives by its microdata or its class; null when they do not tell. */
export function meaningOf({ attributes }: Element): 'published' | 'modified' | null {
  const names = (attributes.itemprop ?? '').toLowerCase()
  if (names.includes('datepublished')) return 'published'
  if (names.includes('datemodified')) return 'modified'
  const classes = (attributes.class ?? '').slice(0, 500)
  if (attributes.pubdate !== undefined || PUBLISHED.test(classes)) return 'published'
  return MODIFIED.test(classes) ? 'modified' : null
}

/** What holds dates of other things, by its tag or by the hint that its class gives. */
const ELSEWHERE_TAG = /^(?:aside|nav|footer|figure|figcaption)$/
const ELSEWHERE_HINT = /^(?:related|comments|aside|caption)$/
const elsewhere = new Set(
  wordList('loader', 'element-hints').flatMap(([word, hint]) => (ELSEWHERE_HINT.test(hint!) ? [word!] : [])),
)

/** True for a date that stands in a rail, beside a picture, among comments or in a list of other articles. */
export function isElsewhere(element: Element, holders: ReadonlySet<Element>): boolean {
  return standsIn(element, ELSEWHERE_TAG, elsewhere, holders)
}

/** How far above a date the entry of a list is looked for; how many entries make a list, and how many are read, and how far. */
const ENTRY_ABOVE = 3
const FEWEST_ENTRIES = 3
const MOST_ENTRIES = 30
const MOST_IN_ENTRY = 60

/** True for a date in a list whose entries hold a date and a link each, as a list of other articles does. */
export function isInList(element: Element): boolean {
  let entry: Element = element
  for (let i = 0; i < ENTRY_ABOVE && entry.parent !== null && entry.parent.tag !== 'body'; i++, entry = entry.parent) {
    let entries = 0
    for (const other of entry.parent.children.slice(0, MOST_ENTRIES)) if (isEntry(other)) entries++
    if (entries >= FEWEST_ENTRIES) return true
  }
  return false
}

function isEntry(node: Element | string): boolean {
  if (typeof node === 'string') return false
  let [date, link] = [false, false]
  const stack = [node]
  for (let seen = 0; stack.length > 0 && seen < MOST_IN_ENTRY; seen++) {
    const { tag, children } = stack.pop()!
    if (tag === 'time') date = true
    else if (tag === 'a') link = true
    for (const child of children.slice(0, MOST_IN_ENTRY)) if (typeof child !== 'string') stack.push(child)
  }
  return date && link
}
