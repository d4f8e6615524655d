/** The analysis of a text or a page that the reader pastes; nothing is stored. */
import type { TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Analysis } from '../../schemas/analysis.ts'
import { announce } from '../announce.ts'
import { ask } from '../api.ts'
import { count } from '../format.ts'
import { useObservable } from '../observable.ts'
import { AreStored } from '../parts/context.ts'
import { Reading } from '../parts/reading.tsx'
import { fieldProblems, SourceFields, sourceOf } from '../parts/source.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { href } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'

type State = { status: 'idle' } | { status: 'waiting' } | { status: 'failed'; error: Error }

export function TryView() {
  useTitle('Try it')
  const form = useRef<HTMLFormElement>(null)
  const result = useRef<HTMLElement>(null)
  const [state, setState] = useState<State>({ status: 'idle' })
  const [analysis, setAnalysis] = useState<Analysis | null>(null)
  const [source, setSource] = useState<object>({})
  const canWrite = useObservable(session) !== null
  const [marked, setMarked] = useState<string | null>(null)

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setState({ status: 'waiting' })
    const asked = sourceOf(new FormData(event.currentTarget))
    try {
      const made = await ask<Analysis>('analyse?include=furniture', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(asked),
      })
      setAnalysis(made)
      setSource(asked)
      setMarked(null)
      setState({ status: 'idle' })
      announce(`Found ${count(made.quotes.length, 'quote')}, ${count(made.claims.length, 'claim')}.`)
    } catch (error) {
      setState({ status: 'failed', error: error as Error })
    }
  }

  const keep = async () => {
    try {
      const { store } = await import('./add.tsx')
      await store(source)
    } catch (error) {
      setState({ status: 'failed', error: error as Error })
    }
  }
  useEffect(() => result.current?.scrollIntoView({ block: 'start' }), [analysis])
  const problems = state.status === 'failed' ? fieldProblems(state.error) : new Map<string, string>()
  useEffect(() => {
    if (state.status === 'failed') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [state])

  const isWaiting = state.status === 'waiting'
  return (
    <>
      <h1>Try it</h1>
      <p class="lead">Paste an article as text or HTML; menus and adverts may stay in. Nothing is saved.</p>
      <form class="try" ref={form} onSubmit={submit} noValidate>
        <SourceFields problems={problems} />
        <p class="actions">
          <button type="submit" class="primary" disabled={isWaiting}>
            {isWaiting ? 'Reading …' : 'Analyse'}
          </button>
          <button type="button" disabled={isWaiting} onClick={() => putExample(form.current!)}>
            Put in an example
          </button>
        </p>
      </form>
      {state.status === 'failed' && problems.size === 0 && (
        <Failure error={state.error} retry={() => form.current?.requestSubmit()} />
      )}
      {isWaiting && <Loading what="the analysis" />}
      {analysis && !isWaiting && (
        <section class="result" aria-label="What was found" ref={result}>
          <p class="actions">
            {canWrite ? (
              <button type="button" class="primary" onClick={keep}>
                Add this article
              </button>
            ) : (
              <a href={href(['sign-in'], { from: href(['add']) })}>Sign in to add articles</a>
            )}
          </p>
          <AreStored.Provider value={false}>
            <Reading reading={analysis} marked={marked} onMark={setMarked} Heading="h2" />
          </AreStored.Provider>
        </section>
      )}
    </>
  )
}

function putExample(form: HTMLFormElement): void {
  ;(form.elements.namedItem('source') as HTMLTextAreaElement).value = example
  ;(form.elements.namedItem('format') as HTMLSelectElement).value = ''
}

const example = `Home | News | Sport | Weather

Harbour bridge to close for two years

By Ada Moss, Transport Reporter

Tuesday 5 March 2024 09:30

The bridge over the harbour at Port Ellery will close on Friday for at least two years, the Ellery Port Authority said on Monday.

“It is no longer safe,” said Tom Quill, the authority’s director. “We found cracks in 14 of its 32 cables.” He added that repairs would cost around £40m.

Councillor Ruth Adeyemi denied that the council had known of the damage since 2021. “Nobody told us,” she said, “and nobody asked.”

About 9,000 cars cross the bridge every day. The last closure, in May 2011, took 18 months.

Share this article
Sign up to our newsletter`
