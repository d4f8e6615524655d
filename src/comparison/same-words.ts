/** Which quotes are the same words, and which entries of timelines the same event. */
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { words } from '../store/words.ts'
import { sharedShare } from './shared-words.ts'

/** Of the shorter of two forms of one quote, this share of the words is in both, in the same order, and so many at least. */
const alike = { share: 0.7, words: 5 }
/** Words of a quote that are compared. */
const compared = 200
/** Words in a row by which quotes are found that may be the same. */
const row = 3
/** Of two entries of one day that tell of one event, this share of the words is in both. */
const sameEvent = 0.5

export const quoteWords = ({ text }: Pick<Quote, 'text'>): string[] => words(text).slice(0, compared)

/** The words that two texts have in common in their order, as pairs of places (a longest common subsequence). */
export function aligned(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}

/** Whether two quotes are forms of the same words. */
export function areSameWords(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length)
  const needed = Math.max(alike.words, alike.share * shorter)
  return shorter >= alike.words && rowsOf(a).some((one) => rowsOf(b).includes(one)) && aligned(a, b).length >= needed
}

export function rowsOf(all: readonly string[]): string[] {
  return all.slice(row - 1).map((_, i) => all.slice(i, i + row).join(' '))
}

/**
 * Quotes in groups of the same words: each stands with the first group whose longest form it is a form of.
 * @param quotes in an order that depends on nothing but them.
 */
export function bySameWords<T extends Pick<Quote, 'text'>>(quotes: readonly T[]): T[][] {
  const longestFirst = quotes.map((quote) => ({ quote, own: quoteWords(quote) }))
  longestFirst.sort((a, b) => b.own.length - a.own.length)
  const groups: { own: string[]; members: T[] }[] = []
  const led = new Map<string, number[]>()
  for (const { quote, own } of longestFirst) {
    const rows = new Set(rowsOf(own))
    const near = new Set([...rows].flatMap((one) => led.get(one) ?? []))
    const known = [...near].sort((a, b) => a - b).find((group) => areSameWords(groups[group]!.own, own))
    if (known !== undefined) groups[known]!.members.push(quote)
    else {
      for (const one of rows) led.set(one, [...(led.get(one) ?? []), groups.length])
      groups.push({ own, members: [quote] })
    }
  }
  return groups.map(({ members }) => members)
}

/** Entries in groups of one event each: of the same days, with the same participants or about the same words. */
export function bySameEvent(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const days = new Map<string, TimelineEntry[][]>()
  for (const entry of entries) {
    const key = `${entry.earliest}/${entry.latest}`
    const groups = days.get(key) ?? []
    days.set(key, groups)
    const own = words(entry.text)
    const known = groups.find(([first]) => {
      const participants = first!.group === entry.group && entry.entities.length > 0
      return first!.article !== entry.article && (participants || sharedShare(own, words(first!.text)) >= sameEvent)
    })
    if (known) known.push(entry)
    else groups.push([entry])
  }
  return [...days.values()].flat()
}
