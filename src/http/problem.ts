/** What can go wrong with a request, and its answer: `application/problem+json` (RFC 9457). */
import { STATUS_CODES } from 'node:http'
import type { FastifyError } from 'fastify'
import type { Problem } from '../../schemas/problem.ts'
import { NoArticleError, QueueFullError, TimedOutError } from '../analysis/errors.ts'
import { CorrectionError, UnknownEntityError } from '../corrections/compose.ts'
import { type FieldError, sentenceOf, type ZodIssue, zodFieldErrors } from '../field-errors.ts'
import { LineError } from '../ingest/batch.ts'
import { StoppedError, UnfinishedError } from '../ingest/queue/queue.ts'

import { QueryError } from '../store/search/query.ts'
import {
  BadCursorError,
  ConflictError,
  PreconditionError,
  TooSlowError,
  UnavailableError,
  UnknownEventError,
} from '../store/store.ts'

/** Kinds of problem that the status alone does not tell; everything else is `about:blank`. */
type Kind =
  | 'no-article'
  | 'not-correctable'
  | 'writes-off'
  | 'analysis-timeout'
  | 'query-timeout'
  | 'queue-full'
  | 'overload'
  | 'changes-forgotten'

/** An answer other than success, thrown by routes and plugins. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly status: number
  readonly more: { kind?: Kind; errors?: FieldError[]; headers?: Record<string, string> }

  constructor(status: number, detail: string, more: HttpProblem['more'] = {}) {
    super(detail)
    this.status = status
    this.more = more
  }
}

/** A problem as it is sent. */
export interface ProblemAnswer {
  body: Problem
  headers: Record<string, string>
}

/** The answer to an error that a handler, a plugin or the framework threw. `instance`: the request’s path. */
export function problemOf(error: unknown, instance: string): ProblemAnswer {
  const { status, message, more } = asHttpProblem(error)
  return {
    body: {
      type: more.kind ? `urn:copydesk:problem:${more.kind}` : 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: message,
      instance,
      ...(more.errors && { errors: more.errors }),
    },
    headers: more.headers ?? {},
  }
}

/** What is said of an error that ended a job of the queue. */
export function problemOfJob(error: unknown, job: string): Problem {
  return problemOf(error, `/jobs/${job}`).body
}

function asHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof NoArticleError) return new HttpProblem(422, error.message, { kind: 'no-article' })
  if (error instanceof QueueFullError) {
    return new HttpProblem(503, error.message, { kind: 'queue-full', headers: { 'retry-after': '1' } })
  }
  if (error instanceof TimedOutError) {
    return new HttpProblem(503, error.message, { kind: 'analysis-timeout', headers: { 'retry-after': '10' } })
  }
  if (error instanceof LineError) {
    const { message, tooLong, errors } = error
    return new HttpProblem(tooLong ? 413 : 400, message, { ...(errors && { errors }) })
  }
  if (error instanceof StoppedError) return new HttpProblem(503, error.message)
  if (error instanceof UnfinishedError) return new HttpProblem(500, error.message)
  if (error instanceof ConflictError) return new HttpProblem(409, error.message)
  if (error instanceof CorrectionError) {
    const { pointer, message: detail } = error
    const field = { pointer, detail, ...(error instanceof UnknownEntityError && { nearest: [...error.nearest] }) }
    return new HttpProblem(422, sentenceOf([field]), { kind: 'not-correctable', errors: [field] })
  }
  if (error instanceof UnknownEventError) {
    const field = { pointer: `/events/${error.index}`, detail: error.message }
    return new HttpProblem(422, sentenceOf([field]), { errors: [field] })
  }
  if (error instanceof PreconditionError) {
    const [detail, fault] =
      error.condition === 'if-match'
        ? ['The stored version is not the one that If-Match names.', 'names another version']
        : ['There is a version that If-None-Match names.', 'names what is stored']
    return new HttpProblem(412, detail!, { errors: [{ pointer: `/headers/${error.condition}`, detail: fault! }] })
  }
  if (error instanceof BadCursorError) {
    return new HttpProblem(400, 'The cursor is not one that this list gave.', {
      errors: [{ pointer: '/query/cursor', detail: 'not a cursor of this list' }],
    })
  }
  if (error instanceof QueryError) {
    const { message, column } = error
    const detail = `cannot be read at character ${column}: ${message}`
    return new HttpProblem(400, `\`q\` ${detail}`, { errors: [{ pointer: '/query/q', detail, column }] })
  }
  if (error instanceof TooSlowError) {
    return new HttpProblem(503, error.message, { kind: 'query-timeout', headers: { 'retry-after': '10' } })
  }
  if (error instanceof UnavailableError) {
    const detail = error.isFull ? 'The database has no room for more.' : 'The database does not answer.'
    return new HttpProblem(503, detail, { headers: { 'retry-after': '5' } })
  }
  // Whatever becomes of its request, nobody reads it.
  if (error instanceof Error && error.name === 'AbortError') return new HttpProblem(499, 'The client has left.')
  const { statusCode = 500, code = '', message, validation, validationContext } = error as Partial<FastifyError>
  if (validation) {
    const errors = validation.flatMap((issue) => fieldErrors(issue as Issue, place(validationContext)))
    return new HttpProblem(400, sentenceOf(errors), { errors })
  }
  // What the framework says of a request is fit to print; what our own code says of itself is not.
  return statusCode >= 400 && statusCode < 500
    ? new HttpProblem(statusCode, frameworkSays[code] ?? message ?? '')
    : new HttpProblem(500, 'The service could not answer. The log has the reason.')
}

/** What the framework finds wrong, in our words. */
const frameworkSays: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Bodies of this kind are not read',
}

/** Where pointers into a part of the request begin; those into the body begin at its root. */
function place(context: string | undefined): string {
  return context === 'querystring' ? '/query' : context === 'params' ? '/path' : context === 'headers' ? '/headers' : ''
}

/** A Zod issue as the validator hands it on. */
interface Issue {
  keyword: string
  instancePath: string
  message?: string
  params: { keys?: string[]; errors?: ZodIssue[][] }
}

function fieldErrors({ keyword, instancePath, message = '', params }: Issue, prefix: string): FieldError[] {
  const base = prefix + (instancePath === '/' ? '' : instancePath)
  return zodFieldErrors({ code: keyword, path: [], message, ...params }, base)
}
