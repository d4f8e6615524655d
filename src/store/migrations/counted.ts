/**
 * What articles are counted by, and their words anew: since then letters that are no accents are folded, words of a
 * headline are told from others, and records of several parts can be found by what goes over from one to the next.
 */
import { type Kysely, sql } from 'kysely'
import type { Trx, WritingEngine } from '../engine.ts'
import { inserts } from '../insert.ts'
import { articleWords } from '../searched.ts'
import { shownOf } from '../write.ts'
import type { Dialect } from './dialect.ts'
import { findersOf } from './finders.ts'
import { nameEntities } from './names.ts'
import { facts } from './packed.ts'
import { type MigrationObserver, walkArticles } from './walk.ts'

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
  await walkArticles(trx, observe, async (held) => {
    const shown = held.map((row) => ({ row, analysis: shownOf(row) }))
    const rows = shown.flatMap(({ row, analysis }) => findersOf(row, analysis).facts)
    const texts = shown.map(({ row, analysis }) => engine.textRow(row.seq, articleWords(analysis)))
    await engine.all(trx, [...inserts(engine, trx, 'facts', rows), ...inserts(engine, trx, 'articles_text', texts)])
  })
}
