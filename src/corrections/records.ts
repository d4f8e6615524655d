/** Corrections of quotes, claims and timeline entries. */
import type { Article } from '../../schemas/article.ts'
import type { Span } from '../../schemas/span.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { entityIds } from '../analysis/references.ts'
import { type Anchor, shiftOf } from './anchor.ts'
import type { Named, RecordCorrection, Records } from './correction.ts'
import { type Draft, emptyEntity, type Held } from './draft.ts'

/** Share of two stretches that is common from which they are the same record, found with other bounds. */
const same = 0.5

const letters = { quote: 'q', claim: 'c', timeline: 't' } as const

interface Place {
  start: number
  end: number
}

function placeOf({ start, end }: Anchor, shift: number): Place {
  return { start: start + shift, end: end + shift }
}

/** The machine’s record at a place: of those that cover it about alike the one with the same id, else the closest. */
function heldAt<T extends { id: string }>(held: readonly Held<T>[], { start, end }: Place, id: string): Held<T> | null {
  let best: { one: Held<T>; fit: number } | null = null
  for (const one of held) {
    const common = Math.min(one.end, end) - Math.max(one.start, start)
    const share = common / (Math.max(one.end, end) - Math.min(one.start, start))
    if (share < same) continue
    const fit = share + (one.record.id === id ? 1 : 0)
    if (!best || fit > best.fit) best = { one, fit }
  }
  return best?.one ?? null
}

/** Puts the record in as the machine once had it, where it does not have it any more. Its text must still be there. */
export function restore<K extends keyof Records>(
  draft: Draft,
  { record, anchor, machine, change, entities }: RecordCorrection<K>,
) {
  const shift = change === null ? null : shiftOf(anchor, draft.article.text)
  if (shift === null) return
  const held = draft[record] as Held<Records[K]>[]
  const place = placeOf(anchor, shift)
  if (heldAt(held, place, machine.id)) return
  const moved = movedRecord(machine, shift, draft.article.text)
  const paragraph = draft.article.paragraphs.findLastIndex(({ start }) => start <= place.start)
  const put = {
    ...moved,
    ...('paragraph' in moved && { paragraph: Math.max(0, paragraph) }),
    id: shift === 0 ? machine.id : freeId(held, machine.article, letters[record], startOf(moved)),
  }
  admit(draft, entityIds(put), entities)
  held.push({ record: put, ...place })
}

const startOf = (record: Records[keyof Records]) =>
  'time' in record ? (record.time?.start ?? record.start) : record.start

function freeId(held: readonly Held<{ id: string }>[], article: string, letter: string, start: number): string {
  for (let nth = 1; ; nth++) {
    const id = `${article}.${letter}${start}${nth > 1 ? `-${nth}` : ''}`
    if (!held.some(({ record }) => record.id === id)) return id
  }
}

/** Changes or hides the record; the id it has now, null when it is hidden. Undefined when its text is not there. */
export function correctRecord<K extends keyof Records>(
  draft: Draft,
  { record, anchor, machine, change, entities }: RecordCorrection<K>,
): string | null | undefined {
  const shift = shiftOf(anchor, draft.article.text)
  if (shift === null) return undefined
  const held = draft[record] as Held<Records[K]>[]
  const found = heldAt(held, placeOf(anchor, shift), machine.id)
  if (change === null) {
    if (found) held.splice(held.indexOf(found), 1)
    return null
  }
  if (!found) return undefined
  const values = boundsKept(movedValues(change, shift, draft.article.text), change, draft.article)
  admit(draft, entityIds(values), entities)
  if (record === 'quote') claimAlike(draft, found.record as Records['quote'], values)
  // A verdict says something of the claim; what is claimed stays as it was read.
  const { source } = 'verdict' in values ? found.record : { source: 'editor' as const }
  found.record = { ...found.record, ...values, source }
  if ('parts' in values) carry(draft, found.record as Records['quote'])
  return found.record.id
}

