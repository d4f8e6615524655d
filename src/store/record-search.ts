/** Pages of the lists of quotes, claims and events, and what a search finds in these lists. */
import { type RawBuilder, sql } from 'kysely'
import type { Key } from './cursor.ts'
import type { Found, ReadingEngine } from './engine.ts'
import { onDaysOf } from './event-days.ts'
import { byDate, driver, found, newestWithin, onDays, probe, published } from './narrowing.ts'
import { linesOf, reopen } from './pack.ts'
import { byKeys, type Condition, keyAfter, keyOf, type List, pageOf, type Row, rankedPage, rowsOf } from './pages.ts'
import {
  type FoundRow,
  gathered,
  ofArticles,
  type RecordList,
  type RecordsAsked,
  recordList,
  recordsOf,
} from './record-lists.ts'
import { meeting } from './search/located.ts'
import { parseQuery } from './search/query.ts'
import { relevanceTo } from './search/relevance.ts'
import { allPhrasesOf, necessary, necessaryOfImprecise, type Sought, sieve, soughtIn } from './search/sought.ts'
import { type Listing, type Paging, TooSlowError } from './store.ts'
import type { Bytes } from './tables.ts'

/**
 * Records that a search counts, and puts in the order of their relevance, and the length that they usually have, in UTF-16
 * code units.
 */
export const mostFound = 200
const usual = 150

/**
 * A page of a list of records.
 * @param known what a search for more than a page of it found from its beginning on.
 */
export async function listRecords(
  engine: ReadingEngine,
  asked: RecordsAsked,
  paging: Paging,
  known?: Searched,
): Promise<Listing> {
  const { q, sort } = asked.filter
  const list = await recordList(engine, asked)
  const shown = (rows: readonly FoundRow[]) => rows.map(({ json }) => json)
  const wanted = paging.limit + 1
  if (q === undefined) {
    const after = keyAfter(list, asked.filter, paging)
    const near = list.byDays ? [await onDaysOf(engine, list, after, wanted)] : []
    const rows = await recordsOf(engine, { ...list, conditions: [...list.conditions, ...near] }, after, wanted)
    return pageOf(list, asked.filter, paging, rows, shown)
  }
  const sought = soughtIn(parseQuery(q))
  if (sort !== 'relevance') {
    const after = keyAfter(list, asked.filter, paging)
    const { rows, end } = known ?? (await searchedRecords(engine, list, asked.filter, sought, after, wanted))
    return pageOf(list, asked.filter, paging, rows, shown, end)
  }
  const { rows } = known ?? (await searchedRecords(engine, list, asked.filter, sought, null, mostFound + 1))
  const relevance = relevanceTo(sought, usual)
  return rankedPage(list, asked.filter, paging, rows.slice(0, mostFound), ({ json }) => relevance(textOf(json)), shown)
}

const textOf = (json: string) => (JSON.parse(json) as { text: string }).text

const [ofText, ofArticle] = ['"text":"', '"article":"']
/** What of a record’s JSON has its text, without the ids before and behind, which repeat the words of a headline. */
function aroundText(json: string): string {
  const start = json.indexOf(ofText)
  const article = json.indexOf(ofArticle)
  return json.slice(start, article > start && json.indexOf(ofText, article) < 0 ? article : json.length)
}

/** What a search looks at: articles, records, of which an article may have more, and those of a list of another order. */
const looked = { articles: 48, records: 2000, events: 64 }
/**
 * Articles that are opened together: few suffice for most pages of frequent words. Rare ones are mostly in one record of an
 * article, and a statement costs as much as to open several.
 */
const opened = { often: [4, 12, 16, looked.articles - 32], rarely: [24, looked.articles - 24] }
/** From how many articles with the words on a list of another order than theirs is walked in search of them. */
const scattered = 300
/** The last place in an article that an index can have. */
const lastPosition = 2 ** 31 - 1

/** What a search found. */
export interface Searched {
  rows: FoundRow[]
  /** Where it left off when it had looked at enough; null when there is no more, or more was found than wanted. */
  end: Key | null
}

/**
 * Records that meet a query, of as many as it looks at. Articles that have its words are found by their index, and each of
 * their records is asked. A list in the order of articles goes through the articles; where few records are of somebody,
 * and in a list of another order, it goes through the records that are of such articles.
 */
