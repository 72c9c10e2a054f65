/**
 * No request goes to this machine, its network or a cloud's metadata. Checked on the address that a socket connects to,
 * after the name was resolved and by the very lookup the socket uses: a name that changes its mind between two lookups
 * gains nothing. https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
 */

import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { stop } from './reactions.ts'

/** What a test lets through; nothing else does. */
export interface Allow {
  address?: (ip: string) => boolean
  ports?: readonly number[]
}

/** Resolves a name to all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

const PORTS: readonly number[] = [80, 443]
/** Public by its number, a cloud's inside by its use. */
const METADATA = new Set(['168.63.129.16'])
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')
const CLOSED_V4 = ['0.0.0.0/8', '192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '240.0.0.0/4'].map((range) =>
  ipaddr.parseCIDR(range),
)

const SAVE_IT = 'Save the page and give the file.'

/** Why an address is refused, or null. */
export function refusalOf(ip: string): string | null {
  const bare = ip.replace(/^\[|\]$|%.*$/g, '')
  if (!ipaddr.isValid(bare)) return 'no address'
  const address = ipaddr.parse(bare)
  if (METADATA.has(address.toString())) return 'metadata'
  const range = address.range()
  if (address.kind() === 'ipv6')
    return range === 'unicast' && address.match(GLOBAL_V6) ? null : range === 'unicast' ? 'not global' : range
  if (range !== 'unicast') return range
  return CLOSED_V4.some((closed) => address.match(closed)) ? 'reserved' : null
}

/** Throws where the address may not be asked at all. Names are checked again when they are resolved. */
export function checkUrl(url: URL, allow: Allow = {}): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw stop(`${url.protocol} is not fetched, only http and https`)
  if (url.username !== '' || url.password !== '') throw stop('An address with a name and password in it is not fetched')
  // The URL parser has turned 0x7f.1, 017700000001 and 2130706433 into 127.0.0.1 by now.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host)) checkAddress(host, allow)
  else if (
    /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan|intranet)\.?$/i.test(host) &&
    !allow.address?.('127.0.0.1')
  )
    throw stop(`${host} is a name of the inside. ${SAVE_IT}`)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (![...PORTS, ...(allow.ports ?? [])].includes(port))
    throw stop(`Port ${port} is not asked, only ${PORTS.join(' and ')}. ${SAVE_IT}`)
}

export function checkAddress(ip: string, allow: Allow = {}): void {
  const refusal = refusalOf(ip)
  if (refusal !== null && !allow.address?.(ip)) throw stop(`${ip} is refused: ${refusal}. ${SAVE_IT}`)
}

/** The lookup that sockets use: all addresses of the name, each checked; one bad one spoils the name. */
export function guardedLookup(allow: Allow = {}, resolve: Resolve = resolveBySystem): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        try {
          if (addresses.length === 0) throw stop(`${hostname} has no address`)
          for (const { address } of addresses) checkAddress(address, allow)
          const family = options.family === 4 || options.family === 6 ? options.family : null
          const fitting = family === null ? [...addresses] : addresses.filter((one) => one.family === family)
          const first = fitting[0] ?? addresses[0]
          if (options.all) callback(null, fitting.length > 0 ? fitting : [...addresses])
          else callback(null, first?.address ?? '', first?.family ?? 4)
        } catch (error) {
          callback(asNodeError(error), '', 4)
        }
      },
      (error: unknown) => callback(asNodeError(error), '', 4),
    )
  }
}

function resolveBySystem(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((done, fail) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? fail(error) : done(addresses)))
  })
}

function asNodeError(error: unknown): NodeJS.ErrnoException {
  return error instanceof Error ? error : new Error(String(error))
}
