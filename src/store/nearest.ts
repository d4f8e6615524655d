/** Which entities somebody may have meant who named one that there is not. */
import { type RawBuilder, sql } from 'kysely'
import { EntityType } from '../../schemas/entity.ts'
import { edits } from '../edits.ts'
import type { ReadingEngine } from './engine.ts'
import { soughtIn } from './search/sought.ts'
import { plain, words } from './words.ts'

/** Ids that are shown, and looked at: before and after an id in their order, and for each of its first words. */
const most = { shown: 5, beside: 20, ofWord: 50, words: 8 }
/** How far an id may be off, where 1 is another id altogether, and what a word more and another type count. */
const far = { atMost: 0.5, word: 0.1, type: 0.05 }

/** The ids that are most like one: those that begin alike, in its order, and those that have words of it. */
export async function nearestEntities(engine: ReadingEngine, id: string): Promise<string[]> {
  const [type, slug = ''] = plain(id).split('/')
  const found = new Set<string>()
  for (const each of EntityType.options) {
    const like = `${each}/${slug}`
    for (const beside of [sql`id >= ${like} order by id`, sql`id < ${like} order by id desc`]) {
      const ids = sql<{ id: string }>`select id from entities where ${beside} limit ${sql.lit(most.beside)}`
      for (const row of (await ids.execute(engine.db)).rows) found.add(row.id)
    }
  }
  for (const word of words(slug).slice(0, most.words)) {
    const matches = await engine.matching('entities_text', soughtIn({ words: [word], prefix: false, quoted: true }))
    // A word that very many have tells nobody apart.
    if (!('few' in matches)) continue
    const rows = engine.db
      .selectFrom('entities')
      .select('id')
      .where('seq', 'in', engine.list(matches.few) as RawBuilder<number>)
      .orderBy('rank')
      .limit(most.ofWord)
    for (const row of await rows.execute()) found.add(row.id)
  }
  return [...found]
    .map((other) => ({ other, off: distance(type!, slug, other) }))
    .filter(({ off }) => off <= far.atMost)
    .sort((a, b) => a.off - b.off || (a.other < b.other ? -1 : 1))
    .slice(0, most.shown)
    .map(({ other }) => other)
}

/** How far an id is from what was asked for: how much of its words is other, on the average of what was asked. */
function distance(type: string, slug: string, id: string): number {
  const [otherType, otherSlug = ''] = id.split('/')
  const [asked, there] = [words(slug), words(otherSlug)]
  const off = asked.map((word) =>
    Math.min(1, ...there.map((one) => edits(word, one) / Math.max(word.length, one.length))),
  )
  const mean = off.reduce((sum, one) => sum + one, 0) / Math.max(1, off.length)
  return mean + Math.abs(there.length - asked.length) * far.word + (type === otherType ? 0 : far.type)
}
