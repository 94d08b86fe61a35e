/** Who can reach a place that we listen at. */
import { BlockList, isIP } from 'node:net'
import type { Listen } from './parsers.ts'

const LOOPBACK = listOf(['127.0.0.0', 8], ['::1', 128])
/** Addresses that no router of the open net passes on: private, shared and link-local ones (RFC 6890). */
const PRIVATE = listOf(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['fc00::', 7],
  ['fe80::', 10],
)
/** All addresses of this machine: what that means says its firewall, or its container. */
const ALL = new Set(['0.0.0.0', '::'])

/** Only programs of this machine. */
export function isOnThisMachine(place: Listen): boolean {
  return 'path' in place || place.host.toLowerCase() === 'localhost' || isIn(LOOPBACK, place.host)
}

/** An address of the open net, for certain: a name may mean any. */
export function isPublic(place: Listen): boolean {
  if ('path' in place || isIP(place.host) === 0 || ALL.has(place.host)) return false
  return !isOnThisMachine(place) && !isIn(PRIVATE, place.host)
}

/** At every address of this machine, public ones among them if it has any. */
export function isEverywhere(place: Listen): boolean {
  return 'host' in place && ALL.has(place.host)
}

function isIn(list: BlockList, host: string): boolean {
  const version = isIP(host)
  return version !== 0 && list.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

function listOf(...nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, isIP(net) === 4 ? 'ipv4' : 'ipv6')
  return list
}
