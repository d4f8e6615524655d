/** Of PostgreSQL: which words follow each other in an article, beside its words. */
import { type Kysely, sql } from 'kysely'
import type { Trx, WritingEngine } from '../engine.ts'
import { articleWords } from '../searched.ts'
import { shownOf } from '../write.ts'
import { postgres } from './dialect.ts'
import { type MigrationObserver, walkArticles } from './walk.ts'

export async function pairWords(db: Kysely<unknown>, engine: WritingEngine, observe: MigrationObserver): Promise<void> {
  const trx = db as unknown as Trx
  const run = (statement: string) => sql.raw(statement).execute(trx)
  const tables = await db.introspection.getTables()
  const columns = tables.find(({ name }) => name === 'articles_text')?.columns ?? []
  if (columns.some(({ name }) => name === 'pairs')) return
  // Each row moves when it grows: an index of its words would take them in once more, word by word.
  await run('drop index articles_text_words')
  await run('alter table articles_text add column pairs bytea')
  await walkArticles(trx, observe, async (held) => {
    const rows = held.map((row) => {
      const { rowid, pairs } = engine.textRow(row.seq, articleWords(shownOf(row)))
      return { rowid, pairs }
    })
    await sql`update articles_text t set pairs = p.pairs
      from (${engine.rows('articles_text', ['rowid', 'pairs'], rows)}) p where t.rowid = p.rowid`.execute(trx)
  })
  await run('alter table articles_text alter column pairs set not null')
  await run(postgres.words('articles_text', true).at(-1)!)
}
