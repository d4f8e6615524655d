/**
 * Since 0.6 lists are narrowed by what articles say of themselves, and records tell whose they are and whom they name. A
 * database that was made by this version has all of it.
 */
import { type Kysely, sql } from 'kysely'
import { slices } from '../chunks.ts'
import type { Trx, WritingEngine } from '../engine.ts'
import { inserts } from '../insert.ts'
import { recordRows } from '../rows.ts'
import { companyIn, shownOf } from '../write.ts'
import type { Dialect } from './dialect.ts'
import { type MigrationObserver, recordTables } from './packed.ts'

/** Articles that are read at a time. */
const atOnce = 50

export async function labelArticles(
  db: Kysely<unknown>,
  dialect: Dialect,
  engine: WritingEngine,
  observe: MigrationObserver,
): Promise<void> {
  const trx = db as unknown as Trx
  const run = (statement: string) => sql.raw(statement).execute(trx)
  const tables = await db.introspection.getTables()
  if (tables.some(({ name }) => name === 'labels')) return
  const made = recordTables(dialect)
  const kinds = Object.keys(made) as (keyof typeof made)[]
  for (const table of kinds) if (table !== 'labels') await run(`drop table ${table}`)
  for (const statement of Object.values(made).flat()) await run(statement)
  await run('drop index articles_publisher')
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
    const rows = held.map((row) => {
      const analysis = shownOf(row)
      // Its entities in the same order.
      const company = companyIn(row)
      return recordRows(row.seq, analysis, new Map(analysis.entities.map(({ id }, i) => [id, company[i]!])))
    })
    for (const kind of kinds)
      for (const slice of slices(rows.flatMap((own): object[] => own[kind])))
        await engine.all(trx, inserts(engine, trx, kind, slice as never))
    after = held.at(-1)!.seq
    done += held.length
    observe(done, total)
  }
}
