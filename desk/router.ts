/**
 * Where the reader is: the part of the address after `#`. The server knows of one page only, so that every place can be
 * linked to, whatever path the service is mounted at.
 */
import { observable } from './observable.ts'
import { mayLeave } from './unsaved.ts'

export interface Place {
  /** Segments between slashes, decoded. */
  path: readonly string[]
  query: URLSearchParams
}

/** Scroll positions of the places visited, by their hash. */
const scrolled = new Map<string, number>()

export const place = observable(read())

/** An address of the desk. Parameters without a value are left out. */
export function href(path: readonly string[], query: Record<string, string | null | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
  return `#/${path.map(encodeURIComponent).join('/')}${search}`
}

/** An address of an entity’s page. */
export function entityHref(id: string, query: Record<string, string | null | undefined> = {}): string {
  return href(['entities', ...id.split('/')], query)
}

/** Goes to an address, as a link does. */
export function go(address: string): void {
  location.hash = address
}

/** Puts what is marked into the address, so that it can be copied, without a step to go back over. */
export function keepMark(mark: string | null): void {
  const { path, query } = place.get()
  history.replaceState(history.state, '', href(path, { ...Object.fromEntries(query), mark }))
  current = location.hash
  place.set(read())
}

let current = location.hash
/** Which of the pages visited, one after the other, is shown. */
let step = 0

/** Whether a page stays as it is when the address changes: of an article another record is marked. */
const stays = (from: string, to: string) => /^#\/articles\/[^?]/.test(to) && from.split('?')[0] === to.split('?')[0]

/**
 * Follows the address from now on. `arrive` is called when another page is shown, with where it was scrolled to if the
 * reader goes back to it.
 */
export function followAddress(arrive: (scroll: number | null) => void): void {
  history.scrollRestoration = 'manual'
  const stepOf = () => (history.state as { step?: number } | null)?.step
  step = stepOf() ?? 0
  history.replaceState({ step }, '')
  addEventListener('scroll', () => scrolled.set(current, scrollY), { passive: true })
  addEventListener('hashchange', () => {
    // Back from a page to which somebody did not want to go after all.
    if (location.hash === current) return
    const visited = stepOf()
    const next = visited ?? step + 1
    if (!stays(current, location.hash) && !mayLeave()) return history.go(step - next)
    current = location.hash
    step = next
    const wasHere = visited !== undefined
    history.replaceState({ step }, '')
    place.set(read())
    arrive(wasHere ? (scrolled.get(current) ?? 0) : null)
  })
}

function read(): Place {
  const [path = '', search = ''] = location.hash.replace(/^#\/?/, '').split('?', 2)
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(search) }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // a broken escape: the API will say that there is nothing there
  }
}
