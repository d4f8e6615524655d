/** Which columns of a table hold what of a source. */
import { Source } from '../../../schemas/source.ts'
import { firstErrorOf } from '../../field-errors.ts'
import { SourceError } from '../source-error.ts'

/** What a table may tell of a source, by the names that need no map. */
export const standard = ['text', 'html', 'headline', 'publishedAt', 'url', 'publisher', 'retrievedAt', 'as'] as const
type Field = (typeof standard)[number]

/** Where a field stands that does not stand under its own name. */
export type Columns = Partial<Record<Field, string>>

/**
 * @param map as it is written on the command line: `text=body,headline=title`.
 * @returns null when it cannot be read.
 */
export function parseColumns(map: string): Columns | null {
  const columns: Columns = {}
  for (const pair of map.split(',')) {
    const [, field = '', column = ''] = pair.match(/^\s*(\w+)\s*=\s*(.*?)\s*$/) ?? []
    const known = standard.find((name) => name === field)
    if (!known || column === '' || columns[known] !== undefined) return null
    columns[known] = column
  }
  return columns
}

/**
 * The fields that a table has, each with its column.
 * @param names of its columns.
 * @throws {SourceError} when it lacks one that was named, or any for the text.
 */
export function fieldsIn(file: string, names: ReadonlySet<string>, columns: Columns): [Field, string][] {
  const has = `it has ${[...names].map((name) => `“${name}”`).join(', ') || 'none'}`
  for (const column of Object.values(columns))
    if (!names.has(column)) throw new SourceError(`${file}: no column “${column}”; ${has}`)
  const fields = standard
    .map((field): [Field, string] => [field, columns[field] ?? field])
    .filter(([, column]) => names.has(column))
  if (!fields.some(([field]) => field === 'text' || field === 'html'))
    throw new SourceError(`${file}: no column “text” or “html”; ${has}; --columns text=NAME tells which it is`)
  return fields
}

/**
 * A row as a source.
 * @param value of a column; empty or null where the row does not tell.
 * @throws {SourceError} when it is none.
 */
export function sourceIn(fields: readonly [Field, string][], value: (column: string) => unknown): Source {
  const told = new Map<Field, unknown>()
  for (const [field, column] of fields) {
    const one = value(column) ?? ''
    if (one !== '') told.set(field, field.endsWith('At') ? asMoment(one) : one)
  }
  if (!told.has('text') && !told.has('html')) throw new SourceError('has no text')
  // What a page says of itself is lost in its text.
  if (told.has('html')) told.delete('text')
  const source = Source.safeParse(Object.fromEntries(told))
  if (source.success) return source.data
  throw new SourceError(firstErrorOf(source.error))
}

/** A date-time as databases write it, as RFC 3339 does: `2024-03-05 09:30:00+00`. */
function asMoment(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d\S*)$/, '$1T$2').replace(/(T\S*[+-]\d\d)$/, '$1:00')
}
