/** Reads the forms of a quote that several articles print. */
import { type RawBuilder, sql } from 'kysely'
import type { Quote } from '../../schemas/quote.ts'
import type { Variants } from '../../schemas/variants.ts'
import { isSpeakerDisputed, sameSpeaker, segmentsOf } from '../comparison/quote-variants.ts'
import { areSameWords, quoteWords } from '../comparison/same-words.ts'
import { byAge } from './alike.ts'
import type { ReadingEngine } from './engine.ts'
import { unpackLines } from './pack.ts'
import { readRecord } from './read.ts'
import { etagOf, speakerKeys } from './rows.ts'
import type { Stored } from './store.ts'
import { plain } from './words.ts'

/** Articles that are looked through: those of its story and its copies, and those the speaker says something in. */
const looked = { kin: 200, spoken: 200 }
/** Forms that an answer shows at most. */
const shown = 100

/** Null when there is no such quote. */
export async function readVariants(engine: ReadingEngine, id: string): Promise<Stored | null> {
  const stored = await readRecord(engine, 'quotes', id)
  if (!stored) return null
  const quote = JSON.parse(stored.json) as Quote
  const own = quoteWords(quote)
  const articles = await articlesNear(engine, quote)
  const rows = await engine.db
    .selectFrom('articles')
    .select(['id', 'newest', 'sha256', 'summary', 'quotes'])
    .where('seq', 'in', engine.list(articles) as RawBuilder<number>)
    .execute()
  const home = rows.find((row) => row.id === plain(quote.article))
  // The article went meanwhile.
  if (!home) return null
  const forms = rows.sort(byAge).flatMap((row) =>
    unpackLines(row.quotes)
      .map((json) => JSON.parse(json) as Quote)
      .filter((form) => form.id !== quote.id && areSameWords(own, quoteWords(form)))
      .map((form) => ({ form, row })),
  )
  const variants: Variants = {
    quote,
    article: JSON.parse(home.summary),
    isSpeakerDisputed: isSpeakerDisputed([quote, ...forms.map(({ form }) => form)]),
    total: forms.length,
    items: forms.slice(0, shown).map(({ form, row }) => ({
      quote: form,
      article: JSON.parse(row.summary),
      segments: segmentsOf(quote.text, form.text),
      speaker: sameSpeaker(quote.speaker, form.speaker),
    })),
  }
  const json = JSON.stringify(variants)
  return { id: quote.id, json, etag: etagOf(json) }
}

/** Articles that may print the same words, by `seq`, its own among them. */
async function articlesNear({ db, list }: ReadingEngine, { article, speaker }: Quote): Promise<number[]> {
  const kin = await sql<{ article: number }>`
    select other.article from traits one
      join articles a on a.seq = one.article
      join traits other on other.copies = one.copies or other.story = one.story
      where a.id = ${plain(article)} order by other.newest, other.article limit ${sql.lit(looked.kin)}`.execute(db)
  const spoken = await sql<{ article: number }>`
    select distinct newest, article from speakers where key in ${list(speakerKeys(speaker))}
      order by newest, article limit ${sql.lit(looked.spoken)}`.execute(db)
  const own = await db.selectFrom('articles').select('seq').where('id', '=', plain(article)).executeTakeFirst()
  return [...new Set([...kin.rows, ...spoken.rows].map((row) => row.article)), ...(own ? [own.seq] : [])]
}
