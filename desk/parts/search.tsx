/** A search form. What is asked for stands in the address, so that it can be linked to and gone back to. */
import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { go, href } from '../router.ts'

/** The query of an address: what a view was asked for. */
export type Asked = { readonly [parameter: string]: string | undefined }

interface SearchProps {
  section: string
  /** Of the field for words; without it there is none. */
  label?: string
  asked: Asked
  /** Parameters that no field is for, and another search keeps. */
  keeps?: readonly string[]
  /** Further fields, by their names. */
  children?: ComponentChildren
}

export function Search({ section, label, asked, keeps = [], children }: SearchProps) {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()])
    const kept = keeps.map((name) => [name, asked[name]])
    go(href([section], Object.fromEntries([...kept, ...fields])))
  }
  const isNarrowed = Object.values(asked).some(Boolean)
  return (
    <search>
      <form class="search" onSubmit={submit}>
        {label && (
          <div class="field grow">
            <label for="q">{label}</label>
            <input id="q" name="q" type="search" defaultValue={asked.q} maxLength={200} autocomplete="off" />
          </div>
        )}
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

/** How a list is ordered; by what fits best only where something is searched for. */
export function Sort({ asked, more = [] }: { asked: Asked; more?: readonly (readonly [string, string])[] }) {
  const options = [
    ['oldest', 'Oldest first'],
    ...(asked.q ? [['relevance', 'Best match first']] : []),
    ...more,
  ] as const
  return (
    <div class="field">
      <label for="sort">Order</label>
      <select id="sort" name="sort">
        <option value="">Newest first</option>
        {options.map(([value, label]) => (
          <option key={value} value={value} selected={asked.sort === value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The order that is asked for. */
export function sortOf({ sort, q }: Asked): string | undefined {
  return sort === 'relevance' && !q ? undefined : sort
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
