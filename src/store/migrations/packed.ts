/** Today’s tables, and how those of 0.1 to 0.4 become them. What each is for: `../tables.ts`. */
import { type Kysely, sql } from 'kysely'
import type { Analysis } from '../../../schemas/analysis.ts'
import type { Entity } from '../../../schemas/entity.ts'
import type { Trx, WritingEngine } from '../engine.ts'
import { articleRow } from '../rows.ts'
import { insertArticle } from '../write.ts'
import { companyOf } from '../write-entities.ts'
import { insertRecords } from '../write-records.ts'
import type { Dialect } from './dialect.ts'
import { atOnce, type MigrationObserver, observedWalk } from './walk.ts'

/** Tables whose rows tell whose a record is and whom it names, and those of events, which have the day of publication. */
export function recordTables({ big, int, real, key, lean }: Dialect) {
  const place = `newest ${big} not null, article ${big} not null, position ${int} not null`
  const claim = `class ${int} not null, score ${real} not null, day ${int}`
  const event = `${place}, latest ${key} not null, day ${int}`
  return {
    quotes: [
      `create table quotes (
        ${place}, kind ${key} not null, day ${int}, whose text not null, named text not null,
        primary key (newest, article, position)
      )${lean}`,
      'create index quotes_kind on quotes (kind, newest, article, position, day)',
    ],
    claims: [
      `create table claims (
        ${place}, ${claim}, whose text not null, named text not null,
        primary key (newest, article, position)
      )${lean}`,
      'create index claims_class on claims (class)',
      'create index claims_score on claims (score desc, newest, article, position)',
    ],
    timeline: [
      `create table timeline (
        earliest ${key} not null, ${event}, named text not null,
        primary key (earliest, newest, article, position)
      )${lean}`,
      'create index timeline_of on timeline (article)',
      `create index timeline_years on timeline (earliest, newest, article, position, latest)
        where substr(earliest, 1, 4) <> substr(latest, 1, 4)`,
    ],
    participants: [
      `create table participants (
        entity ${big} not null, earliest ${key} not null, ${event},
        primary key (entity, earliest, newest, article, position)
      )${lean}`,
    ],
    labels: [
      `create table labels (
        label ${key} not null, newest ${big} not null, article ${big} not null,
        primary key (label, newest, article)
      )${lean}`,
    ],
  }
}

/** What articles are counted by. */
export function facts({ big, int, key, lean }: Dialect): string {
  return `create table facts (
    newest ${big} not null, article ${big} not null, day ${int}, publisher ${key}, kind ${key}, named text not null,
    primary key (newest, article)
  )${lean}`
}

function tables(dialect: Dialect): string[] {
  const { seq, big, int, real, key, bytes, lean, words } = dialect
  const place = `newest ${big} not null, article ${big} not null, position ${int} not null`
  const claim = `class ${int} not null, score ${real} not null, day ${int}`
  return [
    ...Object.values(recordTables(dialect)).flat(),
    facts(dialect),
    `create table articles (
      seq ${seq},
      id ${key} not null unique,
      sha256 text not null,
      digest text not null,
      newest ${big} not null,
      day ${int},
      publisher ${key},
      etag text not null,
      engine text not null,
      name text,
      summary text not null,
      company text not null,
      article ${bytes} not null,
      furniture ${bytes} not null,
      source ${bytes} not null,
      quotes ${bytes} not null,
      claims ${bytes} not null,
      timeline ${bytes} not null,
      entities ${bytes} not null
    )`,
    'create index articles_order on articles (newest, seq)',
    'create index articles_source on articles (sha256)',
    `create table speakers (
      key ${key} not null, ${place}, kind ${key} not null, day ${int},
      primary key (key, newest, article, position)
    )${lean}`,
    `create table claimants (
      key ${key} not null, ${place}, ${claim},
      primary key (key, newest, article, position)
    )${lean}`,
    `create table entities (
      seq ${seq},
      id ${key} not null unique,
      type text not null,
      rank ${big} not null,
      articles ${big} not null,
      quotes ${big} not null,
      claims ${big} not null
    )`,
    'create index entities_order on entities (rank, id)',
    'create index entities_type on entities (type, rank, id)',
    `create table appearances (
      entity ${big} not null, newest ${big} not null, article ${big} not null, mentions text not null,
      primary key (entity, newest, article)
    )${lean}`,
    `create table forms (
      entity ${big} not null,
      kind ${key} not null,
      value ${key} not null,
      key ${key},
      articles ${big} not null,
      primary key (entity, kind, value)
    )${lean}`,
    'create index forms_key on forms (key, entity) where key is not null',
    `create table originals (article ${key} primary key, json text not null)${lean}`,
    ...words('articles_text', true),
    ...words('entities_text'),
  ]
}

