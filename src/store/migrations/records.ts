/** The tables of 0.1 to 0.4: a row a record. Databases of those versions have them; `packed.ts` makes today’s of them. */
import type { Dialect } from './dialect.ts'

/** Columns that all tables of records had. */
const record = ({ seq, key, big }: Dialect) => `
  seq ${seq},
  id ${key} not null unique,
  article ${big} not null references articles (seq),
  newest ${big} not null,
  position ${big} not null,
  etag text not null,
  json text not null`

export function records(dialect: Dialect): string[] {
  const { seq, key, big, real, name } = dialect
  const speakers = (table: string) => [
    `create table ${table} (
      key ${key} not null,
      newest ${big} not null,
      article ${big} not null references articles (seq),
      position ${big} not null,
      record ${big} not null
    )`,
    `create index ${table}_key on ${table} (key, newest, article, position, record)`,
    `create index ${table}_article on ${table} (article)`,
  ]
  const words = (table: string) =>
    name === 'sqlite'
      ? [`create virtual table ${table}_text using fts5 (words, content = '', contentless_delete = 1)`]
      : [
          `create table ${table}_text (rowid bigint primary key, words tsvector not null)`,
          `create index ${table}_text_words on ${table}_text using gin (words) with (fastupdate = off)`,
        ]
  return [
    `create table articles (
      seq ${seq},
      id ${key} not null unique,
      sha256 text not null,
      digest text not null,
      newest ${big} not null,
      day ${key},
      publisher ${key},
      etag text not null,
      furnished text not null,
      summary text not null,
      json text not null,
      furniture text not null,
      engine text not null,
      name text,
      source text not null
    )`,
    'create index articles_order on articles (newest, seq)',
    'create index articles_source on articles (sha256)',
    'create index articles_publisher on articles (publisher, newest, seq)',
    `create table quotes (${record(dialect)}, day ${key}, kind ${key} not null)`,
    'create index quotes_order on quotes (newest, article, position, kind, day)',
    'create index quotes_article on quotes (article, position)',
    `create table claims (${record(dialect)},
      day ${key}, voice text not null, polarity text not null, act text not null,
      quantity ${big} not null, score ${real} not null
    )`,
    'create index claims_order on claims (newest, article, position, voice, polarity, act, quantity, score, day)',
    'create index claims_article on claims (article, position)',
    `create table timeline (${record(dialect)}, earliest ${key} not null, latest ${key} not null)`,
    'create index timeline_order on timeline (earliest, newest, article, position, latest)',
    'create index timeline_article on timeline (article, position)',
    `create table entities (
      seq ${seq},
      id ${key} not null unique,
      type text not null,
      rank ${big} not null,
      articles ${big} not null,
      quotes ${big} not null,
      claims ${big} not null,
      json text not null
    )`,
    'create index entities_order on entities (rank, id)',
    'create index entities_type on entities (type, rank, id)',
    `create table appearances (
      entity ${big} not null references entities (seq),
      newest ${big} not null,
      article ${big} not null references articles (seq),
      rank ${big} not null,
      paragraphs text not null,
      json text not null,
      primary key (entity, newest, article)
    )`,
    'create index appearances_article on appearances (article, entity, rank, paragraphs)',
    `create table forms (
      entity ${big} not null references entities (seq),
      kind ${key} not null,
      value ${key} not null,
      key ${key},
      articles ${big} not null,
      primary key (entity, kind, value)
    )${dialect.lean}`,
    'create index forms_key on forms (key, entity) where key is not null',
    ...speakers('speakers'),
    ...speakers('claimants'),
    `create table participants (
      entity ${big} not null references entities (seq),
      earliest ${key} not null,
      newest ${big} not null,
      article ${big} not null references articles (seq),
      position ${big} not null,
      record ${big} not null
    )`,
    'create index participants_entity on participants (entity, earliest, newest, article, position, record)',
    'create index participants_article on participants (article)',
    `create table changes (sequence ${seq}, article text not null, kind ${key} not null)`,
    ...['articles', 'quotes', 'claims', 'timeline', 'entities'].flatMap(words),
  ]
}

export function corrections({ seq, key, big }: Dialect): string[] {
  return [
    `create table corrections (
      seq ${seq},
      newest ${big} not null,
      record text not null,
      action text not null,
      target ${key} not null,
      survivor ${key},
      everywhere ${big} not null,
      article ${key},
      patch text not null,
      was text not null,
      kept text not null,
      editor text not null,
      made text not null,
      undoer text,
      undone text
    )`,
    'create index corrections_order on corrections (newest, seq)',
    'create index corrections_target on corrections (target, seq)',
    'create index corrections_survivor on corrections (survivor, seq)',
    `create table applications (
      correction ${big} not null references corrections (seq),
      article ${key} not null,
      applied ${big} not null,
      record ${key},
      primary key (correction, article)
    )`,
    'create index applications_article on applications (article, correction)',
    'create index applications_record on applications (record) where record is not null',
    `create table rewrites (
      article ${key} not null,
      correction ${big} not null references corrections (seq),
      primary key (article, correction)
    )`,
    'create index rewrites_correction on rewrites (correction)',
    `create table originals (article ${big} primary key references articles (seq), json text not null)`,
  ]
}

/** What goes on over the end of a year is rare. */
export const years = [
  `create index timeline_years on timeline (earliest, newest, article, position, latest)
    where substr(earliest, 1, 4) <> substr(latest, 1, 4)`,
]

/** What goes on over the end of a month has an index, instead of what goes on over the end of a year. */
export const months = [
  'drop index timeline_years',
  `create index timeline_months on timeline (earliest, newest, article, position, latest)
    where substr(earliest, 1, 7) <> substr(latest, 1, 7)`,
]

/** Of PostgreSQL: what the order of these tables is counted by, and by what their stretches are told, beside their keys. */
const covered = {
  quotes: ['newest, article, position', 'day'],
  claims: ['newest, article, position', 'day'],
  facts: ['newest, article', 'day'],
  timeline: ['earliest, newest, article, position', 'day, latest'],
} as const

/** Gives tables of PostgreSQL new primary keys, whose names depend on what the tables were made by. */
export const keyed = (whole: boolean): string[] =>
  Object.entries(covered).map(
    ([table, [key, further]]) => `do $$ begin
      execute format('alter table ${table} drop constraint %I, add primary key (${key})${whole ? ` include (${further})` : ''}',
        (select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'p'));
    end $$`,
  )
