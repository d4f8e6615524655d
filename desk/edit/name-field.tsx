/** A field for a name, with suggestions of those that are known: a combobox by the ARIA pattern. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count } from '../format.ts'
import { useCombobox } from '../parts/combobox.ts'

interface NameFieldProps {
  /** The text is sent under this name, the id of the known name that was chosen under `name-entity`. */
  name: string
  label: string
  hint?: string
  value?: string | null
  entity?: string | null
  type?: EntityType
  /** What is not suggested. */
  except?: string
}

type Suggestion = Pick<Entity, 'id' | 'name' | 'type' | 'counts'>

const MOST = 8
/** Milliseconds without a key before suggestions are asked for. */
const PAUSE = 150

export function NameField({ name, label, hint, value, entity, type, except }: NameFieldProps) {
  const id = useId()
  const [text, setText] = useState(value ?? '')
  const [chosen, setChosen] = useState(entity ?? '')
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const { setOpen, leave, field, list, option } = useCombobox(id, suggestions.length, (index) => {
    const suggestion = suggestions[index]!
    setText(suggestion.name)
    setChosen(suggestion.id)
    setOpen(false)
  })

  const suggest = (words: string) => {
    abort.current?.abort()
    const asking = new AbortController()
    abort.current = asking
    if (words.trim() === '') return setSuggestions([])
    setTimeout(async () => {
      if (asking.signal.aborted) return
      const path = apiPath('entities', { q: words.trim(), type, limit: MOST })
      const { items } = await ask<Page<Suggestion>>(path, { signal: asking.signal }).catch(() => ({ items: [] }))
      if (asking.signal.aborted) return
      setSuggestions(items.filter((item) => item.id !== except))
      // A known name written in full is that name.
      const same = items.filter((item) => item.name === words.trim())
      if (same.length === 1) setChosen(same[0]!.id)
      leave()
    }, PAUSE)
  }
  const write = (words: string) => {
    setText(words)
    setChosen('')
    setOpen(true)
    suggest(words)
  }
  return (
    <div class="field name-field">
      <label for={id}>{label}</label>
      <input
        {...field}
        name={name}
        value={text}
        maxLength={200}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <input type="hidden" name={`${name}-entity`} value={chosen} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div {...list(`${label}: known names`)}>
        {suggestions.map((suggestion, index) => (
          <div key={suggestion.id} {...option(index)}>
            {suggestion.name}{' '}
            <span class="aside">
              {suggestion.type}, {count(suggestion.counts.articles, 'article')}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

/** What a form says in a field for a name. */
export function nameIn(data: FormData, field: string): { name: string; entity: string | null } {
  const name = String(data.get(field) ?? '').trim()
  return { name, entity: String(data.get(`${field}-entity`) ?? '') || null }
}