export async function searchedRecords(
  engine: ReadingEngine,
  list: RecordList,
  filter: RecordsAsked['filter'],
  sought: Sought,
  after: Key | null,
  wanted: number,
): Promise<Searched> {
  if (engine.until !== undefined && performance.now() > engine.until) throw new TooSlowError()
  const matches = await articlesFor(engine, sought)
  if ('few' in matches && matches.few.length === 0) return { rows: [], end: null }
  const mayHave = sieve(sought)
  const holds = meeting(sought)
  const has = (json: string) => mayHave(aroundText(json)) && holds(textOf(json))
  /** That an article has the words; not asked where most have. */
  const likely = (column: string) => ('most' in matches && matches.most ? [] : [found(engine, matches, column)])
  const byArticle = list.kind !== 'timeline' && filter.sort !== 'checkworthiness' && filter.article === undefined
  if (byArticle && !(list.at === 'k' && list.by === 'k' && !('few' in matches))) {
    const few = 'few' in matches ? matches.few : null
    return searchedByArticle(engine, list, filter.sort === 'oldest', { likely, few, has }, after, wanted)
  }
  const gatheredFew = 'few' in matches && matches.few.length < scattered && list.at === 't' && !filter.article
  const asked = list.conditions.length > 0
  const from = gatheredFew ? gathered(ofArticles(engine, list.kind, matches.few, asked)) : list.from
  const conditions = gatheredFew ? list.conditions : [...list.conditions, ...likely(`${list.at}.article`)]
  const rows = await recordsOf(engine, { ...list, from, conditions }, after, looked.events)
  const holding = rows.filter(({ json }) => has(json)).slice(0, wanted)
  const ended = rows.length < looked.events || holding.length === wanted
  return { rows: holding, end: ended ? null : keyOf(rows.at(-1)!, list) }
}

/** Articles of which a record may meet a query. */
async function articlesFor(engine: ReadingEngine, sought: Sought): Promise<Found> {
  const matching = (one: Sought) => engine.matching('articles_text', one)
  const matches = await matching(necessary(sought))
  if (allPhrasesOf(sought).every(({ length }) => length === 1)) return matches
  // They are few, mostly none, and asked for by themselves: for each article that is looked at, both would cost twice.
  const unclear = await matching(necessaryOfImprecise(sought))
  if (!('few' in unclear)) return matching({ any: [necessary(sought), necessaryOfImprecise(sought)] })
  const { few } = unclear
  if (few.length === 0) return matches
  if ('few' in matches) return { few: [...new Set([...matches.few, ...few])] }
  const { among, most } = matches
  return { most, among: (column) => sql`(${among(column)} or ${found(engine, unclear, column)})` }
}

interface Search {
  likely: (column: string) => Condition[]
  /** The articles that have the words, where these are few. */
  few: readonly number[] | null
  has: (json: string) => boolean
}

async function searchedByArticle(
  engine: ReadingEngine,
  list: RecordList,
  oldest: boolean,
  { likely, few, has }: Search,
  after: Key | null,
  wanted: number,
): Promise<Searched> {
  const articles = few ? fewOf(engine, list, few, oldest) : await manyOf(engine, list, likely, oldest)
  // Records are read for the page alone, not for all that is sorted to find it.
  const opening = (page: RawBuilder<unknown>) => sql`
    select page.*, (select ${sql.ref(list.kind)} from articles where seq = page.article) as packed from (${page}) page
    order by ${byKeys(articles)}`
  /** Whether the records are asked more than their words: then only those of whom it is true are opened. */
  const asked = list.own.length > 0 || list.at === 'k'
  const holding: FoundRow[] = []
  // The article of the last record may have more, unless all of it was looked at.
  const more = after !== null && after[2] !== lastPosition
  let last: Key | null = after && [after[0]!, (after[1] as number) + (!more ? 0 : oldest ? 1 : -1)]
  let seen = 0
  // Few are put in their order once, not for each time that some of them are opened.
  const places = few && (await rowsOf<OpenedRow>(engine, articles, last, looked.articles))
  for (const limit of few ? opened.rarely : opened.often) {
    const next = places?.splice(0, limit)
    const some = next ?? (await rowsOf<OpenedRow>(engine, articles, last, limit, asked ? undefined : opening))
    const room = looked.records - seen
    const rows = asked ? await recordsOf(engine, ofOpened(engine, list, some), after, room) : null
    let left = 0
    if (rows) {
      holding.push(...rows.filter(({ json }) => has(json)))
      seen += rows.length
      if (rows.length === room && holding.length < wanted) return { rows: holding, end: keyOf(rows.at(-1)!, list) }
      if (some.length > 0) last = keyOf(some.at(-1)!, articles)
    } else
      for (const { article, packed, ...key } of next ? await packedOf(engine, list.kind, next) : some) {
        if (holding.length >= wanted || seen >= looked.records) {
          left++
          continue
        }
        last = keyOf(key, articles)
        const own = linesOf(reopen(packed))
        seen += own.length
        for (const [position, json] of own.entries())
          if ((article !== after?.[1] || position > Number(after[2])) && has(json))
            holding.push({ ...key, key2: position, article, position, json })
      }
    if (holding.length >= wanted) return { rows: holding.slice(0, wanted), end: null }
    if (left > 0) return { rows: holding, end: [...last!, lastPosition] }
    if (some.length < limit) return { rows: holding, end: null }
  }
  return { rows: holding, end: [...last!, lastPosition] }
}

