/** The files of an input: itself, or everything below a folder in the order of the names. Links are not followed. */
import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { LIMITS, tooLarge } from '../documents/limits.ts'

export interface InputFile {
  path: string
  read(): Uint8Array
}

const MAX_FILES = 20_000
const MAX_DEPTH = 20

export function listInputs(input: string): InputFile[] {
  const stats = statsOf(input)
  if (stats.isFile()) return [fileAt(input)]
  if (!stats.isDirectory())
    throw new MaridajeError('unreadable_file', `${input} is neither a file nor a folder`, { place: { file: input } })
  const found: InputFile[] = []
  const step = (folder: string, depth: number): void => {
    if (depth > MAX_DEPTH) return
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) step(path, depth + 1)
      else if (entry.isFile()) found.push(fileAt(path))
      if (found.length > MAX_FILES)
        throw tooLarge(input, `holds more than ${MAX_FILES} files`, 'Bring its folders one by one.')
    }
  }
  step(input, 0)
  if (found.length === 0) throw new MaridajeError('unreadable_file', `${input} is empty`, { place: { file: input } })
  return found
}

function fileAt(path: string): InputFile {
  return {
    path,
    read: () => {
      const { size } = lstatSync(path)
      if (size > LIMITS.bytes)
        throw tooLarge(
          path,
          `has ${size} bytes; at most ${LIMITS.bytes} are read`,
          'Bring a smaller file or single pages.',
        )
      return readFileSync(path)
    },
  }
}

function statsOf(input: string): Stats {
  try {
    return statSync(input)
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${input} does not exist or cannot be opened`, {
      place: { file: input },
      hint: 'An address begins with https://',
      cause,
    })
  }
}
