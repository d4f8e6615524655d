/** A field for a name, with suggestions of those that are known: a combobox by the ARIA pattern. */
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count } from '../format.ts'

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
  const [at, setAt] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

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
      setAt(-1)
    }, PAUSE)
  }
  const write = (words: string) => {
    setText(words)
    setChosen('')
    setOpen(true)
    suggest(words)
  }
  const choose = (suggestion: Suggestion) => {
    setText(suggestion.name)
    setChosen(suggestion.id)
    setOpen(false)
  }
  const isShown = isOpen && suggestions.length > 0
  const steer = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (!isShown) return
    if (key === 'ArrowDown') setAt((at + 1) % suggestions.length)
    else if (key === 'ArrowUp') setAt((at <= 0 ? suggestions.length : at) - 1)
    else if (key === 'Enter' && at >= 0) choose(suggestions[at]!)
    else if (key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="field name-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={text}
        maxLength={200}
        autocomplete="off"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at >= 0 ? `${id}-${at}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={steer}
        onBlur={() => setOpen(false)}
      />
      <input type="hidden" name={`${name}-entity`} value={chosen} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="suggestions" id={`${id}-list`} role="listbox" aria-label={`${label}: known names`} hidden={!isShown}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={suggestion.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(suggestion)}
          >
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
