/** One search over everything: names, articles, quotes, claims and events. */
import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Highlight } from '../../schemas/highlight.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Total } from '../../schemas/tally.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import { apiPath, ask, type Page, ProblemError } from '../api.ts'
import { count, momentLabel, titleOf } from '../format.ts'
import { useObservable } from '../observable.ts'
import { useCombobox } from '../parts/combobox.ts'
import { Excerpts } from '../parts/excerpts.tsx'
import { Marked } from '../parts/marked.tsx'
import { totalLabel } from '../parts/pages.tsx'
import type { Asked } from '../parts/search.tsx'
import { Await } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { entityHref, go, href } from '../router.ts'
import { forget, save, saved } from '../saved.ts'
import { useTitle } from '../title.ts'
import type { Item } from './articles.tsx'

export function FindView({ asked }: { asked: Asked }) {
  const q = asked.q?.trim() ?? ''
  useTitle(q ? `Find “${q}”` : 'Find')
  return (
    <>
      <h1>Find</h1>
      <FindField q={q} />
      <p class="hint">
        Every word must occur. Put a phrase in quotation marks: “harbour bridge”. OR,{' '}
        <span class="whole">-without</span> and presid* work, too.
      </p>
      <Saved q={q} />
      {q && <Found q={q} />}
    </>
  )
}

const MOST = 8
/** Milliseconds without a key before suggestions are asked for. */
const PAUSE = 150

/** Where a suggestion leads. */
interface Suggestion {
  label: string
  more: string
  address: string
}

/** The field, with names that begin so: a combobox by the ARIA pattern. */
function FindField({ q }: { q: string }) {
  const [text, setText] = useState(q)
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([])
  const input = useRef<HTMLInputElement>(null)
  const { setOpen, leave, field, list, option } = useCombobox('find', suggestions.length, (index) =>
    go(suggestions[index]!.address),
  )
  useEffect(() => {
    if (q === '') input.current?.focus()
  }, [])
  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(() => void suggest(text, asking.signal).then(setSuggestions, () => {}), PAUSE)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text])
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setOpen(false)
    go(href(['find'], { q: text.trim() }))
  }
  return (
    <search>
      <form class="search" onSubmit={submit}>
        <div class="field grow name-field">
          <label for="find">Words, or a name</label>
          <input
            {...field}
            ref={input}
            value={text}
            maxLength={200}
            onInput={(event) => {
              setText(event.currentTarget.value)
              leave()
              setOpen(true)
            }}
          />
          <div {...list('Names that begin like this')}>
            {suggestions.map(({ label, more, address }, index) => (
              <div key={address} {...option(index)}>
                {label} <span class="aside">{more}</span>
              </div>
            ))}
          </div>
        </div>
        <div class="field actions">
          <button type="submit" class="primary">
            Find
          </button>
        </div>
      </form>
    </search>
  )
}

async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  if (text.trim() === '') return []
  const { items } = await ask<Page<Entity>>(apiPath('entities', { q: text.trim(), limit: MOST }), { signal })
  return items.map(({ id, name, type, counts }) => ({
    label: name,
    more: `${type}, ${count(counts.articles, 'article')}`,
    address: entityHref(id),
  }))
}

