/** Which machines may be asked: those that anybody can reach, not those of the operator’s own network. */
import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'

/** Milliseconds in which a connection must stand. */
const CONNECTING = 10_000

/** A machine that may not be asked. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
  readonly host: string

  constructor(host: string) {
    super(`${host} is no public address`)
    this.host = host
  }
}

/** Whether an address belongs to the public network; an IPv4 address in IPv6 clothes counts as what it is. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** Whether the host of a URL is seen to be none of the public network before its name is looked up. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) > 0 ? !isPublic(host) : /^(?:.*\.)?localhost\.?$/i.test(host)
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
    if (isIP(host) > 0 && !isPublic(host)) callback(new PrivateAddressError(host), null)
    else connect(options, callback)
  }
}

function publicOnly(lookup: typeof resolve): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      if (!addresses.every(({ address }) => isPublic(address))) return callback(new PrivateAddressError(hostname), '')
      if (options.all) callback(null, addresses)
      else callback(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}
