/** Events of all articles: near the news at first. */
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Facets } from '../../schemas/tally.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { ask, type Page } from '../api.ts'
import { NameField } from '../edit/name-field.tsx'
import { DAY } from '../order.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Listed } from '../parts/lists.tsx'
import { type Asked, Choice, Days, Search } from '../parts/search.tsx'
import { Await, Empty } from '../parts/states.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { useList, useResource } from '../resource.ts'
import { href } from '../router.ts'
import { useTitle } from '../title.ts'

/** Days before the newest article from which on events are near the news. */
const NEAR = 30

export function TimelineView({ asked }: { asked: Asked }) {
  useTitle('Timeline')
  const newest = useResource('articles?limit=1', (signal) => ask<Page<ArticleSummary>>('articles?limit=1', { signal }))
  return (
    <>
      <h1>Timeline</h1>
      <p class="back">
        <a href={href(['timelines'])}>Saved timelines</a>
      </p>
      <Search section="timeline" label="Search the events" asked={asked}>
        <Days asked={asked} />
        <NameField
          name="named"
          label="Name"
          value={asked.named ?? asked.entity?.split('/')[1] ?? null}
          entity={asked['named-entity'] ?? asked.entity ?? null}
        />
        <div class="field">
          <label for="order">Order</label>
          <select id="order" name="order">
            <option value="">Near the news</option>
            <option value="oldest" selected={asked.order === 'oldest'}>
              Oldest first
            </option>
            <option value="newest" selected={asked.order === 'newest'}>
              Newest first
            </option>
          </select>
        </div>
        <Outlet asked={asked} />
      </Search>
      <Await resource={newest} what="events">
        {({ items }) => <Events asked={asked} near={items[0]?.publishedAt?.slice(0, 10) ?? null} />}
      </Await>
    </>
  )
}

const outletsPath = 'timeline?limit=1&facets=publisher'

/** Narrows the events to those that one outlet tells; left out where there is only one. */
function Outlet({ asked }: { asked: Asked }) {
  const { data } = useResource(outletsPath, (signal) => ask<{ facets: Facets }>(outletsPath, { signal }))
  const outlets = (data?.facets.publisher ?? []).map(({ value, label }) => [value, label] as const)
  if (outlets.length < 2 && !asked.publisher) return null
  return <Choice name="publisher" label="Outlet" asked={asked} options={outlets} />
}

function Events({ asked, near }: { asked: Asked; near: string | null }) {
  const { q, to, order, publisher } = asked
  const entity = asked['named-entity'] ?? asked.entity
  const isUnknown = Boolean(asked.named) && !entity
  const isNear = order === undefined && near !== null && !asked.from && !to
  const from = isNear ? new Date(Date.parse(near) - NEAR * DAY).toISOString().slice(0, 10) : asked.from
  const query = { q, from, to, entity, publisher, sort: order === 'newest' ? order : undefined }
  const list = useList<TimelineEntry>('timeline', query)
  if (isUnknown) {
    return (
      <Empty title={`No name “${asked.named}” is known`}>
        <p>Choose one of the names that are suggested while you write.</p>
      </Empty>
    )
  }
  return (
    <>
      {isNear && (
        <p class="aside">
          Events since a month before the newest article.{' '}
          <a href={href(['timeline'], { ...asked, order: 'oldest' })}>Show all</a>
        </p>
      )}
      <Listed
        list={list}
        what={isNear ? 'events near the news' : 'events'}
        asked={asked}
        empty={<p>{isNear ? '“Show all” finds older ones.' : 'A wider span of days, or fewer words, finds more.'}</p>}
      >
        {(entries) => <Timeline entries={entries} near={isNear ? near : null} />}
      </Listed>
      <Downloads path="timeline" query={query} name="timeline" as={['json', 'csv', 'ndjson', 'timelinejs']} />
    </>
  )
}
