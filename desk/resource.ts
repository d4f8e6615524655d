/** What a view shows of the API: loading, there, or failed; kept for when the reader comes back. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { apiPath, ask, type Page, ProblemError, UnreachableError } from './api.ts'
import { changes, connection } from './live.ts'
import { liftTaken } from './overlay.ts'

export interface Resource<T> {
  /** What was read last; it stays while it is read again. */
  data: T | undefined
  error: Error | undefined
  reload: () => void
}

/** Which changes a resource is read again for. */
interface Concerned {
  /** The one article it is of. */
  article?: string
  /** What nobody sees waits until somebody does. */
  isSeen?: boolean
}

/** Answers kept, the one used longest ago first. */
const kept = new Map<string, unknown>()
const KEPT = 300
/** Seconds until a service that was busy is asked again, unless it names them. */
const PATIENCE = 5

function keep(key: string, data: unknown): void {
  kept.delete(key)
  kept.set(key, data)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
}

/** What was read under a key, if it is kept. */
export function keptAnswer<T>(key: string): T | undefined {
  return kept.get(key) as T | undefined
}

/** Seconds until an error may be gone by itself; null when it will not. */
export function retryAfter(error: Error): number | null {
  if (!(error instanceof ProblemError) || ![429, 503].includes(error.problem.status)) return null
  return Math.max(1, error.retryAfter ?? PATIENCE)
}

/**
 * Reads what `key` names, and reads it again when the articles change (or `article` alone, when it is all of one), or when
 * what stood in the way may be gone.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  concerned: string | Concerned = {},
): Resource<T> {
  const { article, isSeen = true }: Concerned = typeof concerned === 'string' ? { article: concerned } : concerned
  const isStale = useRef(false)
  const sight = useRef(isSeen)
  sight.current = isSeen
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<{ key: string; data?: T; error?: Error }>({ key })
  const reload = useCallback(() => setTurn((turn) => turn + 1), [])

  // The key says what is loaded, the turn how often.
  useEffect(() => {
    const abort = new AbortController()
    load(abort.signal).then(
      (data) => {
        keep(key, data)
        liftTaken()
        setState({ key, data })
      },
      (error: Error) => {
        if (!abort.signal.aborted) setState((was) => ({ ...(was.key === key ? was : { key }), error }))
      },
    )
    return () => abort.abort()
  }, [key, turn])

  useEffect(
    () =>
      changes.follow((happened) => {
        const concerns =
          article === undefined || happened.length === 0 || happened.some((one) => one.article === article)
        if (concerns && sight.current) reload()
        else if (concerns) isStale.current = true
      }),
    [reload, article],
  )

  useEffect(() => {
    if (!isSeen || !isStale.current) return
    isStale.current = false
    reload()
  }, [isSeen, reload])

  const { data, error } = state.key === key ? state : { data: undefined, error: undefined }
  useEffect(() => {
    if (error instanceof UnreachableError) {
      const stop = connection.follow((status) => status === 'live' && reload())
      addEventListener('online', reload)
      return () => {
        stop()
        removeEventListener('online', reload)
      }
    }
    const seconds = error && retryAfter(error)
    if (!seconds) return
    const timer = setTimeout(reload, seconds * 1000)
    return () => clearTimeout(timer)
  }, [error, reload])

  return { data: data ?? keptAnswer<T>(key), error, reload }
}

export interface List<T> extends Resource<Page<T>> {
  /** Reads one page more; null when there is none. */
  more: (() => void) | null
}

/** Pages read of each list, so that going back finds as many. */
const depths = new Map<string, number>()
/** Items on a page of a list. */
const PAGE = 20

/** Reads a list page by page, as far as the reader asks. */
export function useList<T>(path: string, query: Record<string, string | null | undefined>): List<T> {
  const key = apiPath(path, query)
  const resource = useResource<Page<T>>(key, async (signal) => {
    const items: T[] = []
    let cursor: string | null = null
    for (let page = 0; page < (depths.get(key) ?? 1) && (page === 0 || cursor !== null); page++) {
      const read: Page<T> = await ask<Page<T>>(apiPath(path, { ...query, limit: PAGE, cursor }), { signal })
      items.push(...read.items)
      cursor = read.next
    }
    return { items, next: cursor }
  })
  const { data, reload } = resource
  const more = () => {
    depths.set(key, Math.ceil((data?.items.length ?? 0) / PAGE) + 1)
    reload()
  }
  return { ...resource, more: data?.next ? more : null }
}
