/** Timelines that editors keep: events of any articles, by their ids, in an order and under a headline of their own. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { KeptTimeline, KeptTimelineDraft } from '../../schemas/kept-timeline.ts'
import { slug } from '../slug.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Engine, ReadingEngine, Trx } from './engine.ts'
import { unpackLines } from './pack.ts'
import { etagOf } from './rows.ts'
import {
  type Editor,
  type IfMatch,
  type Listing,
  type Paging,
  PreconditionError,
  type Stored,
  UnknownEventError,
} from './store.ts'
import type { KeptTimelineTable } from './tables.ts'
import { plain } from './words.ts'

const NAME = 'timelines'

function storedOf(row: Selectable<KeptTimelineTable>): Stored {
  const { id, headline, events, editor, made, changer, changed } = row
  const kept: KeptTimeline = {
    id,
    headline,
    events: JSON.parse(events),
    made: { by: editor, at: made },
    changed: changed === null ? null : { by: changer!, at: changed },
  }
  const json = JSON.stringify(kept)
  return { id, json, etag: etagOf(json) }
}

const rowOf = ({ db }: Pick<ReadingEngine, 'db'>, id: string) =>
  db.selectFrom('timelines').selectAll().where('id', '=', plain(id)).executeTakeFirst()

export async function readKeptTimeline(engine: ReadingEngine, id: string): Promise<Stored | null> {
  const row = await rowOf(engine, id)
  return row ? storedOf(row) : null
}

export async function listKeptTimelines({ db }: ReadingEngine, { limit, cursor }: Paging): Promise<Listing> {
  const after = cursor === undefined ? null : decodeCursor(cursor, NAME, {}, ['number', 'number'])
  const all = db
    .selectFrom('timelines')
    .selectAll()
    .orderBy('newest')
    .orderBy('seq')
    .limit(limit + 1)
  const further = after && sql<boolean>`(newest, seq) > (${sql.join(after.map((value) => sql.val(value)))})`
  const rows = await (further ? all.where(further) : all).execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => storedOf(row).json),
    next: last && rows.length > limit ? encodeCursor(NAME, {}, [last.newest, last.seq]) : null,
  }
}

/** Events by their ids, each with its JSON; without those that there are not. */
async function entriesById(engine: Pick<ReadingEngine, 'db' | 'list'>, ids: readonly string[]) {
  const wanted = new Set(ids.map(plain))
  const articles = [...new Set([...wanted].map((id) => id.slice(0, Math.max(0, id.lastIndexOf('.')))))]
  const rows = await engine.db
    .selectFrom('articles')
    .select('timeline')
    .where('id', 'in', engine.list(articles) as RawBuilder<string>)
    .execute()
  const found = new Map<string, string>()
  for (const json of rows.flatMap(({ timeline }) => unpackLines(timeline))) {
    const { id } = JSON.parse(json) as { id: string }
    if (wanted.has(id)) found.set(id, json)
  }
  return found
}

export async function readEntries(engine: ReadingEngine, ids: readonly string[]): Promise<string[]> {
  const found = await entriesById(engine, ids)
  return ids.flatMap((id) => found.get(plain(id)) ?? [])
}

/** @param had events that may be gone. @throws {UnknownEventError} */
async function checkEvents(engine: Engine, trx: Trx, events: readonly string[], had: readonly string[]) {
  const found = await entriesById({ ...engine, db: trx }, events)
  const unknown = events.findIndex((id) => !found.has(plain(id)) && !had.includes(id))
  if (unknown >= 0) throw new UnknownEventError(events[unknown]!, unknown)
}

/** @throws {UnknownEventError} */
export async function keepTimeline(
  engine: Engine,
  trx: Trx,
  { headline, events }: KeptTimelineDraft,
  { by, at }: Editor,
): Promise<Stored> {
  await checkEvents(engine, trx, events, [])
  const row = {
    newest: -Date.parse(at),
    id: await freeId(trx, slug(headline) || 'timeline'),
    headline: plain(headline),
    events: JSON.stringify(events.map(plain)),
    editor: by,
    made: at,
    changer: null,
    changed: null,
  }
  const stored = await trx.insertInto('timelines').values(row).returningAll().executeTakeFirstOrThrow()
  return storedOf(stored)
}

async function freeId(trx: Trx, id: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? id : `${id}-${nth}`
    if (!(await rowOf({ db: trx }, candidate))) return candidate
  }
}

/** The row of a timeline that may be changed. @throws {PreconditionError} */
async function heldBy(trx: Trx, id: string, ifMatch: IfMatch | undefined) {
  const row = await rowOf({ db: trx }, id)
  if (row && ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(storedOf(row).etag))
    throw new PreconditionError('the timeline has changed')
  return row
}

/** @throws {PreconditionError} @throws {UnknownEventError} */
export async function changeTimeline(
  engine: Engine,
  trx: Trx,
  id: string,
  { headline, events }: KeptTimelineDraft,
  { by, at }: Editor,
  ifMatch?: IfMatch,
): Promise<Stored | null> {
  const row = await heldBy(trx, id, ifMatch)
  if (!row) return null
  await checkEvents(engine, trx, events, JSON.parse(row.events))
  const stored = await trx
    .updateTable('timelines')
    .set({ headline: plain(headline), events: JSON.stringify(events.map(plain)), changer: by, changed: at })
    .where('seq', '=', row.seq)
    .returningAll()
    .executeTakeFirstOrThrow()
  return storedOf(stored)
}

/** @throws {PreconditionError} */
export async function dropTimeline(trx: Trx, id: string, ifMatch?: IfMatch): Promise<boolean> {
  const row = await heldBy(trx, id, ifMatch)
  if (!row) return false
  await trx.deleteFrom('timelines').where('seq', '=', row.seq).execute()
  return true
}
