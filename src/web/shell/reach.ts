/** From where an address can be reached: a code on a table that leads to the owner's own computer leads guests nowhere. */
export type Reach = 'machine' | 'network' | 'world'

const MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)$/
/** RFC 1918, link-local, and the names that only a router at home knows. */
const NETWORK =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|\[f[cde][0-9a-f:]*\]|[^.]+|.+\.(?:local|lan|home|internal))$/i

export function reachOf(url: string): Reach {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  if (MACHINE.test(host)) return 'machine'
  return host !== '' && NETWORK.test(host) ? 'network' : 'world'
}
