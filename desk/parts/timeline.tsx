/** Events by their dates: a drawing to look at, and the same events as a list for everybody. */
import type { ComponentChildren } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { eventLabel, whenInWords } from '../../src/formats/event-words.ts'
import { choice, toggleChosen } from '../choice.ts'
import { capitalised } from '../format.ts'
import { useObservable } from '../observable.ts'
import { inOrder, type Order, orders } from '../order.ts'
import { useLatest } from '../overlay.ts'
import { href } from '../router.ts'
import { session } from '../session.ts'
import { AreStored } from './context.ts'
import { Later } from './later.tsx'
import { Tools } from './tools.tsx'

interface TimelineProps {
  entries: readonly TimelineEntry[]
  /** The day near which the drawing begins; null: it shows all. */
  near?: string | null
  /** Marks an event’s sentence in the text beside; without it, events link to their article. */
  onMark?: ((record: string) => void) | undefined
  /** What else is told of an event. */
  more?: (entry: TimelineEntry) => ComponentChildren
}

export function Timeline({ entries, near = null, onMark, more }: TimelineProps) {
  if (entries.length === 0) return <p class="nothing">No event with a date was found.</p>
  return (
    <>
      <Later
        load={() => import('../drawing.tsx').then(({ Drawing }) => Drawing)}
        what="the drawing"
        with={{ entries, near, onSelect: showInList }}
      />
      <ol class="event-list">
        {entries.map((entry) => (
          <Event key={entry.id} entry={entry} onMark={onMark} more={more?.(entry)} />
        ))}
      </ol>
    </>
  )
}

/** All events of something, in the order that the reader chooses. */
export function OrderedTimeline({ entries, near = null, ...rest }: TimelineProps) {
  const [order, setOrder] = useState<Order>('near')
  const ordered = useMemo(() => inOrder(entries, order, near), [entries, order, near])
  if (entries.length < 2) return <Timeline entries={entries} near={near} {...rest} />
  return (
    <>
      <label class="order">
        Order{' '}
        <select value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}>
          {orders.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Timeline entries={ordered} near={near} {...rest} />
    </>
  )
}

function showInList(id: string): void {
  const item = document.getElementById(`event-${id}`)
  item?.focus({ preventScroll: true })
  item?.scrollIntoView({ block: 'nearest' })
}

/** Characters of an event by which its buttons are told apart. */
const NAMED = 40

interface EventProps {
  entry: TimelineEntry
  onMark: TimelineProps['onMark']
  more: ComponentChildren
}

function Event({ entry: read, onMark, more }: EventProps) {
  const entry = useLatest(read)
  if (!entry) return null
  const { id, article, text, tense, source } = entry
  const name = `${whenInWords(entry)}, ${eventLabel(entry, NAMED)}`
  return (
    <li id={`event-${id}`} class="event" tabIndex={-1}>
      <p class="event-date">
        {capitalised(whenInWords(entry))} {tense === 'future' && <span class="chip">Ahead</span>}{' '}
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
      {more}
      <Tools
        id={id}
        name={name}
        isCorrected={source === 'editor'}
        editor={(onClose) => (
          <Later
            load={() => import('../edit/records.tsx').then(({ EventEditor }) => EventEditor)}
            what="the form"
            with={{ id, onClose }}
          />
        )}
      >
        <Choose entry={entry} name={name} />
      </Tools>
    </li>
  )
}

/** Takes the event into the editor’s timeline, or out of it. */
function Choose({ entry, name }: { entry: TimelineEntry; name: string }) {
  const areStored = useContext(AreStored)
  const canWrite = useObservable(session) !== null
  const isChosen = useObservable(choice)?.events.some(({ id }) => id === entry.id) ?? false
  if (!areStored || !canWrite) return null
  return (
    <button type="button" class="small" aria-pressed={isChosen} onClick={() => toggleChosen(entry)}>
      {isChosen ? 'In your timeline' : 'Add to a timeline'}
      <span class="visually-hidden">: {name}</span>
    </button>
  )
}
