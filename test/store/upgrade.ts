/** Databases as former versions kept them, made from what a store of today holds. */
import { Entity } from '../../schemas/entity.ts'
import { fullNamings, surnameOf } from '../../src/comparison/short-names.ts'
import { postgres, sqlite } from '../../src/store/migrations/dialect.ts'
import { namings } from '../../src/store/migrations/namings.ts'
import { corrections, keyed, records, years } from '../../src/store/migrations/records.ts'
import { unpack, unpackLines } from '../../src/store/pack.ts'
import { etagOf, sourceIn } from '../../src/store/rows.ts'
import { unpackCast } from '../../src/store/short-names.ts'
import type { Bytes } from '../../src/store/tables.ts'

/** Asks a database; values stand where the statement has question marks. */
export type Ask = (statement: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>

type Row = Record<string, unknown>

/**
 * Writes into `old`, an empty database, what `now` holds, a row a record and an index of words of each kind. The words
 * are left out: an upgrade indexes them anew.
 */
export async function asBefore(engine: 'sqlite' | 'postgres', now: Ask, old: Ask): Promise<void> {
  const dialect = engine === 'sqlite' ? sqlite : postgres
  for (const statement of [...records(dialect), ...corrections(dialect), ...years]) await old(statement)
  const done = ['0001-records', '0002-corrections']
  done.push(...(engine === 'sqlite' ? ['0003-years'] : ['0003-pending', '0004-years']))
  await old('create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)')
  await old('create table kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0)')
  await old("insert into kysely_migration_lock values ('migration_lock', 0)")
  for (const [i, name] of done.entries())
    await old('insert into kysely_migration values (?, ?)', [name, `2024-01-0${i + 1}T00:00:00.000Z`])

  const put = async (table: string, row: Row) => {
    const columns = Object.keys(row)
    const places = columns.map(() => '?').join(', ')
    await old(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row))
  }
  const copy = async (table: string, change: (row: Row) => Row = (row) => row) => {
    for (const row of await now(`select * from ${table}`)) await put(table, change(row))
  }
  const seqs = new Map((await now('select seq, id from articles')).map(({ seq, id }) => [id, seq]))
  await copy('entities', (row) => ({ ...row, json: '{}' }))
  await copy('forms')
  for (const row of await now('select * from articles order by seq')) await putArticle(row, put)
  for (const table of ['changes', 'corrections', 'applications']) await copy(table)
  await copy('originals', (row) => ({ ...row, article: seqs.get(row.article) }))
  if (engine === 'sqlite') return
  const numbered = { articles: 'seq', entities: 'seq', changes: 'sequence', corrections: 'seq' }
  for (const [table, column] of Object.entries(numbered))
    await old(`select setval(pg_get_serial_sequence('${table}', '${column}'), max(${column})) from ${table}`)
}

async function putArticle(row: Row, put: (table: string, row: Row) => Promise<void>): Promise<void> {
  const { company, article, furniture, source, quotes, claims, timeline, entities, day: _, times: __, ...kept } = row
  await put('articles', {
    ...kept,
    day: null,
    furnished: '',
    json: unpack(article as Bytes),
    furniture: unpack(furniture as Bytes),
    source: sourceIn({ article, furniture, source } as Parameters<typeof sourceIn>[0]),
  })
  for (const [table, packed] of Object.entries({ quotes, claims, timeline }))
    for (const [position, json] of unpackLines(packed as Bytes).entries()) {
      const record = JSON.parse(json)
      const { id, kind, voice, polarity, act, earliest, latest } = record
      await put(table, {
        ...{ id, article: row.seq, newest: row.newest, position, etag: etagOf(json), json },
        ...(table === 'quotes' && { kind }),
        ...(table === 'claims' && { voice, polarity, act, quantity: 0, score: 0 }),
        ...(table === 'timeline' && { earliest, latest }),
      })
    }
  const pairs = JSON.parse(company as string) as [number, string][]
  for (const [i, json] of unpackLines(entities as Bytes).entries()) {
    const [entity, paragraphs] = pairs[i]!
    const rank = -Entity.parse(JSON.parse(json)).mentions.length
    await put('appearances', { entity, newest: row.newest, article: row.seq, rank, paragraphs, json })
  }
}

/** What gives a database of today the indexes that it had before `months`. */
export const asWithYears = (engine: 'sqlite' | 'postgres'): string[] => [
  ...(engine === 'sqlite' ? [] : [...keyed(false), 'alter table articles_text drop column pairs']),
  'drop index timeline_months',
  ...years,
]

/** What forgets that some migrations were made. */
export const forgetting = (names: readonly string[]): string =>
  `delete from kysely_migration where ${names.map((name) => `name like '%-${name}'`).join(' or ')}`

/** Makes a database of today one that has a row for each person whom an article names, as before `casts`. */
export async function withRowsOfPeople(engine: 'sqlite' | 'postgres', ask: Ask): Promise<void> {
  const short = await ask('select * from namings')
  const full = await ask(`select a.id, c.newest, c.members from casts c join articles a on a.seq = c.article`)
  for (const table of ['namings', 'casts', 'surnames']) await ask(`drop table ${table}`)
  for (const statement of asWithYears(engine)) await ask(statement)
  await ask(forgetting(['casts', 'months', 'covered', 'paired']))
  for (const statement of namings(engine === 'sqlite' ? sqlite : postgres)) await ask(statement)
  const rows: Row[] = short.map((row) => ({ ...row, short: 1 }))
  for (const { id, newest, members } of full) {
    const cast = unpackCast(members as string)
    const surnames = new Set(cast.people.map(({ person }) => surnameOf(person)))
    for (const { person, surname, facts } of fullNamings(cast, surnames))
      rows.push({ article: id, person, surname, newest, short: 0, facts: JSON.stringify(facts), pending: 0 })
  }
  for (const row of rows) {
    const places = Object.keys(row).map(() => '?')
    await ask(`insert into namings (${Object.keys(row).join()}) values (${places.join()})`, Object.values(row))
  }
}
