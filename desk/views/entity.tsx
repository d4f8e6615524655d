/** One person, organisation or place over all articles: everything said, claimed and told of it. */
import type { Claim } from '../../schemas/claim.ts'
import type { EntityDetail, RoleUse } from '../../schemas/entity-detail.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import { ask, entityPath } from '../api.ts'
import { capitalised, count, countryName } from '../format.ts'
import { useObservable } from '../observable.ts'
import { useLatest } from '../overlay.ts'
import { Later } from '../parts/later.tsx'
import { ByArticle, Listed } from '../parts/lists.tsx'
import { Mentions } from '../parts/mentions.tsx'
import { ClaimRecord } from '../parts/records.tsx'
import { allQuotes, Said, sayingsOf } from '../parts/said.tsx'
import type { Asked } from '../parts/search.tsx'
import { Await, Empty } from '../parts/states.tsx'
import { TakeAwayButtons } from '../parts/takeaway.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { Tools } from '../parts/tools.tsx'
import { useList, useResource } from '../resource.ts'
import { entityHref, go, href } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'
import { ArticleList, type Item } from './articles.tsx'

type PersonDetail = Extract<EntityDetail, { type: 'person' }>

export function EntityView({ id, asked }: { id: string; asked: Asked }) {
  const path = entityPath(id)
  const resource = useResource(path, (signal) => ask<EntityDetail>(path, { signal }))
  useTitle(resource.data?.name ?? 'Name')
  return (
    <>
      <p class="back">
        <a href={href(['entities'])}>All names</a>
      </p>
      <Await resource={resource} what="the name">
        {(entity) => (
          <>
            <EntityHead entity={entity} />
            <TakeAwayButtons
              make={async ({ personTakeAway }) => personTakeAway(entity, sayingsOf(await allQuotes(id)))}
            />
            <div class="sides">
              <div>
                <section aria-labelledby="said">
                  <h2 id="said">Everything said</h2>
                  <Said id={id} asked={asked} />
                </section>
                <section aria-labelledby="claimed">
                  <h2 id="claimed">Claims</h2>
                  <Claims id={id} />
                </section>
              </div>
              <div>
                <section aria-labelledby="beside">
                  <h2 id="beside">Named alongside</h2>
                  <Neighbours entity={entity} />
                </section>
                <section aria-labelledby="named">
                  <h2 id="named">Articles</h2>
                  <Articles id={id} />
                </section>
              </div>
            </div>
            <section aria-labelledby="mentions">
              <h2 id="mentions">Every mention</h2>
              <Mentions entity={id} />
            </section>
            <section aria-labelledby="events">
              <h2 id="events">Timeline</h2>
              <Events id={id} />
            </section>
          </>
        )}
      </Await>
    </>
  )
}

function EntityHead({ entity: read }: { entity: EntityDetail }) {
  const entity = useLatest(read)
  if (!entity) return <Empty title="This name is hidden" />
  const { id, type, name, aliases, counts, source } = entity
  return (
    <header class="article-head">
      <p class="origin">
        <span class={`chip label-${type}`}>{capitalised(type)}</span>
        {entity.type === 'place' && entity.country && <span>{countryName(entity.country)}</span>}
      </p>
      <h1>{name}</h1>
      {entity.type === 'person' && <Roles roles={entity.roles} uses={entity.roleUses} />}
      {aliases.length > 0 && <p class="aside">Also written {aliases.map((alias) => `“${alias}”`).join(', ')}</p>}
      <ul class="facts">
        <li>{count(counts.articles, 'article')}</li>
        <li>{count(counts.mentions, 'mention')}</li>
        <li>{count(counts.quotes, 'quote')}</li>
        <li>{count(counts.claims, 'claim')}</li>
      </ul>
      {entity.type === 'person' && <Alike id={id} name={name} similar={entity.similar} />}
      <Tools
        id={id}
        name={name}
        isCorrected={source === 'editor'}
        editor={(close) => (
          <Later
            load={() => import('../edit/entity.tsx').then(({ EntityEditor }) => EntityEditor)}
            what="the form"
            with={{ entity, onClose: close, onMoved: (id) => go(id ? entityHref(id) : href(['entities'])) }}
          />
        )}
      />
    </header>
  )
}

/** Who may be the same person, one of the two by a surname alone. */
function Alike({ id, name, similar }: Pick<PersonDetail, 'id' | 'name' | 'similar'>) {
  const canWrite = useObservable(session) !== null
  if (similar.length === 0) return null
  return (
    <ul class="alike aside">
      {similar.map((other) => {
        const [short, full] = id.length < other.id.length ? [{ id, name }, other.id] : [other, id]
        return (
          <li key={other.id}>
            Perhaps the same: <a href={entityHref(other.id)}>{other.name}</a>, {count(other.articles, 'article')}, also
            beside {other.shared.join(', ')}{' '}
            {canWrite && (
              <Later
                load={() => import('../edit/entity.tsx').then(({ SameButton }) => SameButton)}
                what="the button"
                with={{ entity: { ...short, type: 'person' as const }, into: full, onDone: (id) => go(entityHref(id)) }}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The most frequent roles, with their months; the rest on demand. */
function Roles({ roles, uses }: { roles: readonly string[]; uses: readonly RoleUse[] }) {
  const used = new Set(uses.map(({ role }) => role))
  const rest = roles.filter((role) => !used.has(role))
  return (
    <>
      {uses.length > 0 && (
        <ul class="roles">
          {uses.map(({ role, first, last }) => (
            <li key={role}>
              {role}
              {first && last && <span class="aside"> {dateInWords(`${first.slice(0, 7)}/${last.slice(0, 7)}`)}</span>}
            </li>
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <details class="aside">
          <summary>{count(rest.length, 'other role')}</summary>
          <p>{rest.join(' · ')}</p>
        </details>
      )}
    </>
  )
}

function Claims({ id }: { id: string }) {
  const list = useList<Claim>('claims', { claimant: id })
  return (
    <Listed list={list} what="claims" empty={<p>Nothing is claimed in their name.</p>}>
      {(claims) => (
        <ByArticle records={claims} Heading="h3">
          {(claim) => <ClaimRecord key={claim.id} claim={claim} />}
        </ByArticle>
      )}
    </Listed>
  )
}

function Articles({ id }: { id: string }) {
  const list = useList<Item>('articles', { entity: id, fold: 'copies' })
  return (
    <Listed list={list} what="articles" empty={null}>
      {(items) => <ArticleList items={items} />}
    </Listed>
  )
}

function Events({ id }: { id: string }) {
  const list = useList<TimelineEntry>('timeline', { entity: id })
  return (
    <Listed list={list} what="events" empty={<p>No event with a date names them.</p>}>
      {(entries) => <Timeline entries={entries} />}
    </Listed>
  )
}

/** Neighbours shown. */
const NEIGHBOURS = 20

function Neighbours({ entity: { neighbours } }: { entity: EntityDetail }) {
  if (neighbours.length === 0) return <p class="nothing">Nobody and nothing else is named in the same articles.</p>
  return (
    <ul class="neighbours">
      {neighbours.slice(0, NEIGHBOURS).map(({ id, name, type, paragraphs }) => (
        <li key={id}>
          <a href={entityHref(id)}>{name}</a>{' '}
          <span class="aside">
            {type}
            {paragraphs > 0 && `, ${count(paragraphs, 'paragraph')} together`}
          </span>
        </li>
      ))}
    </ul>
  )
}
