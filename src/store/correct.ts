/** Corrects records, and takes corrections back. All within one transaction, but for what many articles need. */
import type { Transaction } from 'kysely'
import type { ClaimPatch, Merge, QuotePatch, Split, TimelinePatch } from '../../schemas/correction.ts'
import type { Entity } from '../../schemas/entity.ts'
import { applyCorrections, uncorrected } from '../corrections/apply.ts'
import {
  articleCorrection,
  type Context,
  CorrectionError,
  checkNewId,
  claimValues,
  entityCorrection,
  mentionedIds,
  quoteValues,
  recordCorrection,
  splitCorrection,
  timelineValues,
  UnknownEntityError,
} from '../corrections/compose.ts'
import type { Correction, Named, Records } from '../corrections/correction.ts'
import { chunks } from './chunks.ts'
import { liveCorrections, shownCorrections, survivorOf } from './corrections.ts'
import type { Engine } from './engine.ts'
import { unpack, unpackLines } from './pack.ts'
import { entityNames, readArticle, readEntity, readRecord } from './read.ts'
import { decideAgain } from './short-names.ts'
import {
  ConflictError,
  type CorrectionRequest,
  type CorrectionResult,
  type Editor,
  type IfMatch,
  PreconditionError,
  type Stored,
} from './store.ts'
import type { Tables } from './tables.ts'
import { plain } from './words.ts'
import { heldBy, rewriteArticles, rewriteAwaited, uncorrectedOf } from './write.ts'

type Trx = Transaction<Tables>
type OfEntity = Extract<Correction, { record: 'entity' }>
type OfRecord = Exclude<CorrectionRequest, { record: 'entity' | 'article' }>

/** Articles that a transaction writes anew: the one that corrects, and each that goes on where it stopped. */
const atOnce = { first: 100, further: 50 }

const tables = { quote: 'quotes', claim: 'claims', timeline: 'timeline', verdict: 'claims' } as const

/** @throws {PreconditionError} @throws {CorrectionError} @throws {ConflictError} */
export async function correct(
  engine: Engine,
  trx: Trx,
  request: CorrectionRequest,
  editor: Editor,
  ifMatch?: IfMatch,
): Promise<CorrectionResult | null> {
  const within = { ...engine, db: trx }
  const held = await heldRecord(within, request)
  if (!held) return null
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(held.etag))
    throw new PreconditionError('the record has changed')
  if (request.record === 'entity') return correctEntity(engine, trx, request, held, editor)
  if (request.record === 'article') return correctArticle(engine, trx, request, held, editor)
  return correctRecord(engine, trx, request, held, editor)
}

/** What is to be corrected, as it is shown. */
function heldRecord(engine: Engine, { record, id }: CorrectionRequest): Promise<Stored | null> {
  if (record === 'entity') return readEntity(engine, id)
  if (record === 'article') return readArticle(engine, id, false)
  return readRecord(engine, tables[record], id)
}

async function correctArticle(
  engine: Engine,
  trx: Trx,
  { patch }: Extract<CorrectionRequest, { record: 'article' }>,
  { id, json }: Stored,
  editor: Editor,
): Promise<CorrectionResult> {
  const correction = articleCorrection(patch)
  const seq = await keep(trx, correction, editor, { target: id, patch, shown: JSON.parse(json), article: id })
  await applyTo(engine, trx, seq, id)
  return { correction: String(seq), stored: await readArticle({ ...engine, db: trx }, id, false) }
}

/** Writes the one article anew that a correction holds in. */
async function applyTo(engine: Engine, trx: Trx, seq: number, article: string): Promise<void> {
  await trx.insertInto('applications').values({ correction: seq, article, applied: 0, record: null }).execute()
  await rewriteArticles(engine, trx, [article])
}

async function correctRecord(
  engine: Engine,
  trx: Trx,
  request: OfRecord,
  held: Stored,
  editor: Editor,
): Promise<CorrectionResult> {
  const record = request.record === 'verdict' ? 'claim' : request.record
  // A verdict is kept as a member of its claim.
  const patch = request.record === 'verdict' ? { verdict: request.verdict } : request.patch
  const shown = JSON.parse(held.json) as Records[typeof record]
  const { article } = shown
  const row = (await heldBy(trx, plain(article)))!
  const original = await uncorrectedOf(engine, trx, row)
  const live = await liveCorrections(engine, trx, original)
  const { analysis } = applyCorrections(original, live)
  const context: Context = {
    analysis,
    ...(await namesOf(engine, trx, 'hidden' in patch || 'verdict' in patch ? [] : mentionedIds(patch))),
  }
  const correction = recordCorrection(
    record,
    uncorrected(original, live, record, held.id) ?? shown,
    'hidden' in patch ? null : valuesOf(request, shown, context, editor),
    context,
  )
  const seq = await keep(trx, correction, editor, { target: held.id, patch, shown, article: row.id }, request.record)
  await applyTo(engine, trx, seq, row.id)
  return { correction: String(seq), stored: await readRecord({ ...engine, db: trx }, tables[record], held.id) }
}