/** Tables whose rows the new ones are made of, in the order in which none is gone that another refers to. */
const outlived = ['originals', 'forms', 'appearances', 'quotes', 'claims', 'timeline', 'entities', 'articles'] as const
/** Those of which nothing is needed, and indexes whose names are. */
const texts = ['articles_text', 'quotes_text', 'claims_text', 'timeline_text', 'entities_text']
const useless = ['speakers', 'claimants', 'participants', ...texts]
const indexes = [
  'articles_order',
  'articles_source',
  'articles_publisher',
  'timeline_years',
  'entities_order',
  'entities_type',
  'forms_key',
]

export async function packRecords(
  db: Kysely<unknown>,
  dialect: Dialect,
  engine: WritingEngine,
  observe: MigrationObserver,
): Promise<void> {
  const trx = db as unknown as Trx
  const run = (statement: string) => sql.raw(statement).execute(trx)
  for (const table of useless) await run(`drop table ${table}`)
  for (const index of indexes) await run(`drop index ${index}`)
  for (const table of outlived) await run(`alter table ${table} rename to old_${table}`)
  for (const statement of tables(dialect)) await run(statement)
  await run(`insert into entities (seq, id, type, rank, articles, quotes, claims)
    select seq, id, type, rank, articles, quotes, claims from old_entities`)
  await run(`insert into forms (entity, kind, value, key, articles)
    select entity, kind, value, key, articles from old_forms`)
  await run(`insert into originals (article, json)
    select a.id, o.json from old_originals o join old_articles a on a.seq = o.article`)
  await packArticles(trx, engine, observe)
  for (const table of outlived) await run(`drop table old_${table}`)
  if (dialect.name === 'sqlite') return
  for (const table of ['articles', 'entities'])
    await run(`select setval(pg_get_serial_sequence('${table}', 'seq'), max(seq)) from ${table}`)
}

interface OldArticle {
  seq: number
  json: string
  furniture: string
  engine: string
  source: string
}

interface OldRecord {
  article: number
  json: string
}

async function packArticles(trx: Trx, engine: WritingEngine, observe: MigrationObserver): Promise<void> {
  const counted = await sql<{ articles: number }>`select count(*) as articles from old_articles`.execute(trx)
  const total = Number(counted.rows[0]!.articles)
  const next = async (after: number) => {
    const { rows } = await sql<OldArticle>`select seq, json, furniture, engine, source from old_articles
      where seq > ${after} order by seq limit ${sql.lit(atOnce)}`.execute(trx)
    return rows
  }
  await observedWalk(total, observe, next, (rows) => packSome(trx, engine, rows))
}

async function packSome(trx: Trx, engine: WritingEngine, articles: readonly OldArticle[]): Promise<void> {
  const of = engine.list(articles.map(({ seq }) => seq))
  const read = async <Row extends OldRecord>(table: string, columns: string, order: string) => {
    const { rows } = await sql<Row>`select ${sql.raw(columns)} from ${sql.table(table)}
      where article in ${of} order by article, ${sql.ref(order)}`.execute(trx)
    const found = new Map<number, Row[]>()
    for (const row of rows) found.set(row.article, [...(found.get(row.article) ?? []), row])
    return found
  }
  const lists = {
    quotes: await read('old_quotes', 'article, json', 'position'),
    claims: await read('old_claims', 'article, json', 'position'),
    timeline: await read('old_timeline', 'article, json', 'position'),
  }
  const appearances = await read<OldRecord & { entity: number }>('old_appearances', 'article, json, entity', 'entity')
  const seqs = new Map<string, number>()
  const placed = articles.map(({ seq, json, furniture }) => {
    const parsed = <T>(kind: keyof typeof lists) => (lists[kind].get(seq) ?? []).map((row) => JSON.parse(row.json) as T)
    const entities = (appearances.get(seq) ?? []).map(({ entity, json }) => {
      const one = JSON.parse(json) as Entity
      seqs.set(one.id, entity)
      return one
    })
    const article = { ...JSON.parse(json), furniture: JSON.parse(furniture) }
    const analysis: Analysis = {
      article,
      quotes: parsed('quotes'),
      entities,
      claims: parsed('claims'),
      times: [],
      timeline: parsed('timeline'),
    }
    return { seq, analysis }
  })
  await engine.all(
    trx,
    placed.map(({ seq, analysis }, i) =>
      insertArticle(trx, {
        seq,
        ...rowOf(analysis, articles[i]!.source),
        engine: articles[i]!.engine,
        company: companyOf(analysis, seqs),
      }),
    ),
  )
  await engine.all(trx, insertRecords(engine, trx, placed, seqs))
}

/** A later migration adds the column of times. */
function rowOf(analysis: Analysis, source: string) {
  const { times: _, ...row } = articleRow(analysis, null, source)
  return row
}
