/**
 * Whom surnames alone mean, kept in step with what is stored: for the same articles always the same, whatever order they
 * came in. Records are stored with the id of whoever is meant; `namings` has the id that the machine gave. What an editor
 * said of that id comes before it, and what he said of who is meant holds on.
 */
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import {
  bearerOf,
  type Cast,
  castOf,
  daysApart,
  fullNamings,
  mayBe,
  type Naming,
  sharedNames,
  shortNamings,
  surnameOf,
} from '../comparison/short-names.ts'
import type { Trx, WritingEngine } from './engine.ts'
import { inserts } from './insert.ts'
import { renamed } from './namesakes.ts'
import { dayLength, undated, whenOf } from './rows.ts'
import type { CastTable, NamingTable, SurnameTable, Tables } from './tables.ts'
import { plain } from './words.ts'

type Row = Selectable<NamingTable>

/** A naming with the id of its article. */
interface Read {
  article: string
  newest: number
  naming: Naming
}

/** One by the surname alone, with its row. */
type Short = Read & { row: Row }

/** Articles by a surname alone of which it is decided at once who is meant in them; of more, some at a time. */
const decidedAtOnce = 100

const within = daysApart * dayLength
const near = (one: Pick<Read, 'newest'>, other: Pick<Read, 'newest'>) => Math.abs(one.newest - other.newest) <= within

function readShort(row: Row): Short {
  const { article, person, surname, newest, facts } = row
  return { article, newest, naming: { person, surname, short: true, facts: JSON.parse(facts) }, row }
}

export function packCast({ people, others }: Cast): string {
  return JSON.stringify([people.map(({ person, sex, roles }) => [person, sex, ...roles]), others])
}

export function unpackCast(members: string): Cast {
  const [people, others] = JSON.parse(members) as [[string, string | null, ...string[]][], number[]]
  return { people: people.map(([person, sex, ...roles]) => ({ person, sex, roles })), others }
}

function surnamesOf({ people }: Cast): Set<string> {
  const found = new Set<string>()
  for (const { person } of people) found.add(surnameOf(person))
  return found
}

interface Noted {
  /** Id of the article. */
  id: string
  /** The records as the machine has them. */
  analysis: Analysis
}

/** What an article of a known day says of people. */
interface Told {
  article: string
  newest: number
  cast: Cast
  rows: Row[]
}

function toldBy({ id, analysis }: Noted): Told[] {
  const { newest } = whenOf(analysis.article)
  if (newest === undated) return []
  const article = plain(id)
  const { people, others } = castOf(analysis)
  const cast = { people: people.map((one) => ({ ...one, person: plain(one.person) })), others }
  const rows = shortNamings(analysis, cast).map(({ person, surname, facts }) => ({
    article,
    person: plain(person),
    surname: plain(surname),
    newest,
    facts: JSON.stringify(facts),
    bearer: null,
    shown: null,
    pending: 0,
  }))
  return [{ article, newest, cast, rows }]
}

function allNamings({ article, newest, cast }: Pick<Told, 'article' | 'newest' | 'cast'>): Read[] {
  const all: Read[] = []
  for (const naming of fullNamings(cast, surnamesOf(cast))) all.push({ article, newest, naming })
  return all
}

/**
 * Notes whom articles name that are about to be written, or that are gone, and who is meant by surnames in them and in
 * others since. Others are to be written anew: {@link waiting}.
 * @param gone articles whose records are replaced or removed.
 * @returns `keep`: notes whom they name in full, when it is known by which `seq` they are stored.
 */
export async function noteNamings(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly Noted[],
  gone: readonly { id: string; seq: number }[],
): Promise<{ short: boolean; others: boolean; keep: (seqs: ReadonlyMap<string, number>) => Promise<void> }> {
  const before = gone.length === 0 ? { rows: [], left: [] } : await forget(engine, trx, gone)
  const held = new Map(before.rows.map((row) => [keyOf(row), row]))
  const told = articles.flatMap(toldBy)
  const rows = told.flatMap(({ rows }) =>
    rows.map((row) => {
      const { bearer = null, shown = null } = held.get(keyOf(row)) ?? {}
      return { ...row, bearer, shown }
    }),
  )
  const come = told.flatMap(allNamings)
  const { left } = before
  const others = await othersAround(engine, trx, [...left, ...come])
  await engine.all(trx, inserts(engine, trx, 'namings', rows))
  const concerns =
    ({ naming: short, ...at }: Short) =>
    ({ naming: full, ...one }: Read) =>
      full.surname === short.surname &&
      near(one, at) &&
      mayBe(short.person, full.person) &&
      sharedNames(short.facts, full.facts) > 0
  const changed = others.few.filter(
    (short) =>
      left.some(concerns(short)) ||
      come.some((full) => full.naming.person !== short.row.bearer && concerns(short)(full)),
  )
  await decide(engine, trx, [...rows.map(readShort), ...changed], come)
  return {
    short: rows.length > 0,
    others: changed.length > 0 || others.marked,
    keep: (seqs) => keepCasts(engine, trx, told, seqs),
  }
}