/** What the record is to be, but for what it is already. */
function valuesOf(request: OfRecord, shown: object, context: Context, editor: Editor) {
  if (request.record === 'verdict') return { verdict: { ...request.verdict, ...editor } }
  const { record, patch } = request
  if (record === 'quote') return quoteValues(patch as Changes<QuotePatch>, shown as Records['quote'], context)
  if (record === 'claim') return claimValues(patch as Changes<ClaimPatch>, shown as Records['claim'], context)
  return timelineValues(patch as Changes<TimelinePatch>, shown as Records['timeline'], context)
}

type Changes<T> = Exclude<T, { hidden: true }>

/** Names of entities there are, and where those are now that have become others. */
async function namesOf(engine: Engine, trx: Trx, ids: readonly string[]): Promise<Pick<Context, 'known' | 'moved'>> {
  const [known, moved] = [new Map<string, string>(), new Map<string, string>()]
  for (const id of new Set(ids)) {
    const now = await survivorOf(trx, id)
    if (now !== null && now !== plain(id)) moved.set(id, now)
    else if (now !== null) known.set(id, await nameOf(engine, trx, now))
  }
  return { known, moved }
}

async function nameOf(engine: Engine, trx: Trx, id: string): Promise<string> {
  return (await entityNames(engine, trx, [id])).get(id)!
}

async function correctEntity(
  engine: Engine,
  trx: Trx,
  request: Extract<CorrectionRequest, { record: 'entity' }>,
  held: Stored,
  editor: Editor,
): Promise<CorrectionResult> {
  const { id } = held
  const shown = JSON.parse(held.json) as Entity
  let correction: OfEntity
  let patch: object
  if ('merge' in request) {
    correction = { record: 'entity', action: 'merge', id, ...(await survivorTo(engine, trx, id, request.merge)) }
    patch = request.merge
  } else if ('split' in request) {
    correction = await splitting(engine, trx, id, request.split)
    patch = request.split
  } else {
    correction = entityCorrection(request.patch, shown)
    patch = request.patch
    if (correction.into !== id && (await survivorOf(trx, correction.into)) === correction.into)
      throw new ConflictError(`There is an entity “${correction.into}” already: merge the two.`)
  }
  const seq = await keep(trx, correction, editor, { target: id, patch, shown, article: null })
  const articles =
    correction.action === 'split'
      ? [...new Set(correction.mentions.map(({ article }) => article))]
      : await articlesOf(trx, id)
  if (correction.action === 'split') {
    const rows = articles.map((article) => ({ correction: seq, article, applied: 0, record: null }))
    for await (const chunk of chunks(rows)) await trx.insertInto('applications').values(chunk).execute()
  }
  if (correction.action !== 'split') await decideAgain(engine, trx, { people: [id, correction.into] })
  await rewriteFirst(engine, trx, seq, articles)
  await rewriteAwaited(engine, trx)
  const within = { ...engine, db: trx }
  // Of a split the entity is shown that was split, unless nothing is left of it.
  const left = correction.action === 'split' ? await readEntity(within, id) : null
  const hidden = correction.action === 'change' && correction.change === null
  return { correction: String(seq), stored: hidden ? null : (left ?? (await readEntity(within, correction.into))) }
}

/** The entity that another one is to be. @throws {CorrectionError} */
async function survivorTo(
  engine: Engine,
  trx: Trx,
  id: string,
  { into }: Merge,
): Promise<{ into: string; name: string }> {
  const survivor = await survivorOf(trx, into)
  if (survivor === null) throw new UnknownEntityError('/into', into)
  if (survivor === id) throw new CorrectionError('/into', 'is the entity itself')
  return { into: survivor, name: await nameOf(engine, trx, survivor) }
}

