/** Models of the register as files of this machine: fetched once, checked against their hashes, kept for a start without a database. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { type ModelFile, readModelFiles, sha256 } from '../../storage/model-registry.ts'
import type { Storage } from '../../storage/storage.ts'

/** Files of a model: nothing else is written, whatever the register says. */
const NAMES = ['manifest.json', 'model.safetensors', 'card.md']

/** @returns the folder that `loadModel` reads */
export async function fetchModel(storage: Storage, version: string, shelf: string): Promise<string> {
  if (!/^[a-z0-9.-]+$/.test(version)) throw new MaridajeError('bad_model', `"${version}" is no version`)
  const folder = join(shelf, version)
  const files = await storage.across((db) => readModelFiles(db, version))
  const wanted = files.filter(({ name }) => NAMES.includes(name))
  if (wanted.every((file) => isThere(folder, file))) {
    if (wanted.length > 0) return folder
    throw new MaridajeError('bad_model', `The register holds no files of ${version}`)
  }
  for (const { name, content, sha256: hash } of wanted)
    if (sha256(content) !== hash)
      throw new MaridajeError('bad_model', `${name} of ${version} is not what was registered`)
  const draft = `${folder}.${process.pid}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  for (const { name, content } of wanted) writeFileSync(join(draft, name), content)
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  return folder
}

function isThere(folder: string, { name, sha256: hash }: ModelFile): boolean {
  try {
    return sha256(readFileSync(join(folder, name))) === hash
  } catch {
    return false
  }
}
