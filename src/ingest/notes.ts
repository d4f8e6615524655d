/** What is noted of the addresses that articles came from, pages and files alike. */
import type { FetchNote, Store } from '../store/store.ts'

export const nothing: FetchNote = { article: null, problem: null, pending: null, etag: null, modified: null }

/** What is known of an address; what was being stored when a process ended was stored or was not. */
export async function noteOf(store: Store, url: string): Promise<FetchNote> {
  const note = (await store.fetchNote(url)) ?? nothing
  if (note.pending === null) return note
  const stored = await store.known(note.pending)
  const { article, problem, etag, modified } = note
  const resolved = stored ? { ...nothing, article: stored.id, etag, modified } : { ...nothing, article, problem }
  await store.noteFetch(url, resolved)
  return resolved
}