/** @throws {CorrectionError} */
async function splitting(engine: Engine, trx: Trx, id: string, split: Split): Promise<OfEntity> {
  const survivor = await survivorOf(trx, split.into)
  if (survivor === id) throw new CorrectionError('/into', 'is the entity itself')
  if (survivor !== null && survivor !== split.into)
    throw new CorrectionError('/into', `“${split.into}” is “${survivor}” now`)
  const articles = [...new Set([...split.articles, ...split.mentions.map(({ article }) => article)])]
  const appearances = new Map<string, { text: string; entity: Entity }>()
  for await (const chunk of chunks(articles.map(plain))) {
    const rows = await trx
      .selectFrom('appearances as k')
      .innerJoin('articles as a', 'a.seq', 'k.article')
      .innerJoin('entities as e', 'e.seq', 'k.entity')
      .select(['a.id', 'a.article', 'a.entities'])
      .where('e.id', '=', id)
      .where('a.id', 'in', chunk)
      .execute()
    for (const row of rows) {
      const entity = unpackLines(row.entities)
        .map((json) => JSON.parse(json) as Entity)
        .find((one) => one.id === id)
      if (entity) appearances.set(row.id, { text: JSON.parse(unpack(row.article)).text, entity })
    }
  }
  return splitCorrection(split, id, await otherOf(engine, trx, split, survivor !== null), appearances)
}

async function otherOf(engine: Engine, trx: Trx, { into, name }: Split, known: boolean): Promise<Named> {
  if (known) {
    const called = await nameOf(engine, trx, into)
    if (name !== undefined && name !== called) throw new CorrectionError('/name', `“${into}” is called “${called}”`)
    return { id: into, name: called }
  }
  checkNewId(into, '/into')
  if (name === undefined) throw new CorrectionError('/name', 'is needed for a new entity')
  return { id: into, name }
}

async function articlesOf(trx: Trx, entity: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('appearances as k')
    .innerJoin('entities as e', 'e.seq', 'k.entity')
    .innerJoin('articles as a', 'a.seq', 'k.article')
    .select('a.id')
    .where('e.id', '=', entity)
    .orderBy('a.newest')
    .orderBy('a.seq')
    .execute()
  return rows.map(({ id }) => id)
}

/** Stores a correction; gives its number. @param record what it is shown as. */
async function keep(
  trx: Trx,
  correction: Correction,
  { by, at }: Editor,
  { target, patch, shown, article }: { target: string; patch: object; shown: object; article: string | null },
  record: CorrectionRequest['record'] = correction.record,
): Promise<number> {
  const { action, into } = correction.record === 'entity' ? correction : { action: 'change', into: target }
  const hides = 'change' in correction && correction.change === null
  const members = Object.entries(shown).filter(([member]) => member in patch)
  const row = {
    newest: -Date.parse(at),
    record,
    action: hides ? 'hide' : action,
    target,
    survivor: into === target ? null : into,
    everywhere: correction.record === 'entity' && action !== 'split' ? 1 : 0,
    article,
    patch: JSON.stringify(patch),
    was: JSON.stringify(action === 'change' && !hides ? Object.fromEntries(members) : {}),
    kept: JSON.stringify(correction),
    editor: by,
    made: at,
    undoer: null,
    undone: null,
  }
  return (await trx.insertInto('corrections').values(row).returning('seq').executeTakeFirstOrThrow()).seq
}

/** Takes a correction back. @throws {ConflictError} */
export async function undo(engine: Engine, trx: Trx, seq: number, { by, at }: Editor): Promise<Stored | null> {
  const row = await trx
    .selectFrom('corrections')
    .select(['undone', 'target', 'survivor', 'everywhere'])
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (!row) return null
  if (row.undone !== null) throw new ConflictError('It is undone already.')
  await trx.updateTable('corrections').set({ undoer: by, undone: at }).where('seq', '=', seq).execute()
  const applied = await trx.selectFrom('applications').select('article').where('correction', '=', seq).execute()
  const articles = applied.map(({ article }) => article)
  const everywhere = row.everywhere === 1
  await decideAgain(engine, trx, everywhere ? { people: [row.target, row.survivor ?? row.target] } : { articles })
  await rewriteFirst(engine, trx, seq, articles)
  await rewriteAwaited(engine, trx)
  return (await shownCorrections(trx, [seq]))[0] ?? null
}

/** Writes the first articles anew and puts the others down to be done. */
async function rewriteFirst(engine: Engine, trx: Trx, seq: number, articles: readonly string[]): Promise<void> {
  for await (const chunk of chunks(articles.slice(atOnce.first).map((article) => ({ article, correction: seq }))))
    await trx
      .insertInto('rewrites')
      .values(chunk)
      .onConflict((on) => on.doNothing())
      .execute()
  await rewriteArticles(engine, trx, articles.slice(0, atOnce.first))
}

/** Writes some of the articles anew that are put down to be; false when there is none. */
export async function rewriteNext(engine: Engine, trx: Trx): Promise<boolean> {
  const rows = await trx.selectFrom('rewrites').select('article').distinct().limit(atOnce.further).execute()
  await rewriteArticles(
    engine,
    trx,
    rows.map(({ article }) => article),
  )
  return rows.length + (await rewriteAwaited(engine, trx)) > 0
}
