/** Reads single records, and all records of one article. */
import { sql } from 'kysely'
import type { EntityType } from '../../schemas/entity.ts'
import type { EntityDetail, Neighbour } from '../../schemas/entity-detail.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Engine } from './engine.ts'
import { companions, countsOf, entityRecord, newestMentions } from './entity.ts'
import { etagOf, furnish } from './rows.ts'
import type { ArticleRecords, Stored } from './store.ts'
import { plain } from './words.ts'

/** What an entity in detail shows at most, and how many of its articles are looked at for it, newest first. */
const shown = { mentions: 100, mentionArticles: 100, quotes: 100, neighbours: 50, neighbourArticles: 200 }

/** Without an id the most recently published article. */
export async function readArticle({ db }: Engine, id: string | null, furniture: boolean): Promise<Stored | null> {
  const all = db.selectFrom('articles').select(['id', 'json', 'etag'])
  const one = id === null ? all.orderBy('newest').orderBy('seq').limit(1) : all.where('id', '=', plain(id))
  if (!furniture) return (await one.executeTakeFirst()) ?? null
  const row = await one.select(['furniture', 'furnished']).executeTakeFirst()
  return row ? { id: row.id, json: furnish(row.json, row.furniture), etag: row.furnished } : null
}

export async function readRecord(
  { db }: Engine,
  table: 'quotes' | 'claims' | 'timeline',
  id: string,
): Promise<Stored | null> {
  const from = db.selectFrom(table as 'quotes').select(['id', 'json', 'etag'])
  return (await from.where('id', '=', plain(id)).executeTakeFirst()) ?? null
}

/** Without an id the most recently published article’s. One statement, so that all records are of one moment. */
export async function readRecords({ db }: Engine, id: string | null): Promise<ArticleRecords | null> {
  const one = id === null ? sql`order by newest, seq limit 1` : sql`where id = ${plain(id)}`
  const { rows } = await sql<{ kind: keyof ArticleRecords; json: string }>`
    with one as (select seq, json from articles ${one})
    select kind, json from (
      select 'article' as kind, 0 as place, '' as id, json from one
      union all select 'quotes', t.position, t.id, t.json from quotes t join one on t.article = one.seq
      union all select 'claims', t.position, t.id, t.json from claims t join one on t.article = one.seq
      union all select 'timeline', t.position, t.id, t.json from timeline t join one on t.article = one.seq
      union all select 'entities', k.rank, e.id, k.json
        from appearances k join one on k.article = one.seq join entities e on e.seq = k.entity
    ) as records order by place, id`.execute(db)
  const of = (kind: keyof ArticleRecords) => rows.filter((row) => row.kind === kind).map(({ json }) => json)
  const [article] = of('article')
  if (article === undefined) return null
  return { article, quotes: of('quotes'), entities: of('entities'), claims: of('claims'), timeline: of('timeline') }
}

/** An entity with its newest mentions and quotes, and who stands beside it. */
export async function readEntity({ db }: Engine, id: string): Promise<Stored | null> {
  const row = await db.selectFrom('entities').selectAll().where('id', '=', plain(id)).executeTakeFirst()
  if (!row) return null
  const forms = await db.selectFrom('forms').selectAll().where('entity', '=', row.seq).execute()
  const newest = db.selectFrom('appearances').where('entity', '=', row.seq).orderBy('newest').orderBy('article')
  const appearances = await newest.select(['newest', 'article', 'json']).limit(shown.mentionArticles).execute()
  const quotes = await db
    .selectFrom('speakers as s')
    .innerJoin('quotes as q', 'q.seq', 's.record')
    .select('q.json')
    .where('s.key', '=', row.id)
    .orderBy('s.newest')
    .orderBy('s.article')
    .orderBy('s.position')
    .limit(shown.quotes)
    .execute()
  const own = await newest.select(['article', 'paragraphs']).limit(shown.neighbourArticles).execute()
  const record: EntityDetail = {
    ...entityRecord(
      { id: row.id, type: row.type as EntityType, counts: countsOf(row) },
      forms,
      newestMentions(appearances, shown.mentions),
    ),
    quotes: quotes.map(({ json }) => JSON.parse(json) as Quote),
    neighbours: await neighboursOf(db, row.seq, own),
  }
  const json = JSON.stringify(record)
  return { id: row.id, json, etag: etagOf(json) }
}

async function neighboursOf(
  db: Engine['db'],
  entity: number,
  own: readonly { article: number; paragraphs: string }[],
): Promise<Neighbour[]> {
  if (own.length === 0) return []
  const others = await db
    .selectFrom('appearances')
    .select(['entity', 'article', 'paragraphs'])
    .where(
      'article',
      'in',
      own.map((row) => row.article),
    )
    .where('entity', '<>', entity)
    .execute()
  const nearest = companions(own, others).slice(0, shown.neighbours)
  if (nearest.length === 0) return []
  const rows = await db
    .selectFrom('entities')
    .select(['seq', 'id', 'type', 'json'])
    .where(
      'seq',
      'in',
      nearest.map((one) => one.entity),
    )
    .execute()
  const named = new Map(rows.map((row) => [row.seq, row]))
  return nearest.map(({ entity, articles, paragraphs }) => {
    const { id, type, json } = named.get(entity)!
    return { id, type: type as EntityType, name: (JSON.parse(json) as { name: string }).name, articles, paragraphs }
  })
}
