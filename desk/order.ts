/** Events in the orders that a reader may want. */
import type { TimelineEntry } from '../schemas/timeline.ts'

export const DAY = 86_400_000

/** First moment of an event and the one after its last, in milliseconds of UTC. */
export const startOf = ({ earliest }: TimelineEntry): number => Date.parse(earliest)
export const endOf = ({ latest }: TimelineEntry): number => Date.parse(latest) + DAY

export const orders = [
  ['near', 'Near the news'],
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
] as const
export type Order = (typeof orders)[number][0]

/** Milliseconds between an event and a moment; none while it goes on. */
export function distance(entry: TimelineEntry, near: number): number {
  return Math.max(startOf(entry) - near, near - endOf(entry), 0)
}

/** @param near the day of the news; without it events near it come oldest first. */
export function inOrder(entries: readonly TimelineEntry[], order: Order, near: string | null): TimelineEntry[] {
  const day = near === null ? null : Date.parse(near)
  const ascending = [...entries].sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b))
  if (order === 'newest') return ascending.reverse()
  if (order === 'oldest' || day === null) return ascending
  return ascending.sort((a, b) => distance(a, day) - distance(b, day) || lengthOf(a) - lengthOf(b))
}

const lengthOf = (entry: TimelineEntry) => endOf(entry) - startOf(entry)
