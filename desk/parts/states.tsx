/** What stands where there is nothing to show: not yet, not at all, or not now. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ProblemError, UnreachableError } from '../api.ts'
import { type Resource, retryAfter } from '../resource.ts'

export function Loading({ what }: { what: string }) {
  return (
    <div class="loading" aria-busy="true">
      <p class="visually-hidden">Loading {what} …</p>
      {[0, 1, 2].map((line) => (
        <div key={line} class="skeleton" />
      ))}
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      {children}
    </div>
  )
}

/** An error, in words, with what can be done about it. */
export function Failure({ error, retry }: { error: Error; retry: () => void }) {
  const [title, detail] = words(error)
  const seconds = retryAfter(error)
  return (
    <div class="state failure" role="alert">
      <p class="state-title">{title}</p>
      <p>{detail}</p>
      {seconds !== null && <Countdown key={String(error)} seconds={seconds} />}
      {!isGone(error) && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

/** The content when it is there; else what is in the way of it. */
export function Await<T>(props: { resource: Resource<T>; what: string; children: (data: T) => ComponentChildren }) {
  const { data, error, reload } = props.resource
  if (error && (data === undefined || isGone(error))) return <Failure error={error} retry={reload} />
  if (data === undefined) return <Loading what={props.what} />
  return (
    <>
      {error && <Failure error={error} retry={reload} />}
      {props.children(data)}
    </>
  )
}

function Countdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((left) => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  // The countdown itself is not for reading out: once a second is too often.
  return <p aria-hidden="true">{left > 0 ? `Trying again in ${left} s.` : 'Trying again …'}</p>
}

function isGone(error: Error): boolean {
  return error instanceof ProblemError && [400, 404, 410].includes(error.problem.status)
}

function words(error: Error): [title: string, detail: string] {
  if (error instanceof UnreachableError) {
    return navigator.onLine
      ? ['Copydesk does not answer', 'The service may be restarting. This page tries again by itself.']
      : ['You are offline', 'What you have opened stays here; the rest comes back with the network.']
  }
  if (!(error instanceof ProblemError)) return ['This went wrong', error.message]
  const { status, title, detail = '' } = error.problem
  if (status === 404) return ['There is nothing here', detail]
  if (status === 429) return ['Too many requests at once', 'The service limits how often it is asked.']
  if (status === 503) return ['The service is busy', detail]
  return [title || `Error ${status}`, detail]
}
