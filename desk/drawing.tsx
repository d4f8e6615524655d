/** The timeline’s drawing. A module of its own, loaded when it is first shown. */
import { utcTicks } from 'd3-time'
import type { TargetedPointerEvent, TargetedWheelEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { TimelineEntry } from '../schemas/timeline.ts'
import { whenInWords } from '../src/formats/event-words.ts'
import { layOut, type TimeWindow, wholeWindow, windowNear } from './layout.ts'
import { DAY, endOf, startOf } from './order.ts'

interface DrawingProps {
  entries: readonly TimelineEntry[]
  /** The day near which it begins; null: all is shown. */
  near: string | null
  /** Called with the id of the event that is clicked. */
  onSelect: (id: string) => void
}

/** Pixels of a lane, with the mark and, under it, the label; and of the axis. */
const LANE = 38
const AXIS = 28
/** Pixels between two dates of the axis, about. */
const TICK = 110
/** Days that are shown at least. */
const NEAREST = 7
/** Pixels that the pointer moves before it drags. */
const STILL = 4

const short = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC', year: 'numeric' })
const [yearLabel, monthLabel, dayLabel] = [
  short({}),
  short({ month: 'short' }),
  short({ month: 'short', day: 'numeric' }),
]

/** It is hidden from screen readers, which have the list of the same events. */
export function Drawing({ entries, near, onSelect }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null)
  const whole = useMemo(() => wholeWindow(entries), [entries])
  const first = useMemo(() => (near === null ? whole : windowNear(entries, Date.parse(near))), [entries, near])
  const [shown, setShown] = useState<TimeWindow>(first)
  const [width, setWidth] = useState(0)
  const drag = useRef<{ x: number; window: TimeWindow; moved: boolean } | null>(null)
  useEffect(() => setShown(first), [first])
  useEffect(() => {
    const observer = new ResizeObserver(() => box.current && setWidth(box.current.clientWidth))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  const measure = useMemo(() => widthIn(box.current), [width])
  const { marks, lanes, before, after } = layOut(entries, shown, width, measure)
  const length = shown.to - shown.from

  const zoom = (factor: number) => {
    const next = Math.min(Math.max(length * factor, NEAREST * DAY), Math.max(whole.to - whole.from, length))
    const middle = (shown.from + shown.to) / 2
    setShown({ from: middle - next / 2, to: middle + next / 2 })
  }
  const pan = (time: number) => setShown({ from: shown.from + time, to: shown.to + time })
  /** As far as the next events are, where the next step would show none. */
  const earlier = () => pan(-Math.max(length * 0.7, shown.to - Math.max(...before.map(endOf)) - length * 0.3))
  const later = () => pan(Math.max(length * 0.7, Math.min(...after.map(startOf)) - shown.from - length * 0.3))

  const press = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (event.button === 0) drag.current = { x: event.clientX, window: shown, moved: false }
  }
  const move = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const held = drag.current
    if (!held) return
    const way = event.clientX - held.x
    if (!held.moved && Math.abs(way) < STILL) return
    if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
    held.moved = true
    const time = (-way / width) * (held.window.to - held.window.from)
    setShown({ from: held.window.from + time, to: held.window.to + time })
  }
  const release = () => {
    drag.current = null
  }
  const wheel = (event: TargetedWheelEvent<HTMLDivElement>) => {
    // A turn of the wheel alone scrolls the page, as everywhere else.
    if (!event.ctrlKey) return
    event.preventDefault()
    zoom(event.deltaY < 0 ? 0.8 : 1.25)
  }
  const at = (time: number) => `${((time - shown.from) / length) * 100}%`

  return (
    <div class="drawing">
      <div class="drawing-tools">
        <button type="button" disabled={before.length === 0} onClick={earlier}>
          {before.length > 0 ? `${before.length} earlier` : 'None earlier'}
        </button>
        <button type="button" disabled={after.length === 0} onClick={later}>
          {after.length > 0 ? `${after.length} later` : 'None later'}
        </button>
        <button type="button" disabled={length <= NEAREST * DAY} onClick={() => zoom(0.5)}>
          Zoom in
        </button>
        <button type="button" disabled={length >= whole.to - whole.from} onClick={() => zoom(2)}>
          Zoom out
        </button>
        <button type="button" disabled={shown === whole} onClick={() => setShown(whole)}>
          Show all
        </button>
      </div>
      <div
        ref={box}
        class="drawing-box"
        aria-hidden="true"
        data-width={width}
        style={{ height: `${lanes * LANE + AXIS}px` }}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onWheel={wheel}
      >
        {width > 0 && (
          <>
            {ticksOf(shown, width).map(({ time, label }) => (
              <div key={time} class="tick" style={{ left: at(time) }}>
                <span>{label}</span>
              </div>
            ))}
            {marks.map(({ entry, isPoint, left, width, label, labelLeft, lane }) => (
              <button
                key={entry.id}
                type="button"
                tabIndex={-1}
                class={isPoint ? 'mark-point' : 'mark-range'}
                title={`${whenInWords(entry)}: ${entry.text}`}
                style={{ top: `${lane * LANE + 6}px` }}
                onClick={() => onSelect(entry.id)}
              >
                <span class="shape" style={{ left: `${left}px`, width: `${width}px` }} />
                <span class="label" style={{ left: `${labelLeft}px` }}>
                  {label}
                </span>
              </button>
            ))}
          </>
        )}
      </div>
    </div>
  )
}

/** Dates under the drawing, each once. */
function ticksOf({ from, to }: TimeWindow, width: number): { time: number; label: string }[] {
  const ticks = utcTicks(new Date(from), new Date(to), Math.max(2, Math.floor(width / TICK)))
  const step = (to - from) / Math.max(1, ticks.length)
  const { format } = step > 300 * DAY ? yearLabel : step > 25 * DAY ? monthLabel : dayLabel
  const labelled = ticks.map((date) => ({ time: date.getTime(), label: format(date) }))
  // None that would stand over the edge, or over the one before.
  const room = (TICK * (to - from)) / width
  let free = from + room / 2
  return labelled.filter(({ time, label }, i) => {
    if (label === labelled[i - 1]?.label || time < free || time > to - room / 2) return false
    free = time + room * 0.9
    return true
  })
}

/** Measures texts as an element shows them. */
function widthIn(element: HTMLElement | null): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (!element || !context) return (text) => text.length * 8
  const { fontFamily } = getComputedStyle(element)
  context.font = `13px ${fontFamily}`
  return (text) => Math.ceil(context.measureText(text).width) + 2
}
