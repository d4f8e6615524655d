/** Reads the printings of one text. */
import type { RawBuilder } from 'kysely'
import type { Article } from '../../schemas/article.ts'
import type { Copies } from '../../schemas/copies.ts'
import { changesOf } from '../comparison/sentence-changes.ts'
import { byAge, resemblanceOf } from './alike.ts'
import type { ReadingEngine } from './engine.ts'
import { unpack } from './pack.ts'
import { etagOf } from './rows.ts'
import type { Stored } from './store.ts'
import type { Bytes } from './tables.ts'
import { plain } from './words.ts'

/** Copies that an answer shows at most. */
const shown = 100

/** Null when there is no such article. One that nobody copied is its own canonical one. */
export async function readCopies(engine: ReadingEngine, id: string): Promise<Stored | null> {
  const { db } = engine
  const own = await db
    .selectFrom('articles as a')
    .innerJoin('traits as t', 't.article', 'a.seq')
    .select('t.copies')
    .where('a.id', '=', plain(id))
    .executeTakeFirst()
  if (!own) return null
  const group = await db
    .selectFrom('traits as t')
    .innerJoin('articles as a', 'a.seq', 't.article')
    .select(['a.seq', 'a.id', 'a.newest', 'a.sha256'])
    .where('t.copies', '=', own.copies)
    .execute()
  const [first, ...others] = group.sort(byAge)
  const wanted = [first!, ...others.slice(0, shown)].map(({ seq }) => seq)
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('traits as t', 't.article', 'a.seq')
    .select(['a.seq', 'a.summary', 'a.article', 't.fingerprint'])
    .where('a.seq', 'in', engine.list(wanted) as RawBuilder<number>)
    .execute()
  const known = new Map(rows.map((row) => [row.seq, row]))
  const canonical = known.get(first!.seq)!
  const text = textOf(canonical.article)
  const copies: Copies = {
    canonical: JSON.parse(canonical.summary),
    total: others.length,
    items: wanted.slice(1).flatMap((seq) => {
      const row = known.get(seq)
      // None where the article went meanwhile.
      if (!row) return []
      const resemblance = resemblanceOf(canonical.fingerprint, row.fingerprint) ?? 0
      return { article: JSON.parse(row.summary), resemblance, changes: changesOf(textOf(row.article), text) }
    }),
  }
  const json = JSON.stringify(copies)
  return { id, json, etag: etagOf(json) }
}

/** What is compared: not what stands at pictures. */
function textOf(packed: Bytes): Pick<Article, 'text' | 'paragraphs'> {
  const { text, paragraphs } = JSON.parse(unpack(packed)) as Article
  return { text, paragraphs: paragraphs.filter(({ role }) => role !== 'caption') }
}
