/** What is wrong with a value that a schema refused, field by field and in words: for the service and the command line. */
import { z } from 'zod'
import type { Problem } from '../schemas/problem.ts'

export type FieldError = NonNullable<Problem['errors']>[number]

// Wherever a schema says nothing of its own, so that no reader meets the words of a library.
z.config({ customError: (issue) => wording(issue as ZodIssue) })

/** An issue as Zod gives it, and as the validator of the service hands it on. */
export interface ZodIssue {
  code: string
  path: PropertyKey[]
  message: string
  keys?: string[]
  errors?: ZodIssue[][]
  input?: unknown
  origin?: string
  minimum?: number | bigint
  maximum?: number | bigint
  format?: string
  expected?: string
  values?: unknown[]
}

/** What is wrong with a value, with a JSON pointer into it. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return (error.issues as ZodIssue[]).flatMap((issue) => zodFieldErrors(issue, ''))
}

/** The first of what is wrong with a value, in one line: `publishedAt: must be a date`. */
export function firstErrorOf(error: z.ZodError): string {
  const { pointer, detail } = fieldErrorsOf(error)[0]!
  return `${pointer.slice(1)}: ${detail}`
}

/** The errors in one sentence or two, each with the name of its field. */
export function sentenceOf(errors: readonly FieldError[]): string {
  return errors.map(({ pointer, detail }) => `${nameOf(pointer)} ${detail}`).join('; ')
}

/** An unknown key is an error at that key; of a union of objects, the member that fits best tells what is wrong. */
export function zodFieldErrors({ code, path, message, keys, errors }: ZodIssue, prefix: string): FieldError[] {
  const base = [prefix, ...path.map((key) => escapePointer(String(key)))].join('/')
  if (code === 'unrecognized_keys' && keys) {
    return keys.map((key) => ({ pointer: `${base}/${escapePointer(key)}`, detail: 'is not known here' }))
  }
  if (code === 'invalid_union' && errors?.length) {
    const closest = errors.reduce((best, next) => (next.length < best.length ? next : best))
    const inside = closest.some((issue) => issue.path.length > 0 || issue.keys)
    if (inside) return closest.flatMap((issue) => zodFieldErrors(issue, base))
  }
  return [{ pointer: base, detail: message }]
}

/** The field that a pointer names, as its reader knows it: the parts of a request are not among its names. */
function nameOf(pointer: string): string {
  const names = pointer.split('/').slice(1)
  if (['query', 'path', 'headers'].includes(names[0] ?? '') && names.length > 1) names.shift()
  return names.length > 0
    ? `\`${names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')).join('.')}\``
    : 'the body'
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Record<string, string> = {
  date: 'must be a date, such as 2024-03-05',
  datetime: 'must be a date and time with its zone, such as 2024-03-05T09:30:00Z',
  url: 'must be a web address, such as https://example.org/news/1',
}

/** Undefined where Zod’s own words stand. */
function wording({ code, input, expected, origin, minimum, maximum, format, values }: ZodIssue): string | undefined {
  switch (code) {
    case 'invalid_type':
      if (input === undefined) return 'is missing'
      return `must be ${kinds[expected!] ?? expected}${Array.isArray(input) && expected !== 'object' ? ', given once' : ''}`
    case 'invalid_value':
      return values!.length === 1 ? `must be “${values![0]}”` : `must be one of ${values!.join(', ')}`
    case 'too_small':
      if (origin === 'string' || origin === 'array') {
        return Number(minimum) === 1 ? 'must not be empty' : `must have at least ${minimum} ${units[origin]}`
      }
      return `must be at least ${minimum}`
    case 'too_big':
      if (origin === 'string' || origin === 'array') return `must have at most ${maximum} ${units[origin]}`
      return `must be at most ${maximum}`
    case 'invalid_format':
      return formats[format ?? ''] ?? 'does not have the form that is expected here'
    case 'invalid_union':
      return 'has none of the forms that are read here; /docs shows them'
    default:
      return undefined
  }
}

const units = { string: 'characters', array: 'items' }

/** RFC 6901. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
