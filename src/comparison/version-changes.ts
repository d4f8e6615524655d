/** What changed between two versions of an article: sentences, and the records that came and went. */
import type { Article } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import type { VersionChanges } from '../../schemas/version.ts'
import { nameKey } from '../store/words.ts'
import { changesOf } from './sentence-changes.ts'

/** All that a version has. */
export interface VersionRecords {
  article: Article
  quotes: Quote[]
  claims: Claim[]
  timeline: TimelineEntry[]
  entities: Entity[]
}

export function versionChanges(after: VersionRecords, before: VersionRecords): VersionChanges {
  const [to, from] = [after.article.headline, before.article.headline]
  const named = ({ entities }: VersionRecords) => entities.map(({ id, type, name }) => ({ id, type, name }))
  return {
    headline: to === from ? null : { from, to },
    sentences: changesOf(after.article, before.article),
    quotes: cameAndWent(after.quotes, before.quotes, ({ text, speaker }) => said(text, speaker?.name)),
    claims: cameAndWent(after.claims, before.claims, ({ text, claimant, polarity }) =>
      [said(text, claimant?.name), polarity].join('\n'),
    ),
    timeline: cameAndWent(after.timeline, before.timeline, ({ date, text }) => [date, nameKey(text)].join('\n')),
    entities: cameAndWent(named(after), named(before), ({ id }) => id),
  }
}

const said = (text: string, by: string | null | undefined) => [nameKey(text), by ? nameKey(by) : ''].join('\n')

/** Records that only one of two versions has, however often: where a record stands does not matter. */
function cameAndWent<T>(after: readonly T[], before: readonly T[], keyOf: (record: T) => string) {
  const [there, was] = [new Set(after.map(keyOf)), new Set(before.map(keyOf))]
  return {
    came: after.filter((record) => !was.has(keyOf(record))),
    went: before.filter((record) => !there.has(keyOf(record))),
  }
}
