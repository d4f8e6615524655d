/** What a store answers that may take a while, each within a time limit. */

import { readCopies } from './copies.ts'
import { shownCorrections, survivorOf } from './corrections.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { listCorrections, listEntities, listStories } from './lists.ts'
import { listMentions } from './mentions.ts'
import { readEntity, readRecords, readSummaries, readTexts } from './read.ts'
import type { RecordsAsked } from './record-lists.ts'
import { type CountedPaging, type Reads, TooSlowError } from './store.ts'
import { readStory } from './stories.ts'
import { countedArticles, countedRecords } from './tally.ts'
import { readVariants } from './variants.ts'
import { listVersions, readVersion } from './versions.ts'

/** Milliseconds that an answer may take. */
export const limit = 1000

/** Searches for each query once. */
function remembered(matching: ReadingEngine['matching']): ReadingEngine['matching'] {
  const known = new Map<string, ReturnType<typeof matching>>()
  return (index, sought) => {
    const key = JSON.stringify([index, sought])
    const found = known.get(key) ?? matching(index, sought)
    known.set(key, found)
    return found
  }
}

/** @throws {TooSlowError} */
export function readsOf(whole: ReadingEngine): Reads {
  const limited = async <T>(work: (engine: ReadingEngine) => Promise<T>): Promise<T> => {
    try {
      return await work({ ...whole, matching: remembered(whole.matching), until: performance.now() + limit })
    } catch (error) {
      throw whole.isTooSlow(error) ? new TooSlowError() : error
    }
  }
  /** A filter whose entities are called something else by now. */
  const followed = async <T extends object>(engine: ReadingEngine, filter: T): Promise<T> => {
    const changed: Record<string, string[]> = {}
    for (const member of ['entity', 'speaker', 'claimant'])
      if (member in filter) {
        const named = [filter[member as keyof T]].flat() as string[]
        changed[member] = await Promise.all(
          named.map(async (id) => (isEntityId(id) ? ((await survivorOf(engine.db, id)) ?? id) : id)),
        )
      }
    return { ...filter, ...changed }
  }
  const records = (kind: RecordsAsked['kind']) => (filter: RecordsAsked['filter'], paging: CountedPaging) =>
    limited(async (engine) =>
      countedRecords(engine, { kind, filter: await followed(engine, filter) } as RecordsAsked, paging),
    )
  return {
    records: (id) => limited((engine) => readRecords(engine, id)),
    variants: (quote) => limited((engine) => readVariants(engine, quote)),
    versions: (article, paging) => limited((engine) => listVersions(engine, article, paging)),
    version: (article, number) => limited((engine) => readVersion(engine, article, number)),
    story: (id) => limited((engine) => readStory(engine, id)),
    stories: (filter, paging) => limited((engine) => listStories(engine, filter, paging)),
    copies: (id) => limited((engine) => readCopies(engine, id)),
    entity: (id) => limited((engine) => readEntity(engine, id)),
    corrections: (filter, paging) =>
      limited(async (engine) => {
        const { items, next } = await listCorrections(engine, filter, paging)
        const shown = await shownCorrections(engine.db, items.map(Number))
        return { items: shown.map(({ json }) => json), next }
      }),
    articles: (filter, paging) =>
      limited(async (engine) => countedArticles(engine, await followed(engine, filter), paging)),
    entities: (filter, paging) => limited((engine) => listEntities(engine, filter, paging)),
    mentions: (filter, paging, context) => limited((engine) => listMentions(engine, filter, paging, context)),
    quotes: records('quotes'),
    claims: records('claims'),
    timeline: records('timeline'),
    summaries: (ids) => limited((engine) => readSummaries(engine, ids)),
    texts: (ids) => limited((engine) => readTexts(engine, ids)),
  }
}
