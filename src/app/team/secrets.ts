/** Secrets that are shown once: links, keys, phones. What is kept of them is a hash that opens nothing. */
import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

export function newSecret(prefix = ''): string {
  return prefix + randomBytes(BYTES).toString('base64url')
}

/** They are 256 bits of chance: a plain hash of them cannot be guessed back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
