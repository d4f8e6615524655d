/** Where events stand in a drawing of a stretch of time: points and ranges to scale, each with its label, none on another. */
import type { TimelineEntry } from '../schemas/timeline.ts'
import { eventLabel } from '../src/formats/event-words.ts'
import { DAY, distance, endOf, startOf } from './order.ts'

/** The time that a drawing shows, in milliseconds of UTC. */
export interface TimeWindow {
  from: number
  to: number
}

export interface Mark {
  entry: TimelineEntry
  isPoint: boolean
  /** Pixels from the left. */
  left: number
  width: number
  label: string
  labelLeft: number
  /** Row of the drawing, from the top. */
  lane: number
}

/** Pixels of a point, and between what stands in one lane. */
const POINT = 12
const GAP = 14
/** Pixels of a label at most. */
const LABEL = 300
/** A range is seen, however short it is. */
const THINNEST = 2
/** Days that are shown at least. */
const LEAST = 14
/** The share of a window that is left free on each side. */
const ROOM = 0.06

/** The time of all events. */
export function wholeWindow(entries: readonly TimelineEntry[]): TimeWindow {
  return roomy(Math.min(...entries.map(startOf)), Math.max(...entries.map(endOf)))
}

/** The time of the events that are nearest to a day: of half of them, or of all that are within a few weeks of it. */
export function windowNear(entries: readonly TimelineEntry[], near: number): TimeWindow {
  const distances = entries.map((entry) => distance(entry, near)).sort((a, b) => a - b)
  const reach = Math.max(distances[Math.floor(distances.length / 2)]!, 30 * DAY)
  const within = entries.filter((entry) => distance(entry, near) <= reach)
  if (within.length === 0) return wholeWindow(entries)
  const [first, last] = [Math.min(near, ...within.map(startOf)), Math.max(near, ...within.map(endOf))]
  // What goes on for longer is not shown whole.
  return roomy(Math.max(first, near - reach - DAY), Math.min(last, near + reach + DAY))
}

function roomy(first: number, last: number): TimeWindow {
  const missing = Math.max(0, LEAST * DAY - (last - first)) / 2
  const room = (last - first) * ROOM + missing
  return { from: first - room, to: last + room }
}

/**
 * The events of a window in a width.
 * @param measure gives the width of a label.
 */
export function layOut(
  entries: readonly TimelineEntry[],
  { from, to }: TimeWindow,
  width: number,
  measure: (label: string) => number,
): { marks: Mark[]; lanes: number; before: TimelineEntry[]; after: TimelineEntry[] } {
  const at = (time: number) => POINT + ((time - from) / (to - from)) * (width - 2 * POINT)
  const shown = entries
    .filter((entry) => endOf(entry) > from && startOf(entry) < to)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  /** Where each lane is free from. */
  const free: number[] = []
  const marks = shown.map((entry) => {
    const isPoint = entry.earliest === entry.latest
    const begin = Math.max(0, isPoint ? at(startOf(entry) + DAY / 2) - POINT / 2 : at(startOf(entry)))
    const end = Math.min(width, isPoint ? begin + POINT : Math.max(at(endOf(entry)), begin + THINNEST))
    const label = fitting(entry, Math.min(LABEL, width), measure)
    const labelWidth = measure(label)
    const labelLeft = Math.max(0, Math.min(begin, width - labelWidth))
    const first = Math.min(begin, labelLeft)
    const open = free.findIndex((from) => from <= first)
    const lane = open < 0 ? free.length : open
    free[lane] = Math.max(end, labelLeft + labelWidth) + GAP
    return { entry, isPoint, left: begin, width: end - begin, label, labelLeft, lane }
  })
  return {
    marks,
    lanes: free.length,
    before: entries.filter((entry) => endOf(entry) <= from),
    after: entries.filter((entry) => startOf(entry) >= to),
  }
}

/** The longest label that fits, as near as matters. */
function fitting(entry: TimelineEntry, width: number, measure: (label: string) => number): string {
  for (let length = Math.floor(width / 5); length > 12; length = Math.floor(length * 0.9)) {
    const label = eventLabel(entry, length)
    if (measure(label) <= width) return label
  }
  return eventLabel(entry, 12)
}
