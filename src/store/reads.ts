/** What a store answers that may take a while, each within a time limit. */

import { readCopies } from './copies.ts'
import { shownCorrections, survivorOf } from './corrections.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { listArticles, listCorrections, listEntities, listStories } from './lists.ts'
import { listMentions } from './mentions.ts'
import { readEntity, readRecords } from './read.ts'
import { listRecords, type RecordsAsked } from './record-lists.ts'
import { type Paging, type Reads, TooSlowError } from './store.ts'
import { readStory } from './stories.ts'
import { tallyOf } from './tally.ts'
import { readVariants } from './variants.ts'
import { listVersions, readVersion } from './versions.ts'

/** Milliseconds that an answer may take. */
export const limit = 1000

/** @throws {TooSlowError} */
export function readsOf(whole: ReadingEngine): Reads {
  const limited = async <T>(work: (engine: ReadingEngine) => Promise<T>): Promise<T> => {
    try {
      return await work({ ...whole, until: performance.now() + limit })
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
  const records = (kind: RecordsAsked['kind']) => (filter: RecordsAsked['filter'], paging: Paging) =>
    limited(async (engine) =>
      listRecords(engine, { kind, filter: await followed(engine, filter) } as RecordsAsked, paging),
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
      limited(async (engine) => listArticles(engine, await followed(engine, filter), paging)),
    entities: (filter, paging) => limited((engine) => listEntities(engine, filter, paging)),
    mentions: (filter, paging, context) => limited((engine) => listMentions(engine, filter, paging, context)),
    quotes: records('quotes'),
    claims: records('claims'),
    timeline: records('timeline'),
    tally: (kind, filter, facets) =>
      limited(async (engine) => tallyOf(engine, kind, await followed(engine, filter), facets)),
  }
}
