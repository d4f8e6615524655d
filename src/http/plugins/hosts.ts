/** By which names the service may be asked, and from pages of which origins. */
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config.ts'
import { HttpProblem } from '../problem.ts'

/** Addresses that stand for all of the machine’s. */
const wildcards = new Set(['0.0.0.0', '::'])
const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Whoever watches the service asks by whatever address it was given, and learns nothing but that it is well. */
const watched = /^\/health\//

/**
 * Tells whether a `Host` header names this service. A page elsewhere can have its own name lead to this machine (DNS
 * rebinding) and would then read what only this machine may. It cannot do so with an address, nor with a name without a
 * dot, as those of containers are; so where the service listens to all, these are taken, too.
 */
export function hostCheck({ HOST, COPYDESK_HOSTS }: Config): (header: string | undefined) => boolean {
  const names = new Set([HOST, isIP(HOST) === 6 ? `[${HOST}]` : HOST, ...COPYDESK_HOSTS].map(canonical))
  const any = COPYDESK_HOSTS.includes('*')
  const listensToAll = wildcards.has(HOST)
  const known = new LRUCache<string, boolean>({ max: 100 })
  const fits = (header: string) => {
    const name = canonical(header)
    if (name === null) return false
    if (names.has(name) || /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^\[::1\]$/.test(name)) return true
    return listensToAll && (!name.includes('.') || isIP(name) === 4)
  }
  return (header) => {
    // Only HTTP/1.0 has none, and no browser speaks it.
    if (any || header === undefined) return true
    let answer = known.get(header)
    if (answer === undefined) {
      answer = fits(header)
      if (header.length <= 300) known.set(header, answer)
    }
    return answer
  }
}

/** A host’s name without port, as URLs write it; null when it is none. */
function canonical(header: string): string | null {
  if (!/^[^\s/?#@\\]+$/.test(header)) return null
  return parsed(`http://${header}`)?.hostname.replace(/\.$/, '') ?? null
}

function parsed(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

/**
 * Refuses what is asked under another name (421), and what a page of another origin sends without having asked whether
 * it may (403): a browser sends text and forms anywhere, and to analyse them costs much.
 */
export function guardDoors(app: FastifyInstance, config: Config, isOwnHost: ReturnType<typeof hostCheck>): void {
  const { COPYDESK_CORS: origins, COPYDESK_HOSTS: hosts } = config
  const isForeign = ({ headers }: FastifyRequest): boolean => {
    const { origin } = headers
    if (origin === undefined || origins.includes('*') || origins.includes(origin)) return false
    // No page can set this one, and behind a proxy `Host` may be the proxy’s.
    if (headers['sec-fetch-site'] === 'same-origin') return false
    const page = parsed(origin)
    const own = parsed(`${page?.protocol}//${headers.host}`)
    return page === null || (page.host !== own?.host && !hosts.includes(page.hostname))
  }
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isOwnHost(request.headers.host) && !watched.test(request.url)) {
      const detail = 'The service is not known by this name; COPYDESK_HOSTS sets the names it answers to.'
      return done(
        new HttpProblem(421, detail, { errors: [{ pointer: '/headers/host', detail: 'is no name of this service' }] }),
      )
    }
    if (!safe.has(request.method) && isForeign(request)) {
      const detail = 'Pages of this origin may not call the service; COPYDESK_CORS sets those that may.'
      return done(
        new HttpProblem(403, detail, { errors: [{ pointer: '/headers/origin', detail: 'may not call this service' }] }),
      )
    }
    done()
  })
}
