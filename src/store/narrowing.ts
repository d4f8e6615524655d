/** Which articles a list is narrowed to: by their labels, by whom they name, by date and by words. */
import { type RawBuilder, sql } from 'kysely'
import type { Found, ReadingEngine } from './engine.ts'
import { labelsAsked } from './labels.ts'
import { type Condition, type List, whereAll } from './pages.ts'
import { dayNumber, undated } from './rows.ts'
import type { LabelFilter, OneOf, Range } from './store.ts'
import { plain } from './words.ts'

/** Articles with one of several labels, or that name one of several entities: rows of a table that is in their order. */
export interface Group {
  table: 'labels' | 'appearances'
  keys: readonly (string | number)[]
}

/** From how many articles on they count as many, and up to how many they are counted, to start from the fewest. */
const frequent = 1000
const counted = 10_000

/** `seq` of entities. */
export async function entitiesNamed({ db, list }: ReadingEngine, ids: OneOf): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from entities where id in ${list([ids].flat().map(plain))}`.execute(db)
  return rows.map(({ seq }) => seq)
}

/** @param entities `seq` of those of which one must be named; null for any. */
export function groupsOf(filter: LabelFilter, entities: readonly number[] | null): Group[] {
  return [
    ...(entities === null ? [] : [{ table: 'appearances' as const, keys: entities }]),
    ...labelsAsked(filter).map((keys) => ({ table: 'labels' as const, keys })),
  ]
}

const column = { labels: 'label', appearances: 'entity' }

function isOne({ keys, table }: Group, alias: string): Condition {
  const of = sql.ref(`${alias}.${column[table]}`)
  if (keys.length === 1) return sql`${of} = ${keys[0]}`
  return keys.length === 0 ? sql`1 = 0` : sql`${of} in (${sql.join(keys)})`
}

/** The rows of a group as table `k`, each article once. */
function streamOf(group: Group): RawBuilder<unknown> {
  const distinct = sql.raw(group.keys.length > 1 ? 'distinct ' : '')
  return sql`(select ${distinct}g.newest, g.article from ${sql.table(group.table)} g where ${isOne(group, 'g')}) k`
}

/** That an article is in a group. */
export function probe(group: Group, newest: string, article: string): Condition {
  return there(sql`${sql.table(group.table)} g
    where ${isOne(group, 'g')} and g.newest = ${sql.ref(newest)} and g.article = ${sql.ref(article)}`)
}

/**
 * That there is such a row, looked up for each that is asked: of `exists` PostgreSQL makes a join, and what is equal to
 * something it takes for rare. For either it would read and sort all of a list of which a page is wanted.
 */
export const there = (rows: RawBuilder<unknown>): Condition => sql`(select 1 from ${rows} limit 1) is not null`

/**
 * Articles that are in all groups, in the order of one of them, as table `k`, and what is asked of the others. Null when
 * there are no groups, or the articles of several keys would have to be gathered and are many: then all articles are
 * walked in their order.
 */
export async function driver(engine: ReadingEngine, groups: readonly Group[]) {
  const [only] = groups
  if (!only) return null
  const sizes =
    groups.length === 1 && only.keys.length < 2
      ? [0]
      : await Promise.all(groups.map((group) => sizeOf(engine, group, group.keys.length < 2 ? counted : frequent)))
  const smallest = sizes.indexOf(Math.min(...sizes))
  if (groups[smallest]!.keys.length > 1 && sizes[smallest]! >= frequent) return null
  const rest = groups.filter((_, i) => i !== smallest)
  return { from: streamOf(groups[smallest]!), conditions: rest.map((group) => probe(group, 'k.newest', 'k.article')) }
}

/**
 * Articles in all groups and of some days, newest first, as table `k`: at most so many.
 * @param driven what leads to those of the groups.
 */
export function newestIn(
  driven: Awaited<ReturnType<typeof driver>>,
  groups: readonly Group[],
  range: Range,
  limit: number,
): RawBuilder<unknown> {
  const by = driven ? 'k' : 'a'
  const [newest, article] = [`${by}.newest`, `${by}.article`]
  const conditions = driven?.conditions ?? groups.map((group) => probe(group, newest, article))
  const dated = published(range, by, 'a')
  const from = !driven ? sql`facts a` : dated.length > 0 ? sql`${driven.from} cross join facts a` : driven.from
  const joined = driven && dated.length > 0 ? [sql`a.newest = k.newest and a.article = k.article`] : []
  return sql`(select ${sql.ref(newest)} as newest, ${sql.ref(article)} as article from ${from}
    ${whereAll([...conditions, ...joined, ...dated])}
    order by ${sql.ref(newest)}, ${sql.ref(article)} limit ${sql.lit(limit)}) k`
}

async function sizeOf({ db }: ReadingEngine, group: Group, most: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from ${sql.table(group.table)} g where ${isOne(group, 'g')} limit ${sql.lit(most)}) as few`.execute(db)
  return Number(rows[0]!.found)
}

