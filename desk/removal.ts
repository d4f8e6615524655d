/** Articles that are being deleted: gone from the lists at once, from the service when nobody takes it back. */
import { notify } from './notice.ts'
import { observable } from './observable.ts'
import { session } from './session.ts'
import { write } from './write.ts'

/** Milliseconds in which it can be taken back. */
const PATIENCE = 15_000

/** Ids of the articles that are going. */
export const going = observable<ReadonlySet<string>>(new Set())

export function removeSoon(id: string, title: string): void {
  going.set(new Set([...going.get(), id]))
  const headers = { authorization: `Bearer ${session.get()!.token}` }
  const stay = () => {
    stop()
    going.set(new Set([...going.get()].filter((other) => other !== id)))
  }
  const remove = async (keepalive: boolean) => {
    stop()
    try {
      await write('DELETE', `articles/${encodeURIComponent(id)}`, { headers, keepalive })
      notify(`“${title}” is deleted.`)
    } catch (error) {
      stay()
      notify(`“${title}” could not be deleted: ${(error as Error).message}`)
    }
  }
  // Whoever closes the page has made up his mind.
  const leave = () => void remove(true)
  const timer = setTimeout(() => void remove(false), PATIENCE)
  addEventListener('pagehide', leave)
  const stop = () => {
    clearTimeout(timer)
    removeEventListener('pagehide', leave)
  }
  notify(`“${title}” will be deleted in ${PATIENCE / 1000} seconds.`, () => {
    stay()
    notify('The article stays.')
  })
}
