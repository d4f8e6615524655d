/** Reads the mentions of an entity, with the words around each. */
import { type RawBuilder, sql } from 'kysely'
import type { Article } from '../../schemas/article.ts'
import type { Entity, Mention } from '../../schemas/entity.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { ReadingEngine } from './engine.ts'
import { kept, unpackMentions } from './entity.ts'
import { reopen, unpackLines } from './pack.ts'
import type { Listing, MentionFilter, Paging } from './store.ts'
import type { Bytes } from './tables.ts'
import { plain } from './words.ts'

/** Articles that are read together, and those that are looked at for a page. */
const atOnce = 20
const looked = 400
/** After all mentions of an article. */
const lastStart = 2 ** 31 - 1
/** Characters of context on each side, however long its words are. */
const longest = 1000

/** The article’s number and where the mention begins. */
type Place = readonly [article: number, start: number]

interface Row {
  article: number
  id: string
  mentions: string
  packed: Bytes
  entities: Bytes
}

/**
 * A page of mentions: by article, the one that was stored last first, then in order of the text. An article keeps its
 * number whatever it is replaced by, so that none moves past a cursor.
 * @param context words on each side.
 */
export async function listMentions(
  engine: ReadingEngine,
  filter: MentionFilter,
  { limit, cursor }: Paging,
  context: number,
): Promise<Listing> {
  const after = cursor === undefined ? null : (decodeCursor(cursor, 'mentions', filter, ['number', 'number']) as Place)
  const found: { place: Place; json: string }[] = []
  let end: Place | null = null
  for (let from = after?.[0] ?? null, inclusive = true, seen = 0; found.length <= limit; inclusive = false) {
    const places = await appearances(
      engine,
      filter,
      from === null ? sql`` : sql`and k.article ${inclusive ? sql`<=` : sql`<`} ${from}`,
    )
    for (const row of await rowsAt(engine, filter, places)) {
      if (found.length > limit) break
      const mentions = mentionsIn(row, filter).filter(({ start }) => row.article !== after?.[0] || start > after[1])
      if (mentions.length === 0) continue
      const article: Article = JSON.parse(reopen(row.packed))
      for (const mention of mentions.slice(0, limit + 1 - found.length))
        found.push({ place: [row.article, mention.start], json: JSON.stringify(inContext(mention, article, context)) })
    }
    if (places.length < atOnce) break
    from = places.at(-1)!.article
    seen += places.length
    if (seen >= looked && found.length <= limit) {
      end = [from, lastStart]
      break
    }
  }
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1)!.place : end
  const next = last && encodeCursor('mentions', filter, last)
  return { items: items.map(({ json }) => json), next }
}

/** Articles in which an entity appears, with its first mentions there. */
async function appearances(
  { db }: ReadingEngine,
  { entity, article }: MentionFilter,
  further: RawBuilder<unknown>,
): Promise<Pick<Row, 'article' | 'mentions'>[]> {
  const only =
    article === undefined ? sql`` : sql`and k.article = (select seq from articles where id = ${plain(article)})`
  const { rows } = await sql<Pick<Row, 'article' | 'mentions'>>`
    select k.article, k.mentions from appearances k
    where k.entity = (select seq from entities where id = ${plain(entity)}) ${only} ${further}
    order by k.article desc limit ${sql.lit(atOnce)}`.execute(db)
  return rows
}

/** Those of them that have what is asked for, with their articles. */
async function rowsAt(
  { db, list }: ReadingEngine,
  { entity, kind }: MentionFilter,
  places: readonly Pick<Row, 'article' | 'mentions'>[],
): Promise<Row[]> {
  const wanted = places.filter(({ mentions }) => {
    const first = unpackMentions('', mentions)
    return first.length >= kept || first.some((mention) => kind === undefined || mention.kind === kind)
  })
  if (wanted.length === 0) return []
  const { rows } = await sql<Row>`
    select k.article, k.mentions, a.id, a.article as packed, a.entities
    from appearances k join articles a on a.seq = k.article
    where k.entity = (select seq from entities where id = ${plain(entity)})
      and k.article in ${list(wanted.map((row) => row.article))}
    order by k.article desc`.execute(db)
  return rows
}

/** The mentions of an article in order: those kept beside it, unless there may be more. */
function mentionsIn({ id, mentions, entities }: Row, { entity, kind }: MentionFilter): Mention[] {
  const first = unpackMentions(id, mentions)
  const all =
    first.length < kept
      ? first
      : unpackLines(entities)
          .map((json) => JSON.parse(json) as Entity)
          .find((one) => one.id === plain(entity))!.mentions
  return all.filter((mention) => kind === undefined || mention.kind === kind).sort((a, b) => a.start - b.start)
}

/** The mention with up to so many words before and after it, of its paragraph: a stretch of the text, cut in three. */
function inContext({ article, start, end, text, kind }: Mention, { text: whole, paragraphs }: Article, words: number) {
  const paragraph = paragraphs.find((one) => start >= one.start && start < one.end) ?? { start, end }
  const before = whole.slice(Math.max(paragraph.start, start - longest), start)
  const after = whole.slice(end, Math.min(Math.max(paragraph.end, end), end + longest))
  const [first, last] = [[...before.matchAll(/\S+/g)].at(-words), [...after.matchAll(/\S+/g)][words - 1]]
  return {
    article,
    start,
    end,
    text,
    kind,
    before: words === 0 ? '' : before.slice(first?.index ?? 0).replace(/^[\uDC00-\uDFFF]/, ''),
    after:
      words === 0 ? '' : after.slice(0, last ? last.index + last[0].length : undefined).replace(/[\uD800-\uDBFF]$/, ''),
  }
}
