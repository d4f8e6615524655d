/** The words of a quote, chosen in the text around it: with the mouse, or with Shift and the arrows. */
import type { TargetedInputEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Article } from '../../schemas/article.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Span } from '../../schemas/span.ts'
import { ask } from '../api.ts'
import { Await } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { type Shown, selected, shownAround, together } from './stretches.ts'

/** The form sends the parts under this name, as JSON. */
const FIELD = 'parts'

export function Bounds({ quote }: { quote: Quote }) {
  const path = `articles/${encodeURIComponent(quote.article)}`
  const resource = useResource(path, (signal) => ask<Article>(path, { signal }), quote.article)
  return (
    <Await resource={resource} what="the text">
      {(article) => <Words quote={quote} article={article} />}
    </Await>
  )
}

function Words({ quote, article }: { quote: Quote; article: Article }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [parts, setParts] = useState<readonly Span[]>(quote.parts)
  const [problem, setProblem] = useState<string | null>(null)
  const shown = useMemo(() => shownAround(article, quote), [article, quote])
  // Once: whatever is read anew later, the selection is the editor’s.
  useEffect(() => select(field.current!, shown, quote), [])
  const take = (isAll: boolean) => {
    const { selectionStart, selectionEnd } = field.current!
    const chosen = selected(article.text, shown, selectionStart, selectionEnd)
    setProblem(chosen.length > 0 ? null : 'Select words in the text first.')
    if (chosen.length > 0) setParts(isAll ? chosen : together(article.text, [...parts, ...chosen]))
  }
  return (
    <fieldset class="bounds">
      <legend>Words</legend>
      <ol class="parts" aria-label="Words of the quote">
        {parts.map((part) => (
          <li key={part.start}>
            <q>{part.text}</q>{' '}
            {parts.length > 1 && (
              <button type="button" class="small" onClick={() => setParts(parts.filter((one) => one !== part))}>
                Remove<span class="visually-hidden">: {part.text.slice(0, 40)}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <label class="field">
        The text around it
        <textarea
          ref={field}
          class="around"
          rows={6}
          spellcheck={false}
          inputMode="none"
          defaultValue={shown.text}
          aria-describedby="around-hint"
          onBeforeInput={keep}
        />
      </label>
      <p class="hint" id="around-hint">
        Select the words, with the mouse or with Shift and the arrows. The text itself stays as it is.
      </p>
      <p class="actions">
        <button type="button" class="small" onClick={() => take(true)}>
          Only the selected words
        </button>
        <button type="button" class="small" onClick={() => take(false)}>
          Add the selected words
        </button>
      </p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <input type="hidden" name={FIELD} value={JSON.stringify(parts)} />
    </fieldset>
  )
}

/** A caret goes through the text, but nothing is written. */
function keep(event: TargetedInputEvent<HTMLTextAreaElement>): void {
  event.preventDefault()
}

/** Selects what the quote is now. */
function select(field: HTMLTextAreaElement, { paragraphs }: Shown, { start, end }: Quote): void {
  const placed = (offset: number) => {
    const one = paragraphs.findLast((paragraph) => paragraph.start <= offset) ?? paragraphs[0]!
    return one.at + offset - one.start
  }
  field.setSelectionRange(placed(start), placed(end))
}

/** The parts that the form says, where they are other ones. */
export function boundsChanged(data: FormData, { parts }: Quote): { parts?: Span[] } {
  const next = JSON.parse(String(data.get(FIELD) ?? 'null')) as Span[] | null
  return next === null || JSON.stringify(next) === JSON.stringify(parts) ? {} : { parts: next }
}