/** Articles with all their records of a kind. */
async function packedOf(
  { db, list }: ReadingEngine,
  kind: RecordList['kind'],
  places: readonly OpenedRow[],
): Promise<OpenedRow[]> {
  const seqs = places.map(({ article }) => article)
  const { rows } = await sql<{ seq: number; packed: Bytes }>`
    select seq, ${sql.ref(kind)} as packed from articles where seq in ${list(seqs)}`.execute(db)
  const packed = new Map(rows.map((row) => [row.seq, row.packed]))
  // None where it went meanwhile.
  return places.flatMap((place) => (packed.has(place.article) ? { ...place, packed: packed.get(place.article)! } : []))
}

/** Few articles with the words, as far as they are of a list. Rows of `articles` are a page each, and tell the day. */
function fewOf(engine: ReadingEngine, { groups, days }: RecordList, few: readonly number[], oldest: boolean): List {
  const dated = published(days, 'a')
  const seq = dated.length > 0 ? 'a.seq' : 'a.article'
  return {
    name: '',
    from: dated.length > 0 ? sql`articles a` : sql`traits a`,
    columns: sql`${sql.ref(seq)} as article`,
    ...byDate('a.newest', seq, oldest),
    conditions: [engine.oneOf(seq, few), ...dated, ...groups.map((group) => probe(group, 'a.newest', seq))],
  }
}

/** Articles that have the words and are of a list, in its order. */
async function manyOf(
  engine: ReadingEngine,
  { groups, days }: RecordList,
  likely: Search['likely'],
  oldest: boolean,
): Promise<List> {
  const driven = groups.length > 0 ? await driver(engine, groups) : null
  const [newest, seq] = driven ? ['k.newest', 'k.article'] : ['a.newest', 'a.seq']
  return {
    name: '',
    from: driven ? sql`${driven.from} cross join articles a` : sql`articles a`,
    columns: sql`a.seq as article`,
    ...byDate(newest, seq, oldest),
    conditions: [
      ...(driven ? [sql`a.seq = k.article`, ...driven.conditions] : groups.map((group) => probe(group, newest, seq))),
      ...likely(seq),
      ...onDays(days, 'a'),
    ],
    bounds: newestWithin(days, driven ? 'k' : 'a'),
  }
}

type OpenedRow = Row & { article: number; packed: Bytes }

/** A list of those of its records that are in certain articles of its groups and days. */
function ofOpened(engine: ReadingEngine, list: RecordList, articles: readonly OpenedRow[]): RecordList {
  const places = articles.map(({ key0, article }) => ({ newest: Number(key0), article }))
  return {
    ...list,
    from: sql`(${engine.rows(list.kind, ['newest', 'article'], places)}) p cross join ${list.from}`,
    conditions: [
      sql`${sql.ref(`${list.at}.newest`)} = p.newest and ${sql.ref(`${list.at}.article`)} = p.article`,
      ...list.own,
    ],
  }
}
