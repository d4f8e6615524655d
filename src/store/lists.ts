/** Reads lists of articles, entities and corrections, a page at a time. */
import { sql } from 'kysely'
import type { Entity } from '../../schemas/entity.ts'
import type { ReadingEngine } from './engine.ts'
import {
  byDate,
  driver,
  entitiesNamed,
  found,
  type Group,
  groupsOf,
  newestWithin,
  onDays,
  probe,
  published,
} from './narrowing.ts'
import { reopen, unpackLines } from './pack.ts'
import { byKeys, type Condition, keyAfter, type List, pageOf, type Row, rankedPage, rowsOf } from './pages.ts'
import { type EntityRow, entityRecords } from './read.ts'
import { dayLength, dayNumber, undated } from './rows.ts'
import { parseQuery } from './search/query.ts'
import { relevanceTo } from './search/relevance.ts'
import { type Sought, soughtAmongNames, soughtIn, soughtInHeadline } from './search/sought.ts'
import type { ArticleFilter, CorrectionFilter, EntityFilter, Listing, Paging, StoryFilter } from './store.ts'
import { type StoryRow, storySummaries } from './stories.ts'
import type { Bytes } from './tables.ts'
import { plain } from './words.ts'

/** Full text of entities, whose `seq` table `t` has. @throws {QueryError} */
async function bearing(engine: ReadingEngine, q: string | undefined): Promise<Condition[]> {
  if (q === undefined) return []
  return [found(engine, await engine.matching('entities_text', soughtAmongNames(parseQuery(q))), 't.seq')]
}

/**
 * A list of articles; `lean`: by their places alone, for rows of `articles` are a page each; `counted`: of `facts`, which has
 * what they are counted by; `none`: no article has the words that it is asked for.
 */
export type ArticleList = List & { lean?: boolean; counted?: boolean; none?: boolean }

/**
 * The list of articles that is asked for; `t` is their table, or has their places.
 * @param counting whether their places suffice.
 */
export async function articleList(
  engine: ReadingEngine,
  filter: ArticleFilter,
  counting = false,
): Promise<ArticleList> {
  const entities = filter.entity === undefined ? null : await entitiesNamed(engine, filter.entity)
  const groups = groupsOf(filter, entities)
  const matches = filter.q === undefined ? null : await engine.matching('articles_text', soughtIn(parseQuery(filter.q)))
  const having = (seq: string) => (matches === null ? [] : [found(engine, matches, seq)])
  // Few that were found are looked up.
  const few = matches !== null && 'few' in matches
  const driven = few ? null : await driver(engine, groups)
  // What is asked of copies leaves the server no way but that of the numbers found, which rows of articles alone have.
  if (counting && !few && (matches === null || filter.fold === undefined))
    return placesOf(filter, groups, driven, having)
  if (few && filter.from === undefined && filter.to === undefined && filter.fold === undefined)
    return {
      name: 'articles',
      lean: true,
      none: matches.few.length === 0,
      from: sql`traits t`,
      columns: sql`t.article`,
      ...byDate('t.newest', 't.article', filter.sort === 'oldest'),
      conditions: [...groups.map((group) => probe(group, 't.newest', 't.article')), ...having('t.article')],
    }
  const [by, seq] = driven ? ['k', 'k.article'] : ['t', 't.seq']
  return {
    name: 'articles',
    from: driven ? sql`${driven.from} cross join articles t` : sql`articles t`,
    columns: sql`t.seq as article`,
    ...byDate(`${by}.newest`, seq, filter.sort === 'oldest'),
    conditions: [
      ...(driven
        ? [sql`t.seq = k.article`, ...driven.conditions]
        : groups.map((group) => probe(group, 't.newest', 't.seq'))),
      ...(counting ? published(filter, by, 't') : onDays(filter, 't')),
      ...having(seq),
      ...unfolded(filter, groups, having, seq),
    ],
    ...(!counting && { bounds: newestWithin(filter, by) }),
  }
}

/** The places of articles, which tables have whose rows are small. */
function placesOf(
  filter: ArticleFilter,
  groups: readonly Group[],
  driven: Awaited<ReturnType<typeof driver>>,
  having: (seq: string) => Condition[],
): ArticleList {
  const by = driven ? 'k' : 't'
  const dated = filter.from !== undefined || filter.to !== undefined
  return {
    name: 'articles',
    counted: !driven || dated,
    from: !driven ? sql`facts t` : dated ? sql`${driven.from} cross join facts t` : driven.from,
    columns: sql`${sql.ref(`${by}.article`)} as article`,
    ...byDate(`${by}.newest`, `${by}.article`, filter.sort === 'oldest'),
    conditions: [
      ...(driven && dated ? [sql`t.newest = k.newest and t.article = k.article`] : []),
      ...(driven ? driven.conditions : groups.map((group) => probe(group, 't.newest', 't.article'))),
      ...published(filter, by, 't'),
      ...having(`${by}.article`),
      ...unfolded(filter, groups, having, `${by}.article`),
    ],
  }
}