const keyOf = ({ article, person }: Row) => `${article} ${person}`

/** Removes what was noted of articles, and gives it. */
async function forget(
  engine: WritingEngine,
  trx: Trx,
  gone: readonly { id: string; seq: number }[],
): Promise<{ rows: Row[]; left: Read[] }> {
  const ids = engine.list(gone.map(({ id }) => id)) as RawBuilder<string>
  const seqs = engine.list(gone.map(({ seq }) => seq)) as RawBuilder<number>
  const [rows, casts] = await engine.all(trx, [
    trx.deleteFrom('namings').where('article', 'in', ids).returningAll(),
    trx.deleteFrom('casts').where('article', 'in', seqs).returningAll(),
  ])
  const held = casts.map(({ members, ...row }) => ({ ...row, cast: unpackCast(members) }))
  await engine.all(
    trx,
    held.map(({ article, newest, cast }) =>
      trx
        .deleteFrom('surnames')
        .where('surname', 'in', engine.list([...surnamesOf(cast)]) as RawBuilder<string>)
        .where('newest', '=', newest)
        .where('article', '=', article),
    ),
  )
  const idOf = new Map(gone.map(({ id, seq }) => [seq, id]))
  return {
    rows,
    left: held.flatMap(({ article, newest, cast }) => allNamings({ article: idOf.get(article)!, newest, cast })),
  }
}

async function keepCasts(
  engine: WritingEngine,
  trx: Trx,
  told: readonly Told[],
  seqs: ReadonlyMap<string, number>,
): Promise<void> {
  const [casts, surnames]: [CastTable[], SurnameTable[]] = [[], []]
  for (const { article: id, newest, cast } of told) {
    if (cast.people.length === 0) continue
    const article = seqs.get(id)!
    casts.push({ article, newest, members: packCast(cast) })
    for (const surname of surnamesOf(cast)) surnames.push({ surname, newest, article })
  }
  await engine.all(trx, [...inserts(engine, trx, 'casts', casts), ...inserts(engine, trx, 'surnames', surnames)])
}

function daysOf(around: readonly Pick<Read, 'newest'>[]) {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { newest } of around) {
    first = Math.min(first, newest)
    last = Math.max(last, newest)
  }
  return [first - within, last + within] as const
}

function surnamesIn(engine: WritingEngine, around: readonly Read[]) {
  const found = new Set<string>()
  for (const { naming } of around) found.add(naming.surname)
  return engine.list([...found]) as RawBuilder<string>
}

/** Namings by the surname alone in other articles of the days around; where they are many, these are marked. */
async function othersAround(
  engine: WritingEngine,
  trx: Trx,
  full: readonly Read[],
): Promise<{ few: Short[]; marked: boolean }> {
  if (full.length === 0) return { few: [], marked: false }
  const [first, last] = daysOf(full)
  return fewOrMarked(trx, sql`surname in ${surnamesIn(engine, full)} and newest between ${first} and ${last}`)
}

/** The few namings on a condition; where there are many, they are marked to be decided again. */
async function fewOrMarked(trx: Trx, condition: RawBuilder<unknown>): Promise<{ few: Short[]; marked: boolean }> {
  const { rows } = await sql<Row>`select * from namings where ${condition} limit ${sql.lit(decidedAtOnce + 1)}`.execute(
    trx,
  )
  if (rows.length <= decidedAtOnce) return { few: rows.map(readShort), marked: false }
  await sql`update namings set pending = 2 where ${condition}`.execute(trx)
  return { few: [], marked: true }
}

/** Those who are named in full by the surnames of some, in the days around. */
async function fullAround(engine: WritingEngine, trx: Trx, rows: readonly Short[]): Promise<Read[]> {
  const [first, last] = daysOf(rows)
  const found = await trx
    .selectFrom('surnames as s')
    .innerJoin('casts as c', 'c.article', 's.article')
    .innerJoin('articles as a', 'a.seq', 's.article')
    .select(['a.id', 's.newest', 'c.members'])
    .where('s.surname', 'in', surnamesIn(engine, rows))
    .where('s.newest', '>=', first)
    .where('s.newest', '<=', last)
    .execute()
  const surnames = new Set(rows.map(({ naming }) => naming.surname))
  // An article is found by each of the surnames.
  return [...new Map(found.map((one) => [one.id, one])).values()].flatMap(({ id, newest, members }) =>
    fullNamings(unpackCast(members), surnames).map((naming) => ({ article: id, newest, naming })),
  )
}

