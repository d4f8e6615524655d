/** Events that an editor has chosen for a timeline, kept until the tab is closed, so that they may come from many places. */
import type { KeptTimelineWithEntries } from '../schemas/kept-timeline.ts'
import type { TimelineEntry } from '../schemas/timeline.ts'
import { eventLabel, whenInWords } from '../src/formats/event-words.ts'
import { capitalised } from './format.ts'
import { observable } from './observable.ts'
import { recall, remember } from './storage.ts'

/** An event as the tray shows it. */
export interface Chosen {
  id: string
  when: string
  label: string
  /** Its first day; unknown of an event that is gone. */
  earliest?: string
}

export interface Choice {
  headline: string
  events: readonly Chosen[]
  /** The kept timeline that it changes, as it was when it was opened; null when it becomes a new one. */
  of: { id: string; etag: string } | null
}

const KEY = 'copydesk.choice'
/** Characters of an event’s label in the tray. */
const LABEL = 80

/** Null when nothing is chosen. */
export const choice = observable<Choice | null>(recall('sessionStorage', KEY))

export function setChoice(next: Choice | null): void {
  remember('sessionStorage', KEY, next)
  choice.set(next)
}

export function chosen(entry: TimelineEntry): Chosen {
  return {
    id: entry.id,
    when: capitalised(whenInWords(entry)),
    label: eventLabel(entry, LABEL),
    earliest: entry.earliest,
  }
}

/** Puts an event at the end of what is chosen, or takes it out. */
export function toggleChosen(entry: TimelineEntry): void {
  const { headline = '', events = [], of = null } = choice.get() ?? {}
  const others = events.filter(({ id }) => id !== entry.id)
  const next = others.length < events.length ? others : [...events, chosen(entry)]
  setChoice(next.length > 0 || of ? { headline, events: next, of } : null)
}

/** Opens a kept timeline to be changed. */
export function openKept({ id, headline, events, entries = [] }: KeptTimelineWithEntries, etag: string): void {
  const found = new Map(entries.map((entry) => [entry.id, chosen(entry)]))
  const gone = (id: string) => ({ id, when: 'Gone', label: 'This event is no longer in its article' })
  setChoice({ headline, events: events.map((id) => found.get(id) ?? gone(id)), of: { id, etag } })
}
