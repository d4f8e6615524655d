/**
 * Whom surnames alone mean, kept in step with what is stored: for the same articles always the same, whatever order they
 * came in. Records are stored with the id of whoever is meant; `namings` has the id that the machine gave. What an editor
 * said of that id comes before it, and what he said of who is meant holds on.
 */
import type { Kysely, RawBuilder, Selectable } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import {
  bearerOf,
  daysApart,
  mayBe,
  type Naming,
  namingsOf,
  sharedNames,
  surnameOf,
} from '../comparison/short-names.ts'
import type { Trx, WritingEngine } from './engine.ts'
import { inserts } from './insert.ts'
import { renamed } from './namesakes.ts'
import { dayLength, undated, whenOf } from './rows.ts'
import type { NamingTable, Tables } from './tables.ts'
import { plain } from './words.ts'

type Row = Selectable<NamingTable>

/** A row with what it tells. */
type Read = Row & { naming: Naming }

const within = daysApart * dayLength
const near = (one: Row, other: Row) => Math.abs(one.newest - other.newest) <= within

const read = (row: Row): Read => {
  const { person, surname, short, facts } = row
  return { ...row, naming: { person, surname, short: short === 1, facts: JSON.parse(facts) } }
}

/** What an article says of people; nothing when its day is not known. */
function rowsOf({ id, analysis }: Noted): Row[] {
  const { newest } = whenOf(analysis.article)
  if (newest === undated) return []
  return namingsOf(analysis).map(({ person, surname, short, facts }) => ({
    article: plain(id),
    person: plain(person),
    surname,
    newest,
    short: short ? 1 : 0,
    facts: JSON.stringify(facts),
    bearer: null,
    shown: null,
    pending: 0,
  }))
}

interface Noted {
  /** Id of the article. */
  id: string
  /** The records as the machine has them. */
  analysis: Analysis
}

/**
 * Notes whom articles name that are about to be written, or that are gone, and who is meant by surnames in them and in
 * others since. Others are to be written anew: {@link waiting}.
 * @param gone ids of articles whose records are replaced or removed.
 */
export async function noteNamings(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly Noted[],
  gone: readonly string[],
): Promise<{ short: boolean; others: boolean }> {
  const before =
    gone.length === 0
      ? []
      : await trx
          .deleteFrom('namings')
          .where('article', 'in', engine.list(gone) as RawBuilder<string>)
          .returningAll()
          .execute()
  const held = new Map(before.map((row) => [keyOf(row), row]))
  const after = articles.flatMap(rowsOf).map((row) => {
    const { bearer = null, shown = null } = held.get(keyOf(row)) ?? {}
    return { ...row, bearer, shown }
  })
  await engine.all(trx, inserts(engine, trx, 'namings', after))
  const [left, come] = [before, after].map((rows) => rows.filter(({ short }) => short === 0).map(read)) as [
    Read[],
    Read[],
  ]
  const own = after.filter(({ short }) => short === 1).map(read)
  const written = new Set(after.map(({ article }) => article))
  const others = (await rowsAround(engine, trx, [...left, ...come], 1)).filter(({ article }) => !written.has(article))
  const concerns = (short: Read) => (full: Read) =>
    full.surname === short.surname &&
    near(full, short) &&
    mayBe(short.person, full.person) &&
    sharedNames(short.naming.facts, full.naming.facts) > 0
  const changed = others.filter(
    (short) => left.some(concerns(short)) || come.some((full) => full.person !== short.bearer && concerns(short)(full)),
  )
  await decide(engine, trx, [...own, ...changed])
  return { short: own.length > 0, others: changed.length > 0 }
}

const keyOf = ({ article, person }: Row) => `${article} ${person}`

/** Rows of the same surnames, from the days around. */
async function rowsAround(engine: WritingEngine, trx: Trx, rows: readonly Row[], short: 0 | 1): Promise<Read[]> {
  if (rows.length === 0) return []
  const days = rows.map(({ newest }) => newest)
  const found = await trx
    .selectFrom('namings')
    .selectAll()
    .where('surname', 'in', engine.list([...new Set(rows.map(({ surname }) => surname))]) as RawBuilder<string>)
    .where('short', '=', short)
    .where('newest', '>=', Math.min(...days) - within)
    .where('newest', '<=', Math.max(...days) + within)
    .execute()
  return found.map(read)
}

/** Decides who is meant. */
async function decide(engine: WritingEngine, trx: Trx, rows: readonly Read[]): Promise<void> {
  if (rows.length === 0) return
  const spoken = await spokenOf(engine, trx, rows)
  const full = new Map<string, Read[]>()
  for (const row of await rowsAround(engine, trx, rows, 0)) {
    const known = full.get(row.surname)
    if (known) known.push(row)
    else full.set(row.surname, [row])
  }
  for (const row of rows) {
    const others = (full.get(row.surname) ?? []).filter((one) => one.article !== row.article && near(one, row))
    const bearer = spoken.has(row.person) ? null : await bearerFor(trx, row, others)
    const pending = bearer === row.shown ? 0 : 1
    if (bearer === row.bearer && pending === row.pending) continue
    await trx
      .updateTable('namings')
      .set({ bearer, pending })
      .where('article', '=', row.article)
      .where('person', '=', row.person)
      .execute()
  }
}

