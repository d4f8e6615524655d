/** The analysis of a text or a page that the reader pastes; nothing is stored. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Analysis } from '../../schemas/analysis.ts'
import { announce } from '../announce.ts'
import { ask, ProblemError } from '../api.ts'
import { count } from '../format.ts'
import { Reading } from '../parts/reading.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { AreStored } from '../parts/stored.ts'
import { useTitle } from '../title.ts'

type State = { status: 'idle' } | { status: 'waiting' } | { status: 'failed'; error: Error }

export function TryView() {
  useTitle('Try it')
  const form = useRef<HTMLFormElement>(null)
  const result = useRef<HTMLElement>(null)
  const [state, setState] = useState<State>({ status: 'idle' })
  const [analysis, setAnalysis] = useState<Analysis | null>(null)
  const [marked, setMarked] = useState<string | null>(null)

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setState({ status: 'waiting' })
    const body = JSON.stringify(sourceOf(new FormData(event.currentTarget)))
    try {
      const made = await ask<Analysis>('analyse?include=furniture', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      })
      setAnalysis(made)
      setMarked(null)
      setState({ status: 'idle' })
      announce(`Found ${count(made.quotes.length, 'quote')}, ${count(made.claims.length, 'claim')}.`)
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
      <p class="lead">
        Paste an article, as text or as HTML, with the rest of its page left in. Nothing of it is kept.
      </p>
      <form class="try" ref={form} onSubmit={submit} noValidate>
        <Field name="source" label="Text or HTML" problem={problems.get('source')}>
          {(more) => <textarea rows={12} spellcheck={false} {...more} />}
        </Field>
        <div class="fields">
          <div class="field">
            <label for="format">Read it as</label>
            <select id="format" name="format">
              <option value="">What it looks like</option>
              <option value="text">Text</option>
              <option value="html">HTML</option>
            </select>
          </div>
          <Field
            name="publishedAt"
            label="Published at"
            hint="as 2024-03-05 or 2024-03-05T09:30:00Z"
            problem={problems.get('publishedAt')}
          >
            {(more) => <input autocomplete="off" {...more} />}
          </Field>
          <Field name="publisher" label="Publisher" problem={problems.get('publisher')}>
            {(more) => <input autocomplete="off" {...more} />}
          </Field>
          <Field name="url" label="Address of the page" problem={problems.get('url')}>
            {(more) => <input autocomplete="off" inputMode="url" {...more} />}
          </Field>
        </div>
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
          <AreStored.Provider value={false}>
            <Reading reading={analysis} marked={marked} onMark={setMarked} Heading="h2" />
          </AreStored.Provider>
        </section>
      )}
    </>
  )
}

/** A field with what is wrong with it. */
function Field(props: {
  name: string
  label: string
  hint?: string
  problem: string | undefined
  children: (more: { id: string; name: string; 'aria-invalid'?: 'true'; 'aria-describedby'?: string }) => JSX.Element
}) {
  const { name, label, hint, problem, children } = props
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children({
        id: name,
        name,
        ...(problem && { 'aria-invalid': 'true' as const }),
        ...(described && { 'aria-describedby': described }),
      })}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** The request’s body: the source, and those fields that are filled in. */
function sourceOf(data: FormData): object {
  const { source = '', format, ...more } = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]))
  const looksLikeHtml = /^\s*<(?:!doctype|!--|[a-z])/i.test(source)
  const key = format || (looksLikeHtml ? 'html' : 'text')
  return { [key]: source, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value.trim() !== '')) }
}

/** What is wrong with each field: what the service points at, and what only the source can be the reason of. */
function fieldProblems(error: Error): Map<string, string> {
  if (!(error instanceof ProblemError)) return new Map()
  const { status, detail, title, errors = [] } = error.problem
  if (status === 413 || status === 422) return new Map([['source', capital(detail ?? title)]])
  return new Map(
    errors.map(({ pointer, detail }) => [
      pointer.replace(/^\/(?:text|html)?$|^\/(?=.)/, '') || 'source',
      capital(detail),
    ]),
  )
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/[^.]$/, '$&.')}`
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
