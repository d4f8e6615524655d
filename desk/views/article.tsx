/** One article with all that was read out of it. */
import type { Article } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { ask, askForAll } from '../api.ts'
import type { Reading as ReadingData, TimeRecord } from '../layers.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Reading } from '../parts/reading.tsx'
import { Await } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { href, keepMark } from '../router.ts'
import { useTitle } from '../title.ts'

export function ArticleView({ id, marked }: { id: string; marked: string | null }) {
  const resource = useResource(`reading ${id}`, (signal) => read(id, signal), id)
  useTitle(resource.data ? (resource.data.article.headline ?? 'Without a headline') : 'Article')
  return (
    <>
      <p class="back">
        <a href={href(['articles'])}>All articles</a>
      </p>
      <Await resource={resource} what="the article">
        {(reading) => (
          <>
            <Reading reading={reading} marked={marked} onMark={keepMark} Heading="h1" />
            <Downloads
              path={`articles/${encodeURIComponent(id)}`}
              name={id}
              as={['text', 'jsonld', 'annotations', 'ninjs']}
            />
          </>
        )}
      </Await>
    </>
  )
}

/** The article and its records, each from its own list. */
async function read(id: string, signal: AbortSignal): Promise<ReadingData> {
  const all = <T,>(path: string) => askForAll<T>(path, { article: id }, signal)
  const [article, quotes, claims, entities, timeline] = await Promise.all([
    ask<Article>(`articles/${encodeURIComponent(id)}?include=furniture`, { signal }),
    all<Quote>('quotes'),
    all<Claim>('claims'),
    all<Entity>('entities'),
    all<TimelineEntry>('timeline'),
  ])
  return {
    article,
    quotes,
    claims,
    entities: entities.map((entity) => within(entity, id)),
    timeline,
    times: timesOf(timeline),
  }
}

/** An entity with its mentions in one article. */
function within<E extends Entity>(entity: E, article: string): E {
  return { ...entity, mentions: entity.mentions.filter((mention) => mention.article === article) }
}

/** The time expressions that tell when an event was: those that the API keeps. */
function timesOf(timeline: readonly TimelineEntry[]): TimeRecord[] {
  const times = new Map<number, TimeRecord>()
  for (const { time, date, earliest, latest } of timeline) {
    if (time) times.set(time.start, { ...time, edtf: date, earliest, latest })
  }
  return [...times.values()].sort((a, b) => a.start - b.start)
}
