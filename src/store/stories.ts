/** Reads stories. */
import type { RawBuilder } from 'kysely'
import type { ArticleSummary } from '../../schemas/article.ts'
import type { EntityType } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Story, StoryName, StorySummary } from '../../schemas/story.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { isSpeakerDisputed } from '../comparison/quote-variants.ts'
import { bySameEvent, bySameWords } from '../comparison/same-words.ts'
import { byAge } from './alike.ts'
import type { ReadingEngine } from './engine.ts'
import { unpackLines } from './pack.ts'
import { entityNames } from './read.ts'
import { etagOf, undated } from './rows.ts'
import type { Stored } from './store.ts'
import { plain } from './words.ts'

/** What an answer shows at most, and names in a list. */
const shown = { articles: 100, names: 100, listed: 5, events: 200, quotes: 200 }

/** As the table has it. */
export interface StoryRow {
  story: number
  articles: number
  outlets: number
}

interface Told {
  seq: number
  id: string
  newest: number
  sha256: string
  summary: string
  company: string
}

/** Stories as lists show them. */
export async function storySummaries(engine: ReadingEngine, rows: readonly StoryRow[]): Promise<StorySummary[]> {
  const told = await articlesOf(
    engine,
    rows.map(({ story }) => story),
  )
  const summaries: StorySummary[] = []
  for (const row of rows) {
    const articles = told.get(row.story)
    // None where the story went meanwhile.
    if (articles) summaries.push(await summaryOf(engine, row, articles, shown.listed))
  }
  return summaries
}

/** The articles of stories, earliest first. */
async function articlesOf(engine: ReadingEngine, stories: readonly number[]): Promise<Map<number, Told[]>> {
  const rows = await engine.db
    .selectFrom('traits as t')
    .innerJoin('articles as a', 'a.seq', 't.article')
    .select(['t.story', 'a.seq', 'a.id', 'a.newest', 'a.sha256', 'a.summary', 'a.company'])
    .where('t.story', 'in', engine.list(stories) as RawBuilder<number>)
    .execute()
  const found = new Map<number, Told[]>()
  for (const { story, ...row } of rows.sort(byAge)) {
    const known = found.get(story!)
    if (known) known.push(row)
    else found.set(story!, [row])
  }
  return found
}

async function summaryOf(
  engine: ReadingEngine,
  { articles, outlets }: StoryRow,
  told: readonly Told[],
  names: number,
): Promise<StorySummary> {
  const [first] = told
  const last = told.filter(({ newest }) => newest !== undated).at(-1)
  const summary = (one: Told | undefined) => (one ? (JSON.parse(one.summary) as ArticleSummary) : null)
  return {
    id: first!.id,
    headline: summary(first)!.headline,
    articles,
    outlets,
    firstPublishedAt: summary(first)!.publishedAt,
    lastPublishedAt: summary(last)?.publishedAt ?? null,
    names: await namesOf(engine, told.slice(0, shown.articles), names),
  }
}

/** Whom most of the articles name; of equals, who has more paragraphs. */
async function namesOf(engine: ReadingEngine, told: readonly Told[], limit: number): Promise<StoryName[]> {
  const counts = new Map<number, { articles: number; paragraphs: number }>()
  for (const { company } of told)
    for (const [entity, paragraphs] of JSON.parse(company) as [number, string][]) {
      const count = counts.get(entity) ?? { articles: 0, paragraphs: 0 }
      counts.set(entity, count)
      count.articles++
      count.paragraphs += paragraphs.split(',').length
    }
  const rows = await engine.db
    .selectFrom('entities')
    .select(['seq', 'id', 'type'])
    .where('seq', 'in', engine.list([...counts.keys()]) as RawBuilder<number>)
    .execute()
  const sorted = rows.map((row) => ({ ...row, ...counts.get(row.seq)! }))
  sorted.sort((a, b) => b.articles - a.articles || b.paragraphs - a.paragraphs || (a.id < b.id ? -1 : 1))
  const most = sorted.slice(0, limit)
  const names = await entityNames(
    engine,
    engine.db,
    most.map(({ id }) => id),
  )
  return most.flatMap(({ id, type, articles }) =>
    names.has(id) ? [{ id, type: type as EntityType, name: names.get(id)!, articles }] : [],
  )
}

/** The story that an article is of. Null when there is no such article, or it is alone. */
export async function readStory(engine: ReadingEngine, id: string): Promise<Stored | null> {
  const row = await engine.db
    .selectFrom('articles as a')
    .innerJoin('traits as t', 't.article', 'a.seq')
    .innerJoin('stories as s', 's.story', 't.story')
    .select(['s.story', 's.articles', 's.outlets'])
    .where('a.id', '=', plain(id))
    .executeTakeFirst()
  if (!row) return null
  const told = (await articlesOf(engine, [row.story])).get(row.story)
  if (!told) return null
  const summary = await summaryOf(engine, row, told, shown.names)
  const json = JSON.stringify({ ...summary, ...(await contentOf(engine, told.slice(0, shown.articles))) })
  return { id: summary.id, json, etag: etagOf(json) }
}

async function contentOf(
  engine: ReadingEngine,
  told: readonly Told[],
): Promise<Pick<Story, 'byOutlet' | 'timeline' | 'quotes'>> {
  const outlets = new Map<string | null, ArticleSummary[]>()
  for (const one of told) {
    const article = JSON.parse(one.summary) as ArticleSummary
    outlets.set(article.publisher, [...(outlets.get(article.publisher) ?? []), article])
  }
  const rows = await engine.db
    .selectFrom('articles')
    .select(['seq', 'quotes', 'timeline'])
    .where('seq', 'in', engine.list(told.map(({ seq }) => seq)) as RawBuilder<number>)
    .execute()
  const known = new Map(rows.map((row) => [row.seq, row]))
  const all = <T>(kind: 'quotes' | 'timeline') =>
    told.flatMap(({ seq }) =>
      (known.has(seq) ? unpackLines(known.get(seq)![kind]) : []).map((json) => JSON.parse(json) as T),
    )
  const events = bySameEvent(all<TimelineEntry>('timeline')).map((entries) => ({
    ...entries[0]!,
    sources: entries.map((entry) => entry.id),
  }))
  const place = new Map(told.map(({ id }, i) => [id, i]))
  const quotes = bySameWords(all<Quote>('quotes')).map((forms) => ({
    ...forms[0]!,
    articles: [...new Set(forms.map(({ article }) => article))].sort((a, b) => place.get(a)! - place.get(b)!),
    isSpeakerDisputed: isSpeakerDisputed(forms),
  }))
  return {
    byOutlet: [...outlets].map(([publisher, articles]) => ({ publisher, articles })),
    timeline: events
      .sort((a, b) => (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0))
      .slice(0, shown.events),
    quotes: quotes
      .sort(
        (a, b) =>
          b.articles.length - a.articles.length || place.get(a.article)! - place.get(b.article)! || a.start - b.start,
      )
      .slice(0, shown.quotes),
  }
}
