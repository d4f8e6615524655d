/** The places of all articles on a map, and the words that name them. */
import { useMemo } from 'preact/hooks'
import type { Entity, Place } from '../../schemas/entity.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count, countryName } from '../format.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Mentions } from '../parts/mentions.tsx'
import { type Asked, Search } from '../parts/search.tsx'
import { Await, Empty } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { entityHref, go, href } from '../router.ts'
import { useTitle } from '../title.ts'
import { type Located, World } from './world.tsx'

/** Places that are read at a time, and in all: the most mentioned. */
const PAGE = 100
const MOST = 500

export function MapView({ asked }: { asked: Asked }) {
  const { q } = asked
  useTitle(q ? `“${q}” on the map` : 'Map')
  const query = { type: 'place', q }
  const resource = useResource(`map ${q ?? ''}`, (signal) => allPlaces(query, signal))
  return (
    <>
      <h1>Map</h1>
      <Search section="map" label="Search the places" asked={asked} />
      <Await resource={resource} what="the places">
        {(places) =>
          places.length === 0 ? (
            <Empty title={q ? `No places match “${q}”` : 'No places yet'}>
              <p>{q ? 'Write one word of the name in full.' : 'Places appear here once articles name them.'}</p>
            </Empty>
          ) : (
            <Places places={places} asked={asked} />
          )
        }
      </Await>
      <Downloads path="entities" query={query} name="places" as={['json', 'geojson', 'csv', 'ndjson']} />
    </>
  )
}

async function allPlaces(query: { type: string; q: string | undefined }, signal: AbortSignal): Promise<Place[]> {
  const places: Entity[] = []
  for (let cursor: string | null = ''; cursor !== null && places.length < MOST; ) {
    const page: Page<Entity> = await ask(apiPath('entities', { ...query, limit: PAGE, cursor }), { signal })
    places.push(...page.items)
    cursor = page.next
  }
  return places.filter((one) => one.type === 'place')
}

const isLocated = (place: Place): place is Place & Located => place.coordinates !== null

function Places({ places, asked }: { places: readonly Place[]; asked: Asked }) {
  const located = useMemo(() => places.filter(isLocated), [places])
  const elsewhere = places.filter((place) => !isLocated(place))
  const selected = places.find(({ id }) => id === asked.place) ?? null
  const select = (id: string) => go(href(['map'], { ...asked, place: id === asked.place ? null : id }))
  return (
    <>
      <World places={located} selected={selected?.id ?? null} onSelect={select} />
      {selected && (
        <section class="place" aria-labelledby="place">
          <h2 id="place">
            <a href={entityHref(selected.id)}>{selected.name}</a>{' '}
            {selected.country && <span class="aside">{countryName(selected.country)}</span>}
          </h2>
          <Mentions entity={selected.id} />
        </section>
      )}
      <section aria-labelledby="located">
        <h2 id="located">On the map</h2>
        {located.length > 0 ? (
          <PlaceList places={located} selected={selected} onSelect={select} />
        ) : (
          <p class="nothing">None of these places can be put on the map with certainty.</p>
        )}
      </section>
      {elsewhere.length > 0 && (
        <section aria-labelledby="elsewhere">
          <h2 id="elsewhere">Countries, regions, and places that may be several</h2>
          <PlaceList places={elsewhere} selected={selected} onSelect={select} />
        </section>
      )}
    </>
  )
}

function PlaceList(props: {
  places: readonly Omit<Place, 'mentions'>[]
  selected: Place | null
  onSelect: (id: string) => void
}) {
  const { places, selected, onSelect } = props
  return (
    <ul class="place-list">
      {places.map(({ id, name, country, counts }) => (
        <li key={id}>
          <button type="button" class="small" aria-pressed={id === selected?.id} onClick={() => onSelect(id)}>
            {name}
          </button>{' '}
          <span class="aside">
            {country && countryName(country) !== name && `${countryName(country)}, `}
            {count(counts.mentions, 'mention')}
          </span>
        </li>
      ))}
    </ul>
  )
}