/** Who is meant, or still is, because an editor corrected the article when he was. */
async function bearerFor(trx: Trx, { article, bearer, naming }: Read, others: readonly Read[]): Promise<string | null> {
  const found = bearerOf(
    naming,
    others.map((other) => other.naming),
  )
  if (found === bearer || bearer === null) return found
  const corrections = await trx
    .selectFrom('applications as a')
    .innerJoin('corrections as c', 'c.seq', 'a.correction')
    .select('c.kept')
    .where('a.article', '=', article)
    .where('c.everywhere', '=', 0)
    .where('c.undone', 'is', null)
    .execute()
  return corrections.some(({ kept }) => kept.includes(JSON.stringify(bearer))) ? bearer : found
}

/** Those of whom an editor said what they are, or that others are they. */
async function spokenOf(engine: WritingEngine, trx: Trx, rows: readonly Row[]): Promise<Set<string>> {
  const people = engine.list([...new Set(rows.map(({ person }) => person))]) as RawBuilder<string>
  const live = trx
    .selectFrom('corrections')
    .select(['target', 'survivor'])
    .where('everywhere', '=', 1)
    .where('undone', 'is', null)
    .where((eb) => eb.or([eb('target', 'in', people), eb('survivor', 'in', people)]))
  return new Set((await live.execute()).flatMap(({ target, survivor }) => [target, survivor ?? target]))
}

/** Decides again who is meant by some ids, or in some articles, after an editor corrected them or took that back. */
export async function decideAgain(
  engine: WritingEngine,
  trx: Trx,
  { people = [], articles = [] }: { people?: readonly string[]; articles?: readonly string[] },
): Promise<void> {
  const all = trx.selectFrom('namings').selectAll().where('short', '=', 1)
  const rows = await engine.all(trx, [
    all
      .where('surname', 'in', engine.list(people.map(surnameOf)) as RawBuilder<string>)
      .where('person', 'in', engine.list(people.map(plain)) as RawBuilder<string>),
    all.where('article', 'in', engine.list(articles.map(plain)) as RawBuilder<string>),
  ])
  await decide(engine, trx, rows.flat().map(read))
}

/** Articles that are to be written anew, because others are meant in them than they show. */
export async function waiting(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('namings')
    .select('article')
    .distinct()
    .where('pending', '=', 1)
    .orderBy('article')
    .limit(limit)
    .execute()
  return rows.map(({ article }) => article)
}

/** By the ids that the machine gave in an article those of whoever is meant. */
export type Bearers = ReadonlyMap<string, string>

/** Who is meant in articles: as was decided, or as their stored records show it. */
export async function bearersIn(
  engine: WritingEngine,
  db: Kysely<Tables>,
  articles: readonly string[],
  as: 'bearer' | 'shown',
): Promise<(article: string) => Bearers> {
  const rows = await db
    .selectFrom('namings')
    .select(['article', 'person', as])
    .where('article', 'in', engine.list(articles.map(plain)) as RawBuilder<string>)
    .where('short', '=', 1)
    .where(as, 'is not', null)
    .execute()
  const found = new Map<string, Map<string, string>>()
  for (const { article, person, [as]: bearer } of rows as Pick<Row, 'article' | 'person' | typeof as>[])
    found.set(article, (found.get(article) ?? new Map()).set(person, bearer!))
  return (article) => found.get(plain(article)) ?? new Map()
}

/** The records of an article with the ids of whoever is meant. */
export function withBearers(analysis: Analysis, bearers: Bearers): Analysis {
  return renamed(analysis, bearers)
}

/** The records as the machine has them, of those that {@link withBearers} gave. */
export function withoutBearers(analysis: Analysis, bearers: Bearers): Analysis {
  return renamed(analysis, new Map([...bearers].map(([person, bearer]) => [bearer, person])))
}

/** Notes that articles are stored with those who are meant in them. */
export async function noteShown(engine: WritingEngine, trx: Trx, articles: readonly string[]): Promise<void> {
  await trx
    .updateTable('namings')
    .set((eb) => ({ shown: eb.ref('bearer'), pending: 0 }))
    .where('article', 'in', engine.list(articles.map(plain)) as RawBuilder<string>)
    .where('pending', '=', 1)
    .execute()
}

/** Keeps what articles that another database had name, and who was meant in them there. */
export async function takeNamings(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly (Noted & { bearers: Bearers })[],
): Promise<void> {
  const rows = articles.flatMap(({ bearers, ...noted }) =>
    rowsOf(noted).map((row) => {
      const bearer = bearers.get(row.person) ?? null
      return { ...row, bearer, shown: bearer }
    }),
  )
  await engine.all(trx, inserts(engine, trx, 'namings', rows))
}

/** Who is meant by an id in all articles that have it; null when that is not one alone. */
export async function bearerEverywhere(db: Kysely<Tables>, id: string): Promise<string | null> {
  if (!id.startsWith('person/')) return null
  const rows = await db
    .selectFrom('namings')
    .select('shown')
    .distinct()
    .where('surname', '=', surnameOf(id))
    .where('short', '=', 1)
    .where('person', '=', plain(id))
    .where('shown', 'is not', null)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.shown : null
}
