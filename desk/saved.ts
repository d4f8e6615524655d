/** Searches that a reader keeps: an address each, under what was searched for. */
import { observable } from './observable.ts'
import { recall, remember } from './storage.ts'

export interface SavedSearch {
  name: string
  /** The address of the desk, with all that was asked for. */
  address: string
}

const KEY = 'copydesk.searches'

export const saved = observable<readonly SavedSearch[]>(recall('localStorage', KEY) ?? [])

export function save(search: SavedSearch): void {
  set([search, ...saved.get().filter(({ address }) => address !== search.address)])
}

export function forget(address: string): void {
  set(saved.get().filter((one) => one.address !== address))
}

function set(searches: readonly SavedSearch[]): void {
  remember('localStorage', KEY, searches)
  saved.set(searches)
}
