/** Events by their dates: a drawing to look at, and the same events as a list for everybody. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import type { Drawing } from '../drawing.ts'
import { dateLabel } from '../format.ts'
import { useLatest } from '../overlay.ts'
import { href } from '../router.ts'
import { Later } from './later.tsx'
import { Tools } from './tools.tsx'

interface TimelineProps {
  entries: readonly TimelineEntry[]
  /** Marks an event’s sentence in the text beside; without it, events link to their article. */
  onMark?: ((record: string) => void) | undefined
}

export function Timeline({ entries, onMark }: TimelineProps) {
  if (entries.length === 0) return <p class="nothing">No event with a date was found.</p>
  return (
    <>
      <Drawn entries={entries} />
      <ol class="event-list">
        {entries.map((entry) => (
          <Event key={entry.id} entry={entry} onMark={onMark} />
        ))}
      </ol>
    </>
  )
}

function Event({ entry: read, onMark }: { entry: TimelineEntry; onMark: TimelineProps['onMark'] }) {
  const entry = useLatest(read)
  if (!entry) return null
  const { id, article, date, text, tense, source } = entry
  return (
    <li id={`event-${id}`} class="event" tabIndex={-1}>
      <p class="event-date">
        {dateLabel(date)} {tense === 'future' && <span class="chip">Ahead</span>}{' '}
        {source === 'editor' && <span class="chip chip-editor">Corrected by an editor</span>}
      </p>
      {onMark ? (
        <button type="button" class="says" onClick={() => onMark(id)}>
          {text}
        </button>
      ) : (
        <a class="says" href={href(['articles', article], { mark: id })}>
          {text}
        </a>
      )}
      <Tools
        id={id}
        name={`${dateLabel(date)}, ${text.slice(0, 40)}`}
        isCorrected={source === 'editor'}
        editor={(onClose) => (
          <Later
            load={() => import('../edit/records.tsx').then(({ EventEditor }) => EventEditor)}
            what="the form"
            with={{ id, onClose }}
          />
        )}
      />
    </li>
  )
}

/** The drawing. It is loaded when it is first needed, and hidden from screen readers, which have the list. */
function Drawn({ entries }: { entries: readonly TimelineEntry[] }) {
  const box = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let drawn: Drawing | null = null
    let isWanted = true
    import('../drawing.ts').then(
      ({ draw }) => {
        // The reader may have gone on while it was loaded.
        if (!isWanted || !box.current) return
        drawn = draw(box.current, entries, (id) => {
          const item = document.getElementById(`event-${id}`)
          item?.focus({ preventScroll: true })
          item?.scrollIntoView({ block: 'nearest' })
        })
        setDrawing(drawn)
      },
      () => setFailed(true),
    )
    return () => {
      isWanted = false
      drawn?.destroy()
    }
  }, [entries])
  if (failed) return <p class="nothing">The drawing could not be loaded; the events are below.</p>
  return (
    <div class="drawing">
      <div class="drawing-tools">
        <button type="button" disabled={!drawing} onClick={() => drawing?.zoomIn()}>
          Zoom in
        </button>
        <button type="button" disabled={!drawing} onClick={() => drawing?.zoomOut()}>
          Zoom out
        </button>
        <button type="button" disabled={!drawing} onClick={() => drawing?.showAll()}>
          Show all
        </button>
      </div>
      <div ref={box} class="drawing-box" aria-hidden="true" />
    </div>
  )
}