/** Whoever says a quote answers for the claims in it: those that were its old speaker’s go to the new one. */
function claimAlike(draft: Draft, quote: Records['quote'], { speaker }: Partial<Records['quote']>): void {
  if (speaker === undefined) return
  for (const held of draft.claim) {
    const { quote: carrier, claimant, voice } = held.record
    if (carrier !== quote.id || voice === 'article') continue
    if (isOne(claimant, quote.speaker)) held.record = { ...held.record, claimant: speaker, source: 'editor' }
  }
}

/** Claims lie in a quote as far as its words do: those that it has left are in none, those of its speaker that it has now are in it. */
function carry(draft: Draft, { id, parts, speaker }: Records['quote']): void {
  for (const held of draft.claim) {
    const { quote, claimant, voice } = held.record
    const lies = held.record.parts.some((part) => parts.some(({ start, end }) => part.start < end && start < part.end))
    if (quote === id && !lies) held.record = { ...held.record, quote: null }
    else if (quote === null && lies && voice === 'attributed' && isOne(claimant, speaker))
      held.record = { ...held.record, quote: id }
  }
}

/** The two are one and the same, as far as they are known; of those who are not, whoever one mention stands for. */
function isOne(claimant: Speaker | null, speaker: Speaker | null): boolean {
  if (claimant?.entity !== speaker?.entity || claimant?.name !== speaker?.name) return false
  return !claimant || claimant.name !== null || claimant.mention?.start === speaker?.mention?.start
}

/** Entities that a record refers to and the article does not have become its own, without mentions. */
function admit(draft: Draft, ids: readonly string[], named: readonly Named[]): void {
  for (const id of ids) {
    if (draft.entities.some((entity) => entity.id === id)) continue
    const one = named.find((entity) => entity.id === id)
    if (one) draft.entities.push(emptyEntity(one))
  }
}

function movedRecord<T extends Records[keyof Records]>(record: T, shift: number, text: string): T {
  const { start, end, ...rest } = record
  return { ...(movedSpans(rest, shift, text) as typeof rest), start: start + shift, end: end + shift } as unknown as T
}

/** New bounds count only while they still hold the words that were chosen. */
function movedValues<T extends Partial<Records[keyof Records]>>(change: T, shift: number, text: string): T {
  const { start, end, text: words, ...rest } = change
  const moved = movedSpans(rest, shift, text) as T
  if (start === undefined || end === undefined || words === undefined) return moved
  const bounds = { start: start + shift, end: end + shift, text: words }
  return text.slice(bounds.start, bounds.end) === words ? { ...moved, ...bounds } : moved
}

/** New bounds of a quote count only while all of their words are there; with them goes the kind that followed from them. */
function boundsKept<T extends Partial<Records[keyof Records]>>(values: T, change: T, { paragraphs }: Article): T {
  if (!('parts' in values && 'parts' in change)) return values
  const { parts = [], ...rest } = values as Partial<Records['quote']>
  if (parts.length < change.parts!.length) {
    const { verbatim: _verbatim, kind: _kind, ...others } = rest
    return others as T
  }
  const [start, end] = [parts[0]!.start, parts.at(-1)!.end]
  const paragraph = Math.max(
    0,
    paragraphs.findLastIndex((one) => one.start <= start),
  )
  return { ...values, start, end, paragraph }
}

/** Moves all spans within a value; of those whose words are elsewhere now, lists lose them and the rest is null. */
function movedSpans(value: unknown, shift: number, text: string): unknown {
  if (Array.isArray(value))
    return value.map((item) => movedSpans(item, shift, text)).filter((item, i) => item !== null || value[i] === null)
  if (typeof value !== 'object' || value === null) return value
  if (isSpan(value)) {
    const [start, end] = [value.start + shift, value.end + shift]
    return text.slice(start, end) === value.text ? { ...value, start, end } : null
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, movedSpans(item, shift, text)]))
}

function isSpan(value: object): value is Span {
  const { start, end, text } = value as Partial<Span>
  return typeof start === 'number' && typeof end === 'number' && typeof text === 'string'
}