/**
 * Decides who is meant.
 * @param further those who are named in full in articles that are not stored yet.
 */
async function decide(
  engine: WritingEngine,
  trx: Trx,
  rows: readonly Short[],
  further: readonly Read[] = [],
): Promise<void> {
  if (rows.length === 0) return
  const spoken = await spokenOf(engine, trx, rows)
  const full = new Map<string, Read[]>()
  for (const one of [...(await fullAround(engine, trx, rows)), ...further]) {
    const known = full.get(one.naming.surname)
    if (known) known.push(one)
    else full.set(one.naming.surname, [one])
  }
  const decided: Pick<Row, 'article' | 'person' | 'bearer' | 'pending'>[] = []
  for (const one of rows) {
    const { article, person, shown, ...before } = one.row
    const others = (full.get(one.naming.surname) ?? []).filter((other) => other.article !== article && near(other, one))
    const bearer = spoken.has(person) ? null : await bearerFor(trx, one, others)
    const pending = bearer === shown ? 0 : 1
    if (bearer !== before.bearer || pending !== before.pending) decided.push({ article, person, bearer, pending })
  }
  if (decided.length === 0) return
  const columns = ['article', 'person', 'bearer', 'pending'] as const
  await sql`with decided (${sql.raw(columns.join(', '))}) as (${engine.rows('namings', columns, decided)})
    update namings set bearer = decided.bearer, pending = decided.pending from decided
    where namings.article = decided.article and namings.person = decided.person`.execute(trx)
}

/** Who is meant, or still is, because an editor corrected the article when he was. */
async function bearerFor(trx: Trx, { row, naming }: Short, others: readonly Read[]): Promise<string | null> {
  const { article, bearer } = row
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
async function spokenOf(engine: WritingEngine, trx: Trx, rows: readonly Short[]): Promise<Set<string>> {
  const people = engine.list([...new Set(rows.map(({ row }) => row.person))]) as RawBuilder<string>
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
  const [surnames, ids] = [engine.list(people.map(surnameOf)), engine.list(people.map(plain))]
  const named = await fewOrMarked(trx, sql`surname in ${surnames} and person in ${ids}`)
  const within = await fewOrMarked(trx, sql`article in ${engine.list(articles.map(plain))}`)
  await decide(engine, trx, [...named.few, ...within.few])
}

/** Articles that are to be written anew, because others are meant in them than they show, or that may be. */
export async function waiting(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('namings')
    .select('article')
    .distinct()
    .where('pending', '>', sql.lit(0))
    .orderBy('article')
    .limit(limit)
    .execute()
  return rows.map(({ article }) => article)
}

/** Those of some articles that wait which are to be written anew. */
export async function decided(engine: WritingEngine, trx: Trx, articles: readonly string[]): Promise<string[]> {
  const those = trx
    .selectFrom('namings')
    .where('article', 'in', engine.list(articles) as RawBuilder<string>)
    .selectAll()
  const marked = await those.where('pending', '=', sql.lit(2)).execute()
  await decide(engine, trx, marked.map(readShort))
  const rows = await those.where('pending', '=', sql.lit(1)).execute()
  return [...new Set(rows.map(({ article }) => article))]
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
    .set((eb) => ({ shown: eb.ref('bearer'), pending: sql`case pending when 2 then 2 else 0 end` }))
    .where('article', 'in', engine.list(articles.map(plain)) as RawBuilder<string>)
    .where('pending', '>', sql.lit(0))
    .execute()
}

/**
 * Keeps what articles that another database had name, and who was meant in them there.
 * @param seqs under which they are stored, by id.
 */
export async function takeNamings(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly (Noted & { bearers: Bearers })[],
  seqs: ReadonlyMap<string, number>,
): Promise<void> {
  const told = articles.flatMap(({ bearers, ...noted }) => toldBy(noted).map((one) => ({ ...one, bearers })))
  const rows = told.flatMap(({ rows, bearers }) =>
    rows.map((row) => {
      const bearer = bearers.get(row.person) ?? null
      return { ...row, bearer, shown: bearer }
    }),
  )
  await engine.all(trx, inserts(engine, trx, 'namings', rows))
  await keepCasts(engine, trx, told, seqs)
}

/** Who is meant by an id in all articles that have it; null when that is not one alone. */
export async function bearerEverywhere(db: Kysely<Tables>, id: string): Promise<string | null> {
  if (!id.startsWith('person/')) return null
  const rows = await db
    .selectFrom('namings')
    .select('shown')
    .distinct()
    .where('surname', '=', surnameOf(id))
    .where('person', '=', plain(id))
    .where('shown', 'is not', null)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.shown : null
}
