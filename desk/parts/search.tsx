/** A search form. What is asked for stands in the address, so that it can be linked to and gone back to. */
import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { go, href } from '../router.ts'

/** The query of an address: what a view was asked for. */
export type Asked = { readonly [parameter: string]: string | undefined }

interface SearchProps {
  section: string
  label: string
  asked: Asked
  /** Further fields, by their names. */
  children?: ComponentChildren
}

export function Search({ section, label, asked, children }: SearchProps) {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()])
    go(href([section], Object.fromEntries(fields)))
  }
  const isNarrowed = Object.values(asked).some(Boolean)
  return (
    <search>
      <form class="search" onSubmit={submit}>
        <div class="field grow">
          <label for="q">{label}</label>
          <input id="q" name="q" type="search" defaultValue={asked.q} maxLength={200} autocomplete="off" />
        </div>
        {children}
        <div class="field actions">
          <button type="submit" class="primary">
            Search
          </button>
          {isNarrowed && <a href={href([section])}>Clear</a>}
        </div>
      </form>
    </search>
  )
}

export function Choice(props: {
  name: string
  label: string
  asked: Asked
  options: readonly (readonly [value: string, label: string])[]
}) {
  const { name, label, asked, options } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} defaultValue={asked[name] ?? ''}>
        <option value="">Any</option>
        {options.map(([value, label]) => (
          <option key={value} value={value} selected={asked[name] === value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Days({ asked }: { asked: Asked }) {
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <div key={name} class="field">
          <label for={name}>{name === 'from' ? 'From' : 'To'}</label>
          <input id={name} name={name} type="date" defaultValue={asked[name]} />
        </div>
      ))}
    </>
  )
}
