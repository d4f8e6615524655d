/** What makes the tables of a database, version by version. A migration that was released keeps its name and its effect. */
import { type Kysely, type Migration, sql } from 'kysely'
import type { Trx, WritingEngine } from '../engine.ts'
import { likenArticles } from './alike.ts'
import { gatherCasts } from './casts.ts'
import { countArticles } from './counted.ts'
import type { Dialect } from './dialect.ts'
import { exported } from './exported.ts'
import { labelArticles } from './labelled.ts'
import { nameEntities } from './names.ts'
import { namings } from './namings.ts'
import { packRecords } from './packed.ts'
import { pairWords } from './paired.ts'
import { corrections, keyed, months, records, years } from './records.ts'
import { subscriptions } from './subscriptions.ts'
import { timelines } from './timelines.ts'
import { versions } from './versions.ts'
import type { MigrationObserver } from './walk.ts'

export type { MigrationObserver } from './walk.ts'

/** New words of texts wait in a list of at most 256 kB. */
const pending = ['articles', 'quotes', 'claims', 'timeline'].map(
  (table) => `alter index ${table}_text_words set (fastupdate = on, gin_pending_list_limit = 256)`,
)

/** The names of all migrations, in their order. */
export function migrationNames(dialect: Dialect): string[] {
  const names = ['records', 'corrections', ...(dialect.name === 'sqlite' ? [] : ['pending']), 'years']
  return [
    ...names,
    'packed',
    'fetched',
    'timelines',
    'names',
    'alike',
    'versions',
    'exported',
    'subscriptions',
    'labelled',
    'counted',
    'namings',
    'casts',
    'months',
    ...(dialect.name === 'sqlite' ? [] : ['covered', 'paired']),
  ].map((name, i) => `${String(i + 1).padStart(4, '0')}-${name}`)
}

/** @param observe is told how far records have come that a database of an older version has. */
export function migrationsOf(
  dialect: Dialect,
  engine: WritingEngine,
  observe: MigrationObserver,
): Record<string, Migration> {
  const each = (statements: readonly string[]): Migration => ({
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  })
  const packed: Migration = { up: (db) => packRecords(db, dialect, engine, observe) }
  const steps = [records(dialect), corrections(dialect), ...(dialect.name === 'sqlite' ? [] : [pending]), years]
  const fetched = [`create table fetched (url ${dialect.key} primary key, note text not null)${dialect.lean}`]
  const labelled: Migration = { up: (db) => labelArticles(db, dialect, engine, observe) }
  const counted: Migration = { up: (db) => countArticles(db, dialect, engine, observe) }
  const named: Migration = { up: (db) => nameEntities(db as unknown as Trx, engine) }
  const alike: Migration = { up: (db) => likenArticles(db, dialect, engine) }
  const gathered: Migration = { up: (db) => gatherCasts(db, dialect, engine) }
  const paired: Migration = { up: (db) => pairWords(db, engine, observe) }
  const migrations = [
    ...steps.map(each),
    packed,
    each(fetched),
    each(timelines(dialect)),
    named,
    alike,
    each(versions(dialect)),
    each(exported(dialect)),
    each(subscriptions(dialect)),
    labelled,
    counted,
    each(namings(dialect)),
    gathered,
    each(months),
    ...(dialect.name === 'sqlite' ? [] : [each(keyed(true)), paired]),
  ]
  return Object.fromEntries(migrationNames(dialect).map((name, i) => [name, migrations[i]!]))
}
