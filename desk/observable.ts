/** A value that components follow. */
import { useEffect, useState } from 'preact/hooks'

export interface Observable<T> {
  get(): T
  set(value: T): void
  /** Calls back after each change. Returns what ends it. */
  follow(listener: (value: T) => void): () => void
}

export function observable<T>(value: T): Observable<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of [...listeners]) listener(value)
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value, and a new drawing whenever it changes. */
export function useObservable<T>({ get, follow }: Observable<T>): T {
  const [value, setValue] = useState(get)
  useEffect(() => {
    setValue(get)
    return follow((next) => setValue(() => next))
  }, [get, follow])
  return value
}
