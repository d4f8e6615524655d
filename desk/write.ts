/** Writes to the API, in the name of the editor who is signed in. */
import { answerTo, ProblemError } from './api.ts'
import { changes } from './live.ts'
import { session, signOut } from './session.ts'

export interface Written<T> {
  status: number
  /** Null when there is nothing left to show. */
  body: T | null
  /** Id of the correction that was made, if it was one. */
  correction: string | null
}

/** @throws {ProblemError} {UnreachableError} */
export async function write<T>(method: string, path: string, init: RequestInit = {}): Promise<Written<T>> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${session.get()?.token ?? ''}`)
  const response = await answerTo(path, { ...init, method, headers }).catch((error: Error) => {
    if (error instanceof ProblemError && error.problem.status === 401) signOut()
    throw error
  })
  const body = response.status === 204 ? null : ((await response.json()) as T)
  // The live feed tells everybody; whoever wrote need not wait for it.
  changes.set([])
  const correction = /<\/corrections\/([^>]+)>/.exec(response.headers.get('link') ?? '')?.[1] ?? null
  return { status: response.status, body, correction }
}

export function withJson(body: object, headers: Record<string, string> = {}): RequestInit {
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** Takes a correction back. */
export async function undo(correction: string): Promise<void> {
  await write('POST', `corrections/${encodeURIComponent(correction)}/undo`)
}
