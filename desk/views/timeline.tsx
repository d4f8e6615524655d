/** Events of all articles, earliest first. */
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Listed } from '../parts/lists.tsx'
import { type Asked, Days, Search } from '../parts/search.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { useList } from '../resource.ts'
import { useTitle } from '../title.ts'

export function TimelineView({ asked }: { asked: Asked }) {
  const { q, from, to, entity } = asked
  useTitle('Timeline')
  const query = { q, from, to, entity }
  const list = useList<TimelineEntry>('timeline', query)
  return (
    <>
      <h1>Timeline</h1>
      <Search section="timeline" label="Search the events" asked={asked}>
        <Days asked={asked} />
      </Search>
      <Listed list={list} what="events" asked={asked} empty={<p>A wider span of days, or fewer words, finds more.</p>}>
        {(entries) => <Timeline entries={entries} />}
      </Listed>
      <Downloads path="timeline" query={query} name="timeline" as={['csv', 'ndjson', 'timelinejs']} />
    </>
  )
}
