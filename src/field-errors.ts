/** What is wrong with a value that a schema refused, field by field: for the service and the command line. */
import type { z } from 'zod'
import type { Problem } from '../schemas/problem.ts'

export type FieldError = NonNullable<Problem['errors']>[number]

/** An issue as Zod gives it, and as the validator of the service hands it on. */
export interface ZodIssue {
  code: string
  path: PropertyKey[]
  message: string
  keys?: string[]
  errors?: ZodIssue[][]
}

/** What is wrong with a value, with a JSON pointer into it. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return (error.issues as ZodIssue[]).flatMap((issue) => zodFieldErrors(issue, ''))
}

/** An unknown key is an error at that key; of a union of objects, the member that fits best tells what is wrong. */
export function zodFieldErrors({ code, path, message, keys, errors }: ZodIssue, prefix: string): FieldError[] {
  const base = [prefix, ...path.map((key) => escapePointer(String(key)))].join('/')
  if (code === 'unrecognized_keys' && keys) {
    return keys.map((key) => ({ pointer: `${base}/${escapePointer(key)}`, detail: 'unknown' }))
  }
  if (code === 'invalid_union' && errors?.length) {
    const closest = errors.reduce((best, next) => (next.length < best.length ? next : best))
    const inside = closest.some((issue) => issue.path.length > 0 || issue.keys)
    if (inside) return closest.flatMap((issue) => zodFieldErrors(issue, base))
  }
  return [{ pointer: base, detail: message }]
}

/** RFC 6901. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
