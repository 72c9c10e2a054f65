/** A file is there as a whole or not at all: written beside its place, then moved. */
import { renameSync, writeFileSync } from 'node:fs'

export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}