/** The articles in all groups and of some days, if they are few; else null. */
export async function fewArticles(
  engine: ReadingEngine,
  groups: readonly Group[],
  range: Range,
): Promise<number[] | null> {
  const { least, most } = newestWithin(range, 'k')
  const bounds = [...least, ...most]
  const driven = await driver(engine, groups)
  if (!driven && (groups.length > 0 || bounds.length === 0)) return null
  const { from, conditions } = driven ?? {
    from: sql`(select newest, seq as article from articles) k`,
    conditions: [],
  }
  const where = [...conditions, ...bounds]
  const { rows } = await sql<{ article: number }>`select k.article from ${from}
    ${whereAll(where)} limit ${sql.lit(frequent)}`.execute(engine.db)
  return rows.length < frequent ? rows.map(({ article }) => article) : null
}

/** Zones lie less than a day from UTC, so that a day’s instants lie within a day of the day in UTC. */
const slack = 24 * 60 * 60 * 1000

/** Bounds on the instant that say less exactly which days it is of. */
export function newestWithin({ from, to }: Range, by: string): Required<List>['bounds'] {
  const newest = sql.ref(`${by}.newest`)
  const at = (iso: string) => dayNumber(iso) * slack
  return {
    least: to === undefined ? [] : [sql`${newest} >= ${-2 * slack - at(to)}`],
    most: from === undefined ? [] : [sql`${newest} <= ${slack - at(from)}`],
  }
}

/**
 * Days of publication, exactly. PostgreSQL is not told what it would take for one more thing that few articles have, beside
 * the bounds on the instant: it would gather and sort all of a list of which a page is wanted.
 */
export function onDays({ from, to }: Range, of: string): Condition[] {
  const day = sql.ref(`${of}.day`)
  const within = [
    ...(from === undefined ? [] : [sql`${day} >= ${dayNumber(from)}`]),
    ...(to === undefined ? [] : [sql`${day} <= ${dayNumber(to)}`]),
  ]
  return within.length > 0 ? [sql`coalesce(${sql.join(within, sql` and `)}, false)`] : []
}

/** Days of publication, and the bounds on the instant, for the index. */
export function published(range: Range, by: string, of = by): Condition[] {
  const { least, most } = newestWithin(range, by)
  return [...onDays(range, of), ...least, ...most]
}

/** Condition that a column has the `seq` of one of the texts found. */
export function found(engine: ReadingEngine, matches: Found, column: string): Condition {
  return 'few' in matches ? engine.oneOf(column, matches.few) : matches.among(column)
}

/** The order of articles, and the undated last either way. */
export function byDate(newest: string, article: string, oldest: boolean): Pick<List, 'order' | 'parts'> {
  if (!oldest)
    return {
      order: [
        [newest, 'number'],
        [article, 'number'],
      ],
    }
  return {
    order: [
      [newest, 'number', 'desc'],
      [article, 'number', 'desc'],
    ],
    parts: [
      { where: sql`${sql.ref(newest)} < ${undated}`, has: ([at]) => at !== undated },
      { where: sql`${sql.ref(newest)} = ${undated}`, has: ([at]) => at === undated },
    ],
  }
}
