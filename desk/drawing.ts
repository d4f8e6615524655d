/** The timeline’s drawing, by vis-timeline. A module of its own, because it is larger than all the rest of the desk. */
import { Timeline } from 'vis-timeline/esnext'
import type { TimelineEntry } from '../schemas/timeline.ts'

export interface Drawing {
  zoomIn(): void
  zoomOut(): void
  showAll(): void
  destroy(): void
}

/** Characters of an event’s sentence in the drawing, where it is wide and where it is narrow. */
const LENGTH = { wide: 48, narrow: 26 }
/** Pixels from which on it is wide. */
const WIDE = 700
const DAY = 86_400_000

/** Draws the events into an element; `onSelect` is given the id of the one that is clicked. */
export function draw(box: HTMLElement, entries: readonly TimelineEntry[], onSelect: (id: string) => void): Drawing {
  const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches
  const length = box.clientWidth < WIDE ? LENGTH.narrow : LENGTH.wide
  const { start, end } = around(entries)
  const timeline = new Timeline(
    box,
    entries.map(({ id, earliest, latest, text }) => {
      const [from, to] = [localDay(earliest).getTime(), localDay(latest).getTime() + DAY]
      const content = short(text, length)
      // What would be too narrow for its label is drawn as a moment.
      return to - from < (end - start) / 10
        ? { id, content, type: 'box', start: new Date((from + to) / 2) }
        : { id, content, type: 'range', start: new Date(from), end: new Date(to) }
    }),
    {
      // Text, never markup: the sentences are whatever a page said.
      template: (item: { content: string }) => {
        const element = document.createElement('span')
        element.textContent = item.content
        return element as unknown as string
      },
      start,
      end,
      minHeight: 180,
      maxHeight: 420,
      verticalScroll: true,
      // A turn of the wheel scrolls the page, as everywhere else.
      zoomKey: 'ctrlKey',
      zoomMin: 7 * DAY,
      showCurrentTime: false,
      showTooltips: false,
      selectable: true,
      margin: { item: { horizontal: 6, vertical: 6 }, axis: 8 },
      orientation: 'bottom',
    },
  )
  // The library shows nothing before its window has changed, and then not before it draws again.
  const showFirst = () => {
    timeline.off('rangechanged', showFirst)
    timeline.redraw()
  }
  timeline.on('rangechanged', showFirst)
  timeline.setWindow(start, end + 1, { animation: false })
  timeline.on('select', ({ items }: { items: string[] }) => items[0] && onSelect(items[0]))
  return {
    zoomIn: () => timeline.zoomIn(0.5, { animation }),
    zoomOut: () => timeline.zoomOut(0.5, { animation }),
    showAll: () => timeline.setWindow(start, end, { animation }),
    destroy: () => timeline.destroy(),
  }
}

/** The time shown first, in milliseconds: all events, with room for the labels beside them. */
function around(entries: readonly TimelineEntry[]): { start: number; end: number } {
  const first = Math.min(...entries.map(({ earliest }) => localDay(earliest).getTime()))
  const last = Math.max(...entries.map(({ latest }) => localDay(latest).getTime()))
  const room = Math.max(15 * DAY, (last - first) / 5)
  return { start: first - room, end: last + room }
}

/** A day `YYYY-MM-DD` in the zone of the reader’s machine, in which the axis is drawn. */
function localDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const local = new Date(2000, month - 1, date)
  local.setFullYear(year, month - 1, date)
  return local
}

/** The beginning of a text, up to the end of a word where there is one. */
function short(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return `${text.slice(0, end > 0 ? end : length)} …`
}
