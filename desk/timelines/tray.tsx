/** What an editor has chosen for a timeline: its headline, its order, and keeping it. */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { KeptTimeline } from '../../schemas/kept-timeline.ts'
import { announce } from '../announce.ts'
import { answerTo, ProblemError } from '../api.ts'
import { type Chosen, choice, setChoice } from '../choice.ts'
import { count } from '../format.ts'
import { notify } from '../notice.ts'
import { useObservable } from '../observable.ts'
import { go, href } from '../router.ts'
import { withJson, write } from '../write.ts'

export function Tray() {
  const now = useObservable(choice)
  const [isOpen, setOpen] = useState(now?.of != null)
  const [fault, setFault] = useState<string | null>(null)
  if (!now) return null
  const { headline, events, of } = now

  const save = async (ifMatch: string | undefined) => {
    const body = { headline: headline.trim(), events: events.map(({ id }) => id) }
    try {
      const { body: kept } = of
        ? await write<KeptTimeline>(
            'PUT',
            `timelines/${encodeURIComponent(of.id)}`,
            withJson(body, { 'if-match': ifMatch ?? of.etag }),
          )
        : await write<KeptTimeline>('POST', 'timelines', withJson(body))
      setChoice(null)
      notify(of ? 'The timeline is changed.' : 'The timeline is saved.')
      go(href(['timelines', kept!.id]))
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412) setFault('overtaken')
      else setFault((error as Error).message)
    }
  }
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save(undefined)
  }
  /** The other version is seen first: the tray stays as it is. */
  const overtake = async () => {
    const reply = await answerTo(`timelines/${encodeURIComponent(of!.id)}`, {})
    setFault(null)
    await save(reply.headers.get('etag') ?? undefined)
  }
  const put = (events: readonly Chosen[]) => setChoice({ ...now, events })
  /** By as many places as `by`, from where it is by now: a second press may come before the first is shown. */
  const move = (id: string, by: number) => {
    const held = choice.get()
    const next = [...(held?.events ?? [])]
    const from = next.findIndex((event) => event.id === id)
    const to = from + by
    if (!held || from < 0 || to < 0 || to >= next.length) return
    next.splice(to, 0, ...next.splice(from, 1))
    setChoice({ ...held, events: next })
    announce(`${next[to]!.label}: now number ${to + 1} of ${next.length}.`)
  }

  const sorted = [...events].sort((a, b) => (a.earliest ?? '').localeCompare(b.earliest ?? ''))
  const isInOrder = sorted.every((one, index) => one === events[index])
  const sort = () => {
    put(sorted)
    announce('In order of time now.')
  }

  return (
    <aside class="tray" aria-labelledby="tray">
      <div class="tray-head">
        <h2 id="tray">{of ? 'Changing a timeline' : 'Your timeline'}</h2>
        <span class="aside">{count(events.length, 'event')}</span>
        <button type="button" class="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close' : 'Arrange and save'}
        </button>
        <button type="button" class="small" onClick={() => setChoice(null)}>
          {of ? 'Leave it as it was' : 'Discard'}
        </button>
      </div>
      {isOpen && (
        <form onSubmit={submit}>
          <label class="field">
            Headline
            <input
              value={headline}
              required
              maxLength={200}
              autocomplete="off"
              onInput={(event) => setChoice({ ...now, headline: event.currentTarget.value })}
            />
          </label>
          <ol class="tray-events">
            {events.map(({ id, when, label }, index) => (
              <li key={id}>
                <span>
                  <b>{when}</b> {label}
                </span>
                <span class="tools">
                  <button type="button" class="small" disabled={index === 0} onClick={() => move(id, -1)}>
                    Up<span class="visually-hidden">: {label}</span>
                  </button>
                  <button
                    type="button"
                    class="small"
                    disabled={index === events.length - 1}
                    onClick={() => move(id, 1)}
                  >
                    Down<span class="visually-hidden">: {label}</span>
                  </button>
                  <button type="button" class="small" onClick={() => put(events.filter((one) => one.id !== id))}>
                    Remove<span class="visually-hidden">: {label}</span>
                  </button>
                </span>
              </li>
            ))}
          </ol>
          {events.length > 1 && (
            <p>
              <button type="button" class="small" disabled={isInOrder} onClick={sort}>
                Put in order of time
              </button>
            </p>
          )}
          {fault === 'overtaken' ? (
            <p class="problem" role="alert">
              Somebody else has changed this timeline in the meantime.{' '}
              <a href={href(['timelines', of!.id])}>See what it is now</a>, or{' '}
              <button type="button" class="small" onClick={overtake}>
                save yours
              </button>
            </p>
          ) : (
            fault && (
              <p class="problem" role="alert">
                {fault}
              </p>
            )
          )}
          <p>
            <button type="submit" class="primary" disabled={events.length === 0}>
              Save the timeline
            </button>
          </p>
        </form>
      )}
    </aside>
  )
}
