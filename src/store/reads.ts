/** What a store answers that may take a while, each within a time limit. */

import { readCopies } from './copies.ts'
import { shownCorrections, survivorOf } from './corrections.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import {
  listArticles,
  listClaims,
  listCorrections,
  listEntities,
  listQuotes,
  listStories,
  listTimeline,
} from './lists.ts'
import { listMentions } from './mentions.ts'
import { readEntity, readRecords } from './read.ts'
import { type Reads, TooSlowError } from './store.ts'
import { readStory } from './stories.ts'
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
  /** A filter whose entity is called something else by now. */
  const followed = async <T extends object>(engine: ReadingEngine, filter: T, member: keyof T): Promise<T> => {
    const id = filter[member]
    if (typeof id !== 'string' || !isEntityId(id)) return filter
    return { ...filter, [member]: (await survivorOf(engine.db, id)) ?? id }
  }
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
      limited(async (engine) => listArticles(engine, await followed(engine, filter, 'entity'), paging)),
    quotes: (filter, paging) =>
      limited(async (engine) => listQuotes(engine, await followed(engine, filter, 'speaker'), paging)),
    entities: (filter, paging) => limited((engine) => listEntities(engine, filter, paging)),
    mentions: (filter, paging, context) => limited((engine) => listMentions(engine, filter, paging, context)),
    claims: (filter, paging) =>
      limited(async (engine) => listClaims(engine, await followed(engine, filter, 'claimant'), paging)),
    timeline: (filter, paging) =>
      limited(async (engine) => listTimeline(engine, await followed(engine, filter, 'entity'), paging)),
  }
}
