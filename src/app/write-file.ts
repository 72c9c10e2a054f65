/** Writes what a person asked for; a path that cannot be written is said as such. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { unwritable } from '../errors.ts'

export function writeFileTo(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}
