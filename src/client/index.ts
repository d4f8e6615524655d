/**
 * The API from TypeScript: paths, parameters and records are typed by `openapi.yaml`, from which `api.ts` is generated.
 * It knows nothing of the service and runs wherever there is `fetch`.
 */
import createFetchClient, { type ClientOptions, type Client as FetchClient } from 'openapi-fetch'
import type { components, paths } from './api.ts'

/** Records, lists and problems by their names in the description: `Schemas['Quote']`. */
export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

/** What the client asks for and is told. */
type Media = 'application/json' | 'application/problem+json'

/** `client.GET('/quotes/{id}', …)` and so on; each answers `{data, error, response}` and throws only without an answer. */
export type Client = FetchClient<paths, Media>

export interface Options extends ClientOptions {
  /** Where the service is, as `https://desk.example`. */
  baseUrl: string
  /** Bearer token, for writing. */
  token?: string
}

export function createClient({ token, ...options }: Options): Client {
  const client = createFetchClient<paths, Media>(options)
  if (token !== undefined) {
    client.use({ onRequest: ({ request }) => request.headers.set('authorization', `Bearer ${token}`) })
  }
  return client
}

/** An answer that is a problem (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  readonly response: Response

  constructor(problem: Problem, response: Response) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.response = response
  }
}

/**
 * What an answer carries.
 * @throws {ProblemError} when it is a problem.
 */
export function dataOf<Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data {
  if (response.ok) return data as Data
  const told = typeof error === 'object' && error !== null && 'status' in error
  const unsaid: Problem = { type: 'about:blank', title: response.statusText || 'Error', status: response.status }
  throw new ProblemError(told ? (error as Problem) : unsaid, response)
}

type PageOf<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { path?: never }; responses: { 200: { content: { 'application/json': infer Page } } } }
}
  ? Page
  : never

/** Paths of lists that have no parameter in their path. */
export type ListPath = {
  [Path in keyof paths]: PageOf<Path> extends { items: unknown[]; next: string | null } ? Path : never
}[keyof paths]

/** An item of a list. */
export type Item<Path extends ListPath> = PageOf<Path> extends { items: (infer One)[] } ? One : never

/** What a list can be asked for. */
export type Filter<Path extends ListPath> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? Omit<NonNullable<Query>, 'cursor' | 'format' | 'limit'>
  : never

interface Page<Path extends ListPath> {
  items: Item<Path>[]
  next: string | null
}

/**
 * All items of a list, read page by page as they are taken.
 * @throws {ProblemError} when a page is a problem.
 */
export async function* each<Path extends ListPath>(
  client: Client,
  path: Path,
  filter?: Filter<Path>,
): AsyncGenerator<Item<Path>, void, undefined> {
  // What is true of every list cannot be told of one that is not known yet.
  const read = client.GET as unknown as (
    path: Path,
    init: object,
  ) => Promise<{ data?: Page<Path>; error?: unknown; response: Response }>
  let cursor: string | null = null
  do {
    const query: object = { ...filter, limit: 100, ...(cursor !== null && { cursor }) }
    const page: Page<Path> = dataOf(await read(path, { params: { query } }))
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}