/** Searches that were kept, and the way to keep this one. */
function Saved({ q }: { q: string }) {
  const searches = useObservable(saved)
  const address = href(['find'], { q })
  const isKept = searches.some((one) => one.address === address)
  if (searches.length === 0 && q === '') return null
  return (
    <div class="saved">
      {q !== '' && !isKept && (
        <button type="button" class="small" onClick={() => save({ name: q, address })}>
          Save this search
        </button>
      )}
      {searches.length > 0 && (
        <ul class="facts" aria-label="Saved searches">
          {searches.map(({ name, address }) => (
            <li key={address}>
              <a href={address}>{name}</a>{' '}
              <button type="button" class="small" onClick={() => forget(address)}>
                Remove<span class="visually-hidden">: {name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What is shown of each kind; the rest is in its own list. */
const SHOWN = 5

type Hit<T> = T & { highlights?: Highlight[] }

function Found({ q }: { q: string }) {
  return (
    <div class="found">
      <Kind<Entity> q={q} path="entities" title="Names" one="name" many="names">
        {({ id, name, type, counts }) => (
          <li key={id} class={`record record-${type}`}>
            <a class="says" href={entityHref(id)}>
              {name}
            </a>
            <p class="aside">
              {type}, {count(counts.articles, 'article')}, {count(counts.mentions, 'mention')}
            </p>
          </li>
        )}
      </Kind>
      <Kind<Item> q={q} path="articles" title="Articles" one="article" many="articles">
        {(article) => (
          <li key={article.id} class="record">
            <a class="says" href={href(['articles', article.id])}>
              {titleOf(article)}
            </a>
            <p class="aside">
              {[article.publisher, article.publishedAt && momentLabel(article.publishedAt)].filter(Boolean).join(', ')}
            </p>
            <Excerpts found={article.highlights} />
          </li>
        )}
      </Kind>
      <Kind<Hit<Quote>> q={q} path="quotes" title="Quotes" one="quote" many="quotes">
        {({ id, article, text, speaker, highlights }) => (
          <li key={id} class="record record-quote">
            <a class="says" href={href(['articles', article], { mark: id })}>
              <Marked text={text} found={highlights} />
            </a>
            <p class="by">{speaker?.name ?? 'Nobody named'}</p>
          </li>
        )}
      </Kind>
      <Kind<Hit<Claim>> q={q} path="claims" title="Claims" one="claim" many="claims">
        {({ id, article, text, claimant, voice, highlights }) => (
          <li key={id} class="record record-claim">
            <a class="says" href={href(['articles', article], { mark: id })}>
              <Marked text={text} found={highlights} />
            </a>
            <p class="by">{voice === 'article' ? 'The article itself' : (claimant?.name ?? 'Nobody named')}</p>
          </li>
        )}
      </Kind>
      <Kind<Hit<TimelineEntry>> q={q} path="timeline" title="Events" one="event" many="events">
        {({ id, article, text, date, highlights }) => (
          <li key={id} class="record record-time">
            <p class="by">{dateInWords(date)}</p>
            <a class="says" href={href(['articles', article], { mark: id })}>
              <Marked text={text} found={highlights} />
            </a>
          </li>
        )}
      </Kind>
    </div>
  )
}

interface KindProps<T> {
  q: string
  path: 'entities' | 'articles' | 'quotes' | 'claims' | 'timeline'
  title: string
  one: string
  many: string
  children: (item: T) => ComponentChildren
}

/** The first of one kind, how many there are, and the way to all of them. */
function Kind<T>({ q, path, title, one, many, children }: KindProps<T>) {
  const isCounted = path !== 'entities'
  const query = { q, limit: SHOWN, ...(isCounted && { total: 'true', highlight: 'true' }) }
  const address = apiPath(path, query)
  const resource = useResource<Page<T> & { total?: Total }>(address, (signal) => ask(address, { signal }))
  const { error } = resource
  const section = path
  return (
    <section aria-labelledby={`found-${path}`}>
      <h2 id={`found-${path}`}>{title}</h2>
      {error instanceof ProblemError && error.problem.status === 400 ? (
        <p class="problem" role="alert">
          {error.message}
        </p>
      ) : (
        <Await resource={resource} what={many}>
          {({ items, next, total }) =>
            items.length === 0 ? (
              <p class="nothing">No {many} have these words.</p>
            ) : (
              <>
                <ol class="records">{items.map(children)}</ol>
                {next && (
                  <p class="more">
                    <a href={href([section], { q })}>
                      {total ? `All: ${totalLabel(total, one, many)}` : `More ${many}`}
                    </a>
                  </p>
                )}
              </>
            )
          }
        </Await>
      )}
    </section>
  )
}
