/** What the browser keeps for the reader; a browser that keeps nothing is no error. */

export function recall<T>(storage: 'localStorage' | 'sessionStorage', key: string): T | null {
  try {
    return JSON.parse(window[storage].getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** Keeps a value, or forgets it when it is null. */
export function remember(storage: 'localStorage' | 'sessionStorage', key: string, value: unknown): void {
  try {
    if (value === null) window[storage].removeItem(key)
    else window[storage].setItem(key, JSON.stringify(value))
  } catch {
    // It holds for this page alone, then.
  }
}
