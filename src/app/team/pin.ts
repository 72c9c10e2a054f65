/** PINs are short: they are kept as scrypt hashes, and tries are counted. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const SALT_BYTES = 16
const KEY_BYTES = 32

/** So many wrong ones in a row are forgiven. */
const FREE_TRIES = 5
const FIRST_LOCK_MS = 60_000
const LONGEST_LOCK_MS = 24 * 3_600_000

export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return `scrypt$${salt.toString('base64url')}$${(await derive(pin, salt)).toString('base64url')}`
}

export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, salt = '', kept = ''] = hash.split('$')
  const expected = Buffer.from(kept, 'base64url')
  const given = await derive(pin, Buffer.from(salt, 'base64url'))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** How long after this many wrong ones in a row: a minute, two, four … a day. 0 for none. */
export function lockMs(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_TRIES), LONGEST_LOCK_MS)
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
