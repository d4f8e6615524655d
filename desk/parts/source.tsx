/** The fields that a source is pasted into, and what is wrong with it. */
import type { JSX } from 'preact'
import { ProblemError } from '../api.ts'
import { dateAdvice, edtfOf } from '../dates.ts'

/** @param problems what is wrong, by the name of the field */
export function SourceFields({ problems }: { problems: ReadonlyMap<string, string> }) {
  return (
    <>
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
          hint="5 March 2024 or 2024-03-05"
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
export function sourceOf(data: FormData): object {
  const {
    source = '',
    format,
    publishedAt = '',
    ...more
  } = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]))
  const fields = { ...more, publishedAt: edtfOf(publishedAt) }
  const key = format || (looksLikeHtml(source) ? 'html' : 'text')
  return { [key]: source, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')) }
}

export function looksLikeHtml(source: string): boolean {
  return /^\s*<(?:!doctype|!--|[a-z])/i.test(source)
}

/** What is wrong with each field: what the service points at, and what only the source can be the reason of. */
export function fieldProblems(error: Error): Map<string, string> {
  if (!(error instanceof ProblemError)) return new Map()
  const { status, detail, title, errors = [] } = error.problem
  if (status === 413 || status === 422) return new Map([['source', capital(detail ?? title)]])
  return new Map(
    errors.map(({ pointer, detail }) => {
      const field = pointer.replace(/^\/(?:text|html)?$|^\/(?=.)/, '') || 'source'
      return [field, dateAdvice(field) ?? capital(detail)]
    }),
  )
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/[^.]$/, '$&.')}`
}