/** How many copies there are of an article. */
const copiesOf = (articles: string) => sql`(select count(*) - 1 from traits c
  where c.copies = (select copies from traits where article = ${sql.ref(articles)}.seq))`

/**
 * That no copy of an article that the filter lets through, too, is earlier, where it asks for that.
 * @param seq the column that has the article.
 */
function unfolded(
  filter: ArticleFilter,
  groups: readonly Group[],
  having: (seq: string) => Condition[],
  seq: string,
): Condition[] {
  if (filter.fold === undefined) return []
  const age = (articles: string) => {
    const [newest, sha256, id] = ['newest', 'sha256', 'id'].map((column) => sql.ref(`${articles}.${column}`))
    return sql`case when ${newest} = ${undated} then ${undated} else -${newest} end, ${sha256}, ${id}`
  }
  const own = sql.ref(seq)
  const where = [
    sql`c.copies = (select copies from traits where article = ${own})`,
    sql`c.article <> ${own}`,
    sql`(${age('o')}) < (select ${age('a')} from articles a where a.seq = ${own})`,
    ...groups.map((group) => probe(group, 'o.newest', 'o.seq')),
    ...published(filter, 'o'),
    ...having('c.article'),
  ]
  // PostgreSQL takes what is null for rare, and would gather all articles for a page of those of which it is so.
  return [
    sql`(case when (select 1 from traits c join articles o on o.seq = c.article
      where ${sql.join(where, sql` and `)} limit 1) is null then 1 end) is not null`,
  ]
}

/**
 * Articles that are put in the order of their relevance, those of them that have the words in their headlines, and the
 * length that they usually have, in UTF-16 code units.
 */
const ranked = { most: 64, headed: 32, usual: 2400 }

export async function listArticles(engine: ReadingEngine, filter: ArticleFilter, paging: Paging): Promise<Listing> {
  const list = await articleList(engine, filter)
  const shown = (rows: readonly { summary: string; copies?: number }[]) =>
    rows.map(({ summary, copies }) => (copies === undefined ? summary : `${summary.slice(0, -1)},"copies":${copies}}`))
  const columns = filter.fold === undefined ? sql`t.summary` : sql`t.summary, ${copiesOf('t')} as copies`
  if (filter.sort === 'relevance' && filter.q !== undefined) {
    const sought = soughtIn(parseQuery(filter.q))
    const relevance = relevanceTo(sought, ranked.usual)
    const rows = list.none ? [] : await candidates(engine, list, columns, sought)
    const fits = ({ packed }: Candidate) => {
      const { text, headline } = JSON.parse(reopen(packed)) as { text: string; headline: string | null }
      return relevance(text, headline?.length)
    }
    return rankedPage(list, filter, paging, rows, fits, shown)
  }
  const after = keyAfter(list, filter, paging)
  const limit = paging.limit + 1
  if (list.none) return pageOf(list, filter, paging, [], shown)
  const rows = list.lean
    ? await rowsOf<{ summary: string }>(engine, list, after, limit, withSummaries(list))
    : await rowsOf<{ summary: string }>(engine, { ...list, columns }, after, limit)
  return pageOf(list, filter, paging, rows, shown)
}

const withSummaries = (list: List) => (page: Condition) =>
  sql`
  select page.*, (select summary from articles where seq = page.article) as summary from (${page}) page
  order by ${byKeys(list)}`

type Candidate = Row & { summary: string; packed: Bytes }

/** Articles that may fit a query best: the newest of those that have it in their headlines, then the newest others. */
async function candidates(engine: ReadingEngine, list: List, columns: Condition, sought: Sought): Promise<Candidate[]> {
  const seq = list.order[1]![0]
  const headed = found(engine, await engine.matching('articles_text', soughtInHeadline(sought)), seq)
  const first = await rowsOf(engine, { ...list, conditions: [headed, ...list.conditions] }, null, ranked.headed)
  const others = await rowsOf(engine, list, null, ranked.most)
  const seqs = [...new Set([...first, ...others].map(({ key1 }) => Number(key1)))].slice(0, ranked.most)
  const { rows } = await sql<Candidate>`
    select ${columns}, t.article as packed, t.newest as key0, t.seq as key1 from articles t
    where t.seq in ${engine.list(seqs)} order by t.newest, t.seq`.execute(engine.db)
  return rows
}

