/** The tables that tell which articles are alike, filled for those that are stored. What each is for: `../tables.ts`. */
import { type Kysely, sql } from 'kysely'
import type { Analysis } from '../../../schemas/analysis.ts'
import { insertTraits, linkTraits, traitsOf } from '../alike.ts'
import type { Trx, WritingEngine } from '../engine.ts'
import { unpack, unpackLines } from '../pack.ts'
import type { Dialect } from './dialect.ts'
import { atOnce, walk } from './walk.ts'

function tables({ big, int, key, bytes, lean }: Dialect): string[] {
  return [
    `create table traits (
      article ${big} primary key,
      newest ${big} not null,
      fingerprint ${bytes},
      profile ${bytes},
      copies ${big} not null,
      linked ${big} not null,
      close ${big} not null,
      story ${big}
    )`,
    ...['copies', 'linked', 'close'].map((relation) => `create index traits_${relation} on traits (${relation})`),
    'create index traits_story on traits (story) where story is not null',
    `create table marks (
      mark ${big} not null, newest ${big} not null, article ${big} not null,
      primary key (mark, newest, article)
    )${lean}`,
    `create table stories (
      story ${big} primary key, id ${key} not null, newest ${big} not null, articles ${int} not null, outlets ${int} not null
    )`,
    'create index stories_order on stories (newest, id)',
  ]
}

export async function likenArticles(db: Kysely<unknown>, dialect: Dialect, engine: WritingEngine): Promise<void> {
  const trx = db as unknown as Trx
  for (const statement of tables(dialect)) await sql.raw(statement).execute(trx)
  const articles = trx.selectFrom('articles').select(['seq', 'article', 'entities']).orderBy('seq').limit(atOnce)
  await walk(
    (after) => articles.where('seq', '>', after).execute(),
    async (rows) => {
      const traits = rows.map(({ seq, article, entities }) =>
        traitsOf(seq, {
          article: JSON.parse(unpack(article)) as Analysis['article'],
          entities: unpackLines(entities).map((json) => JSON.parse(json) as Analysis['entities'][number]),
        }),
      )
      await engine.all(trx, insertTraits(engine, trx, traits))
      await linkTraits(engine, trx, traits)
    },
  )
}
