/** Clients, told apart by their addresses. */
import { isIP } from 'node:net'

/** Clients that are remembered; of more, the one that asked longest ago is forgotten. */
export const CLIENTS = 10_000

/** Who asks from an address: of IPv6 the network that one customer has (/64), so that nobody is many clients. */
export function clientOf(ip: string): string {
  // A proxy may name whatever it was told.
  if (isIP(ip) !== 6) return ip.slice(0, 64)
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)
  if (mapped) return mapped[1]!
  const [start, end] = ip.toLowerCase().split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const [left, right] = [groups(start), groups(end)]
  const missing = end === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const all = [...left, ...Array<string>(missing).fill('0'), ...right]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** How many of something each client has just now. Holds nothing of a client that has none. */
export class ClientCounts {
  readonly #counts = new Map<string, number>()

  of(client: string): number {
    return this.#counts.get(client) ?? 0
  }

  add(client: string): void {
    this.#counts.set(client, this.of(client) + 1)
  }

  remove(client: string): void {
    const left = this.of(client) - 1
    if (left > 0) this.#counts.set(client, left)
    else this.#counts.delete(client)
  }
}