export async function listStories(engine: ReadingEngine, filter: StoryFilter, paging: Paging): Promise<Listing> {
  const { from, to, article } = filter
  const milliseconds = (day: string) => dayNumber(day) * dayLength
  const conditions = [
    ...(from === undefined ? [] : [sql`t.newest <= ${-milliseconds(from)}`]),
    ...(to === undefined ? [] : [sql`t.newest > ${-milliseconds(to) - dayLength}`]),
    // Those without a date have the largest number.
    ...(to === undefined ? [] : [sql`t.newest < ${undated}`]),
    ...(article === undefined
      ? []
      : [
          sql`t.story = (select b.story from articles a join traits b on b.article = a.seq where a.id = ${plain(article)})`,
        ]),
  ]
  const list: List = {
    name: 'stories',
    from: sql`stories t`,
    columns: sql`t.story, t.articles, t.outlets`,
    order: [
      ['t.newest', 'number'],
      ['t.id', 'string'],
    ],
    conditions,
  }
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<StoryRow>(engine, list, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, async (shown) =>
    (await storySummaries(engine, shown)).map((story) => JSON.stringify(story)),
  )
}

export async function listEntities(engine: ReadingEngine, filter: EntityFilter, paging: Paging): Promise<Listing> {
  const { article, type, q } = filter
  if (article !== undefined) return listEntitiesOf(engine, article, filter, paging)
  const types = type === undefined ? [] : [type].flat()
  const conditions = [
    ...(types.length === 1
      ? [sql`t.type = ${types[0]}`]
      : types.length > 1
        ? [sql`t.type in (${sql.join(types)})`]
        : []),
    ...(await bearing(engine, q)),
  ]
  const list: List = {
    name: 'entities',
    from: sql`entities t`,
    columns: sql`t.seq, t.id, t.type, t.rank, t.articles, t.quotes, t.claims`,
    order: [
      ['t.rank', 'number'],
      ['t.id', 'string'],
    ],
    conditions,
  }
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<EntityRow>(engine, list, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, async (shown) =>
    (await entityRecords(engine, shown)).map((entity) => JSON.stringify(entity)),
  )
}

/** The entities of an article, as it has them. */
async function listEntitiesOf(
  engine: ReadingEngine,
  article: string,
  filter: EntityFilter,
  paging: Paging,
): Promise<Listing> {
  const { type, q } = filter
  const list: Pick<List, 'name' | 'order'> = {
    name: 'entities',
    order: [
      ['rank', 'number'],
      ['id', 'string'],
    ],
  }
  const after = keyAfter(list, filter, paging)
  const row = await engine.db
    .selectFrom('articles')
    .select(['company', 'entities'])
    .where('id', '=', plain(article))
    .executeTakeFirst()
  const company = row ? (JSON.parse(row.company) as [number, string][]).map(([seq]) => seq) : []
  let named: ReadonlySet<number> | null = null
  if (q !== undefined && company.length > 0) {
    const conditions = [sql`t.seq in ${engine.list(company)}`, ...(await bearing(engine, q))]
    const { rows } = await sql<{ seq: number }>`
      select t.seq from entities t where ${sql.join(conditions, sql` and `)}`.execute(engine.db)
    named = new Set(rows.map(({ seq }) => seq))
  }
  const rows = (row ? unpackLines(row.entities) : []).flatMap((json, i) => {
    const entity = JSON.parse(json) as Entity
    const key = [-entity.mentions.length, plain(entity.id)] as const
    const [rank, id] = (after ?? []) as [number?, string?]
    const later = rank === undefined || key[0] > rank || (key[0] === rank && key[1] > id!)
    const asked =
      (type === undefined || [type].flat().includes(entity.type)) && (named === null || named.has(company[i]!))
    return later && asked ? [{ key0: key[0], key1: key[1], json }] : []
  })
  return pageOf(list, filter, paging, rows.slice(0, paging.limit + 1), (shown) => shown.map(({ json }) => json))
}

/** Newest first; the items are the numbers of the corrections. */
export async function listCorrections(
  engine: ReadingEngine,
  filter: CorrectionFilter,
  paging: Paging,
): Promise<Listing> {
  const { article, record } = filter
  const corrected = (record: string) =>
    sql`(t.target = ${record} or t.survivor = ${record}
      or t.seq in (select correction from applications where record = ${record}))`
  const conditions = [
    ...(article === undefined
      ? []
      : [sql`t.seq in (select correction from applications where article = ${plain(article)})`]),
    ...(record === undefined ? [] : [corrected(plain(record))]),
  ]
  const list: List = {
    name: 'corrections',
    from: sql`corrections t`,
    columns: sql`t.seq`,
    order: [
      ['t.newest', 'number'],
      ['t.seq', 'number'],
    ],
    conditions,
  }
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<{ seq: number }>(engine, list, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, (shown) => shown.map(({ seq }) => String(seq)))
}
