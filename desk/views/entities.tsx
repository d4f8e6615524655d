/** People, organisations and places, most mentioned first. */
import type { Entity } from '../../schemas/entity.ts'
import { capitalised, count, countryName } from '../format.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Pages } from '../parts/pages.tsx'
import { type Asked, Choice, Search } from '../parts/search.tsx'
import { entityHref } from '../router.ts'
import { useTitle } from '../title.ts'

const types = [
  ['person', 'People'],
  ['organisation', 'Organisations'],
  ['place', 'Places'],
] as const

export function EntitiesView({ asked }: { asked: Asked }) {
  const { q, type } = asked
  useTitle(q ? `“${q}” in names` : 'Names')
  const query = { q, type }
  return (
    <>
      <h1>Names</h1>
      <Search section="entities" label="Search the names" asked={asked}>
        <Choice name="type" label="Kind" asked={asked} options={types} />
      </Search>
      <Pages<Entity>
        path="entities"
        query={query}
        what="names"
        one="name"
        section="entities"
        asked={asked}
        isCounted={false}
        beside={<Downloads path="entities" query={query} name="entities" as={['json', 'csv', 'ndjson']} />}
        empty={<p>The beginning of a name is enough: “Lind” finds “Lindqvist”.</p>}
      >
        {(items) => (
          <ol class="entities">
            {items.map((entity) => (
              <li key={entity.id} class={`record record-${entity.type}`}>
                <a class="says" href={entityHref(entity.id)}>
                  {entity.name}
                </a>
                <ul class="facts">
                  <li class={`chip label-${entity.type}`}>{capitalised(entity.type)}</li>
                  {entity.type === 'person' && entity.roles.length > 0 && <li>{entity.roles[0]}</li>}
                  {entity.type === 'place' && entity.country && <li>{countryName(entity.country)}</li>}
                  <li>{count(entity.counts.articles, 'article')}</li>
                  <li>{count(entity.counts.mentions, 'mention')}</li>
                  {entity.counts.quotes > 0 && <li>{count(entity.counts.quotes, 'quote')}</li>}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </Pages>
    </>
  )
}
