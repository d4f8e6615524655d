/**
 * Since 0.6 lists are narrowed by what articles say of themselves, and records tell whose they are and whom they name. A
 * database that was made by this version has all of it.
 */
import { type Kysely, sql } from 'kysely'
import { slices } from '../chunks.ts'
import type { Trx, WritingEngine } from '../engine.ts'
import { inserts } from '../insert.ts'
import type { Dialect } from './dialect.ts'
import { findersOf } from './finders.ts'
import { recordTables } from './packed.ts'
import { type MigrationObserver, walkArticles } from './walk.ts'

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
  await walkArticles(trx, observe, async (held) => {
    const rows = held.map((row) => findersOf(row))
    for (const kind of kinds)
      for (const slice of slices(rows.flatMap((own): object[] => own[kind])))
        await engine.all(trx, inserts(engine, trx, kind, slice as never))
  })
}
