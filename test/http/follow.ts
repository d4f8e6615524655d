/** A client of `/changes`. */
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Test } from 'tap'

/** Follows `/changes`; what it resolves to gives the next events, as many as asked for. */
export async function follow(t: Test, url: string, last?: string) {
  const reply = await fetch(`${url}/changes`, { headers: { ...(last && { 'last-event-id': last }) } })
  t.equal(reply.status, 200)
  t.equal(reply.headers.get('content-type'), 'text/event-stream')
  const events = createInterface({ input: Readable.fromWeb(reply.body as never) })[Symbol.asyncIterator]()
  return async (count: number) => {
    const found: { id: string; event: string; data: unknown }[] = []
    let fields: Record<string, string> = {}
    while (found.length < count) {
      const { value: line, done } = await events.next()
      if (done) break
      const [, name, value] = line.match(/^(\w+): (.*)$/) ?? []
      if (name) fields[name] = value!
      else if (fields.id !== undefined) {
        found.push({ id: fields.id, event: fields.event!, data: JSON.parse(fields.data!) })
        fields = {}
      }
    }
    return found
  }
}
