/** Questions to the API, and the problems it answers with. */
import type { Problem } from '../schemas/problem.ts'

/** An answer other than success. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  /** Seconds after which to ask again; null when the service does not say. */
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** There was no answer: no network, or no service. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

/** A page of a list. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** A path of the API with its parameters; those without a value are left out. Relative, wherever the service is mounted. */
export function apiPath(path: string, query: Record<string, string | number | null | undefined> = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value || value === 0 ? [[name, String(value)]] : []))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** The path of an entity, from its id. */
export function entityPath(id: string): string {
  return `entities/${id.split('/').map(encodeURIComponent).join('/')}`
}

/** Asks, and reads the JSON answered. @throws {ProblemError} {UnreachableError} */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  return (await answerTo(path, init)).json() as Promise<T>
}

/** The answer to a request that went well. @throws {ProblemError} {UnreachableError} */
export async function answerTo(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, ...init }).catch((error: Error) => {
    throw init.signal?.aborted ? error : new UnreachableError(error.message)
  })
  if (response.ok) return response
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  const problem = isProblem ? await response.json() : { type: 'about:blank', title: response.statusText }
  const after = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new ProblemError({ ...problem, status: response.status }, Number.isFinite(after) ? after : null)
}
