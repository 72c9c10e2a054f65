/** Tests reach nothing but this machine: a connection to any other fails at once, and says so. */
import { Socket } from 'node:net'

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::|)$/
const connect = Socket.prototype.connect

Socket.prototype.connect = function (this: Socket, ...words: unknown[]) {
  const host = hostOf(words.flat()[0]) ?? hostOf(words[1]) ?? ''
  if (!LOCAL.test(host)) throw new Error(`A test wants to reach ${host}: tests use no network`)
  return Reflect.apply(connect, this, words)
} as Socket['connect']

/** `connect({ host, port })`, `connect([{ host, port }, …])` or `connect(port, host)`. */
function hostOf(word: unknown): string | undefined {
  if (typeof word === 'string') return word.startsWith('/') ? '' : word
  if (typeof word === 'object' && word !== null && 'host' in word && typeof word.host === 'string') {
    // A Unix socket's folder, as PostgreSQL's client names it.
    return word.host.startsWith('/') ? '' : word.host
  }
  return undefined
}
