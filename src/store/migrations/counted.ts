/**
 * What articles are counted by, and their words anew: since then letters that are no accents are folded, words of a
 * headline are told from others, and records of several parts can be found by what goes over from one to the next.
 */
import { type Kysely, sql } from 'kysely'
import type { Trx, WritingEngine } from '../engine.ts'
import { inserts } from '../insert.ts'
import { recordRows } from '../rows.ts'
import { articleWords } from '../searched.ts'
import { companyIn, shownOf } from '../write.ts'
import type { Dialect } from './dialect.ts'
import { nameEntities } from './names.ts'
import { facts, type MigrationObserver } from './packed.ts'

/** Articles that are read at a time. */
const atOnce = 50

export async function countArticles(
  db: Kysely<unknown>,
  dialect: Dialect,
  engine: WritingEngine,
  observe: MigrationObserver,
): Promise<void> {
  const trx = db as unknown as Trx
  const tables = await db.introspection.getTables()
  if (tables.some(({ name }) => name === 'facts')) return
  for (const statement of [facts(dialect), 'drop table articles_text', ...dialect.words('articles_text', true)])
    await sql.raw(statement).execute(trx)
  await nameEntities(trx, engine)
  const counted = trx.selectFrom('articles').select(({ fn }) => fn.countAll<number>().as('articles'))
  const total = Number((await counted.executeTakeFirstOrThrow()).articles)
  for (let after = 0, done = 0; ; ) {
    const held = await trx
      .selectFrom('articles')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(atOnce)
      .execute()
    if (held.length === 0) return
    const shown = held.map((row) => ({ seq: row.seq, analysis: shownOf(row), company: companyIn(row) }))
    const rows = shown.flatMap(({ seq, analysis, company }) => {
      const seqs = new Map(analysis.entities.map(({ id }, i) => [id, company[i]!]))
      return recordRows(seq, analysis, seqs).facts
    })
    const texts = shown.map(({ seq, analysis }) => ({ rowid: seq, words: engine.indexed(articleWords(analysis)) }))
    await engine.all(trx, [...inserts(engine, trx, 'facts', rows), ...inserts(engine, trx, 'articles_text', texts)])
    after = held.at(-1)!.seq
    done += held.length
    observe(done, total)
  }
}
