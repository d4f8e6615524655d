/** The embedded database’s tables, version by version. A migration that was released is never edited. */
import { type Kysely, type Migration, sql } from 'kysely'

const first = `
create table articles (
  seq integer primary key autoincrement,
  id text not null unique,
  sha256 text not null,
  digest text not null,
  newest integer not null,
  day text,
  publisher text,
  etag text not null,
  furnished text not null,
  summary text not null,
  json text not null,
  furniture text not null,
  engine text not null,
  name text,
  source text not null
);
create index articles_order on articles (newest, seq);
create index articles_source on articles (sha256);
create index articles_publisher on articles (publisher, newest, seq);

create table quotes (
  seq integer primary key autoincrement,
  id text not null unique,
  article integer not null references articles (seq),
  newest integer not null,
  position integer not null,
  day text,
  kind text not null,
  etag text not null,
  json text not null
);
create index quotes_order on quotes (newest, article, position, kind, day);
create index quotes_article on quotes (article, position);

create table claims (
  seq integer primary key autoincrement,
  id text not null unique,
  article integer not null references articles (seq),
  newest integer not null,
  position integer not null,
  day text,
  voice text not null,
  polarity text not null,
  act text not null,
  quantity integer not null,
  score real not null,
  etag text not null,
  json text not null
);
create index claims_order on claims (newest, article, position, voice, polarity, act, quantity, score, day);
create index claims_article on claims (article, position);

create table timeline (
  seq integer primary key autoincrement,
  id text not null unique,
  article integer not null references articles (seq),
  earliest text not null,
  latest text not null,
  newest integer not null,
  position integer not null,
  etag text not null,
  json text not null
);
create index timeline_order on timeline (earliest, newest, article, position, latest);
create index timeline_article on timeline (article, position);

create table entities (
  seq integer primary key autoincrement,
  id text not null unique,
  type text not null,
  rank integer not null,
  articles integer not null,
  quotes integer not null,
  claims integer not null,
  json text not null
);
create index entities_order on entities (rank, id);
create index entities_type on entities (type, rank, id);

create table appearances (
  entity integer not null references entities (seq),
  newest integer not null,
  article integer not null references articles (seq),
  rank integer not null,
  paragraphs text not null,
  json text not null,
  primary key (entity, newest, article)
);
create index appearances_article on appearances (article, entity, rank, paragraphs);

create table forms (
  entity integer not null references entities (seq),
  kind text not null,
  value text not null,
  key text,
  articles integer not null,
  primary key (entity, kind, value)
) without rowid;
create index forms_key on forms (key, entity) where key is not null;

create table speakers (
  key text not null,
  newest integer not null,
  article integer not null references articles (seq),
  position integer not null,
  record integer not null
);
create index speakers_key on speakers (key, newest, article, position, record);
create index speakers_article on speakers (article);

create table claimants (
  key text not null,
  newest integer not null,
  article integer not null references articles (seq),
  position integer not null,
  record integer not null
);
create index claimants_key on claimants (key, newest, article, position, record);
create index claimants_article on claimants (article);

create table participants (
  entity integer not null references entities (seq),
  earliest text not null,
  newest integer not null,
  article integer not null references articles (seq),
  position integer not null,
  record integer not null
);
create index participants_entity on participants (entity, earliest, newest, article, position, record);
create index participants_article on participants (article);

create table changes (
  sequence integer primary key autoincrement,
  article text not null,
  kind text not null
);

create virtual table articles_text using fts5 (words, content = '', contentless_delete = 1);
create virtual table quotes_text using fts5 (words, content = '', contentless_delete = 1);
create virtual table claims_text using fts5 (words, content = '', contentless_delete = 1);
create virtual table timeline_text using fts5 (words, content = '', contentless_delete = 1);
create virtual table entities_text using fts5 (words, content = '', contentless_delete = 1)`

const corrections = `
create table corrections (
  seq integer primary key autoincrement,
  newest integer not null,
  record text not null,
  action text not null,
  target text not null,
  survivor text,
  everywhere integer not null,
  article text,
  patch text not null,
  was text not null,
  kept text not null,
  editor text not null,
  made text not null,
  undoer text,
  undone text
);
create index corrections_order on corrections (newest, seq);
create index corrections_target on corrections (target, seq);
create index corrections_survivor on corrections (survivor, seq);

create table applications (
  correction integer not null references corrections (seq),
  article text not null,
  applied integer not null,
  record text,
  primary key (correction, article)
);
create index applications_article on applications (article, correction);
create index applications_record on applications (record) where record is not null;

create table rewrites (
  article text not null,
  correction integer not null references corrections (seq),
  primary key (article, correction)
);
create index rewrites_correction on rewrites (correction);

create table originals (
  article integer primary key references articles (seq),
  json text not null
)`

const years = `
create index timeline_years on timeline (earliest, newest, article, position, latest)
  where substr(earliest, 1, 4) <> substr(latest, 1, 4)`

export const sqliteMigrations: Record<string, Migration> = {
  '0001-records': { up: (db) => run(db, first) },
  '0002-corrections': { up: (db) => run(db, corrections) },
  '0003-years': { up: (db) => run(db, years) },
}

async function run(db: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(';\n')) await sql.raw(statement).execute(db)
}
