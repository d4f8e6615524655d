/** Which machines may be asked: those that anybody can reach, not those of the operator’s own network. */
import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'
import { FetchError } from './fetch-error.ts'

/** Milliseconds in which a connection must stand. */
const CONNECTING = 10_000

/** Whether an address belongs to the public network; an IPv4 address in IPv6 clothes counts as what it is. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/**
 * What makes connections to public addresses alone. The address that is checked is the one that is connected to: a name is
 * resolved once, so that it cannot lead elsewhere between the two. Each new connection is checked, that of a redirect too.
 * @param lookup what resolves names.
 */
export function publicConnector(lookup: typeof resolve = resolve): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECTING, lookup: publicOnly(lookup) })
  return (options, callback) => {
    // No name is looked up where the host is an address.
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) > 0 && !isPublic(host)) callback(refused(host), null)
    else connect(options, callback)
  }
}

function publicOnly(lookup: typeof resolve): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      if (!addresses.every(({ address }) => isPublic(address))) return callback(refused(hostname), '')
      if (options.all) callback(null, addresses)
      else callback(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

const refused = (host: string) =>
  new FetchError(`${host} is no public address; COPYDESK_FETCH_PRIVATE=yes allows it`, { passes: false })
