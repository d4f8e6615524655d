/** Timelines that editors put together: all of them, and one with what can be done with it. */
import { useState } from 'preact/hooks'
import type { KeptTimeline, KeptTimelineWithEntries } from '../../schemas/kept-timeline.ts'
import { answerTo, ask } from '../api.ts'
import { openKept } from '../choice.ts'
import { count, momentLabel } from '../format.ts'
import { notify } from '../notice.ts'
import { useObservable } from '../observable.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Listed } from '../parts/lists.tsx'
import { Await } from '../parts/states.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { useList, useResource } from '../resource.ts'
import { go, href } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'
import { withJson, write } from '../write.ts'

export function TimelinesView() {
  useTitle('Saved timelines')
  const list = useList<KeptTimeline>('timelines', {})
  return (
    <>
      <p class="back">
        <a href={href(['timeline'])}>All events</a>
      </p>
      <h1>Saved timelines</h1>
      <Listed list={list} what="timelines" empty={<HowTo />}>
        {(items) => (
          <ol class="articles">
            {items.map(({ id, headline, events, made }) => (
              <li key={id}>
                <h2>
                  <a href={href(['timelines', id])}>{headline}</a>
                </h2>
                <ul class="facts">
                  <li>{count(events.length, 'event')}</li>
                  <li>
                    by {made.by}, {momentLabel(made.at)}
                  </li>
                </ul>
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </>
  )
}

function HowTo() {
  const canWrite = useObservable(session) !== null
  return (
    <p>
      {!canWrite && (
        <>
          <a href={href(['sign-in'], { from: href(['timeline']) })}>Sign in</a>, then go
        </>
      )}
      {canWrite && 'Go'} through <a href={href(['timeline'])}>the events</a> and choose “Add to a timeline” for each one
      that belongs in it.
    </p>
  )
}

export function KeptTimelineView({ id }: { id: string }) {
  const path = `timelines/${encodeURIComponent(id)}`
  const read = `${path}?include=entries`
  const resource = useResource(read, (signal) => ask<KeptTimelineWithEntries>(read, { signal }))
  const canWrite = useObservable(session) !== null
  useTitle(resource.data?.headline ?? 'Timeline')
  return (
    <>
      <p class="back">
        <a href={href(['timelines'])}>Saved timelines</a>
      </p>
      <Await resource={resource} what="the timeline">
        {(kept) => {
          const { headline, events, entries = [], made, changed } = kept
          const gone = events.length - entries.length
          return (
            <>
              <h1>{headline}</h1>
              <ul class="facts">
                <li>
                  Made by {made.by}, {momentLabel(made.at)}
                </li>
                {changed && (
                  <li>
                    changed by {changed.by}, {momentLabel(changed.at)}
                  </li>
                )}
                {gone > 0 && <li>{count(gone, 'event is', 'events are')} no longer in the articles</li>}
              </ul>
              {canWrite && <ForEditors kept={kept} path={path} />}
              <Timeline entries={entries} />
              <Embedding id={id} headline={headline} />
              <Downloads
                path={path}
                query={{ include: 'entries' }}
                name={id}
                as={['json', 'csv', 'ndjson', 'timelinejs']}
              />
            </>
          )
        }}
      </Await>
    </>
  )
}

function ForEditors({ kept, path }: { kept: KeptTimelineWithEntries; path: string }) {
  const change = async () => {
    const reply = await answerTo(path, {}).catch(() => null)
    const etag = reply?.headers.get('etag')
    if (etag) openKept(kept, etag)
    else notify('Copydesk does not answer. Try again.')
  }
  const remove = async () => {
    const { headline, events } = kept
    try {
      await write('DELETE', path)
    } catch (error) {
      return notify((error as Error).message)
    }
    go(href(['timelines']))
    notify('The timeline is deleted.', async () => {
      const again = await write<KeptTimeline>('POST', 'timelines', withJson({ headline, events })).catch(() => null)
      notify(again ? 'The timeline is back.' : 'It could not be brought back: some of its events are gone.')
    })
  }
  return (
    <p class="tools">
      <button type="button" onClick={change}>
        Change it
      </button>
      <button type="button" onClick={remove}>
        Delete it
      </button>
    </p>
  )
}

/** What to put into another page. */
function Embedding({ id, headline }: { id: string; headline: string }) {
  const address = new URL(`embed/timelines/${encodeURIComponent(id)}`, location.href).href
  const title = headline.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  const code = `<iframe src="${address}" title="${title}" width="100%" height="480" style="border:0" loading="lazy"></iframe>`
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => notify('The browser did not allow it: select the text and copy it.'),
    )
  }
  return (
    <section class="embedding" aria-labelledby="embedding">
      <h2 id="embedding">On another page</h2>
      <label class="field">
        Paste this HTML into the page that is to show it
        <textarea readOnly rows={3} value={code} />
      </label>
      <p class="tools">
        <button type="button" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </button>
        <a href={address} target="_blank" rel="noreferrer">
          See the page
        </a>
      </p>
    </section>
  )
}
