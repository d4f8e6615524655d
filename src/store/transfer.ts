/**
 * What a store holds, as lines of JSON that either engine can take in: sources, the records as the machine has them, what
 * editors corrected and kept, and the log of changes. Taken into an empty database they give the same answers, byte for byte.
 */
import { type Kysely, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import { slices } from './chunks.ts'
import type { Engine, Trx } from './engine.ts'
import { inserts } from './insert.ts'
import { OpeningError } from './opening.ts'
import { pack, unpack } from './pack.ts'
import { bearersIn, takeNamings } from './short-names.ts'
import type { Tables } from './tables.ts'
import { plain } from './words.ts'
import { originalOf, sourceOf, timesOf, writeItems } from './write.ts'
import { Touched } from './write-entities.ts'

/** Told how many articles are done. */
export type TransferObserver = (done: number, total: number) => void

/** What was to be taken in cannot be; one line. */
export class TransferError extends Error {
  override readonly name = 'TransferError'
}

/** Raised when lines change in a way that older versions cannot read. */
const format = 2
/** Articles that are read, and written, together; other rows a line. */
const atOnce = { articles: 32, rows: 500 }

/** Tables that go over as they are, and what orders them. */
const copied = { corrections: 'seq', applications: 'correction', timelines: 'seq', changes: 'sequence' } as const

type Line =
  | { copydesk: number; articles: number }
  | { entities: string[] }
  | { table: keyof typeof copied; rows: object[] }
  | { version: { article: string; number: number; records: string } }
  // A version before 0.6 knows of no times, and writes none.
  | { engine: string; source: string; records: Analysis; times?: string[] | null; bearers?: [string, string][] }
  | { end: number }

/** Lines of all that is stored at one moment. */
export async function* exported(engine: Engine, observe: TransferObserver): AsyncGenerator<string> {
  const { db, release } = await engine.moment()
  try {
    for await (const line of linesOf(engine, db, observe)) yield `${JSON.stringify(line)}\n`
  } finally {
    await release()
  }
}

async function* linesOf(engine: Engine, db: Kysely<Tables>, observe: TransferObserver): AsyncGenerator<Line> {
  const counted = db.selectFrom('articles').select(({ fn }) => fn.countAll<number>().as('articles'))
  const total = Number((await counted.executeTakeFirstOrThrow()).articles)
  yield { copydesk: format, articles: total }
  // Neighbours that are as near as each other come in the order in which they were first seen.
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('entities')
      .select(['seq', 'id'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(500)
      .execute()
    if (rows.length === 0) break
    yield { entities: rows.map(({ id }) => id) }
    after = rows.at(-1)!.seq
  }
  for (const [table, order] of Object.entries(copied) as [keyof typeof copied, string][])
    for (let offset = 0; ; offset += atOnce.rows) {
      const all = sql<object>`select * from ${sql.table(table)} order by ${sql.ref(order)}
        ${table === 'applications' ? sql`, article` : sql``} limit ${atOnce.rows} offset ${offset}`
      const { rows } = await all.execute(db)
      if (rows.length === 0) break
      yield { table, rows }
    }
  for (let last = { article: '', number: 0 }; ; ) {
    const rows = await db
      .selectFrom('versions')
      .selectAll()
      .where(({ eb, refTuple, tuple }) => eb(refTuple('article', 'number'), '>', tuple(last.article, last.number)))
      .orderBy('article')
      .orderBy('number')
      .limit(atOnce.articles)
      .execute()
    if (rows.length === 0) break
    for (const { article, number, records } of rows) yield { version: { article, number, records: unpack(records) } }
    last = rows.at(-1)!
  }
  let done = 0
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('articles')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(atOnce.articles)
      .execute()
    if (rows.length === 0) break
    const bearers = await bearersIn(
      engine,
      db,
      rows.map(({ id }) => id),
      'shown',
    )
    for (const row of rows) {
      const shown = bearers(row.id)
      yield {
        ...sourceOf(row),
        records: await originalOf(db as Trx, row, shown),
        times: timesOf(row),
        bearers: [...shown],
      }
      observe(++done, total)
    }
    after = rows.at(-1)!.seq
  }
  yield { end: done }
}

/**
 * Takes lines into an empty database, all or nothing.
 * @throws {OpeningError} when the database holds something.
 * @throws {TransferError} when the lines are not what {@link exported} gives.
 */
export async function imported(
  engine: Engine,
  lines: AsyncIterable<string>,
  observe: TransferObserver,
): Promise<{ articles: number }> {
  return engine.write(async (trx) => {
    for (const table of ['articles', 'corrections', 'timelines', 'changes'] as const) {
      const held = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx)
      if (held.rows.length > 0) throw new OpeningError('the database holds something already: name an empty one')
    }
    const touched = new Touched()
    let total: number | null = null
    let [done, ended] = [0, false]
    const waiting: Extract<Line, { records: Analysis }>[] = []
    const flush = async () => {
      const items = waiting.splice(0).map(({ records, times = null, bearers = [], ...source }) => ({
        original: records,
        bearers: new Map(bearers),
        times,
        held: undefined,
        source,
      }))
      const noted = items.map(({ original, bearers }) => ({ id: original.article.id, analysis: original, bearers }))
      const written = await writeItems(engine, trx, items, touched, { quiet: true })
      await takeNamings(engine, trx, noted, new Map(noted.map(({ id }, i) => [plain(id), written[i]!.seq])))
      done += items.length
      observe(done, total!)
    }
    let number = 0
    for await (const text of lines) {
      const line = parsed(text, ++number)
      if (total === null) {
        if (!('copydesk' in line)) throw new TransferError('is no export of Copydesk')
        if (line.copydesk > format) throw new TransferError('was exported by a newer version')
        total = line.articles
      } else if ('entities' in line) await engine.all(trx, inserts(engine, trx, 'entities', line.entities.map(unseen)))
      else if ('table' in line) {
        if (!Object.hasOwn(copied, line.table)) throw new TransferError(`line ${number}: is not what an export holds`)
        for (const rows of slices(line.rows)) await engine.all(trx, inserts(engine, trx, line.table, rows as never))
      } else if ('version' in line) {
        const { records, ...version } = line.version
        await trx
          .insertInto('versions')
          .values({ ...version, records: pack(records) })
          .execute()
      } else if ('records' in line) {
        waiting.push(line)
        if (waiting.length === atOnce.articles) await flush()
      } else if ('end' in line) ended = true
    }
    await flush()
    if (!ended || done !== total) throw new TransferError('is cut off: the end is missing')
    await touched.refresh(engine, trx)
    await trx.deleteFrom('entities').where('articles', '<=', 0).execute()
    await engine.numbered(trx)
    return { articles: done }
  })
}

function parsed(text: string, number: number): Line {
  try {
    const line = JSON.parse(text)
    if (typeof line === 'object' && line !== null) return line
  } catch {}
  throw new TransferError(number === 1 ? 'is no export of Copydesk' : `line ${number}: is not JSON`)
}

const unseen = (id: string) => ({ id, type: id.slice(0, id.indexOf('/')), rank: 0, articles: 0, quotes: 0, claims: 0 })
