/**
 * Versions of data, kept by content: each file once under its hash, a version as a list of names and hashes. What is restored
 * is hashed again, so that a damaged store says so.
 */
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import { describeFile } from '../export.ts'
import { writeWhole } from '../write-whole.ts'

const File = z.object({ path: z.string(), bytes: z.number(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const Version = z.object({
  version: z.string().regex(/^[0-9a-f]{12}$/),
  made_by: z.enum(['clean', 'merge']),
  /** 1 is the oldest */
  number: z.int().positive(),
  kept_at: z.string(),
  files: z.array(File),
})
export type DataVersion = z.infer<typeof Version>

export interface Difference {
  added: string[]
  removed: string[]
  changed: string[]
  same: string[]
}

/** Keeps the files of a folder as a version; one that is kept already is moved to the end of the list. */
export async function keepVersion(
  store: string,
  folder: string,
  files: readonly string[],
  made: Pick<DataVersion, 'version' | 'made_by' | 'kept_at'>,
): Promise<DataVersion> {
  mkdirSync(join(store, 'objects'), { recursive: true })
  mkdirSync(join(store, 'versions'), { recursive: true })
  const described = await Promise.all(files.map((name) => describeFile(folder, name)))
  for (const { path, sha256 } of described) {
    const object = objectOf(store, sha256)
    if (existsSync(object)) continue
    copyFileSync(join(folder, path), `${object}.part`, constants.COPYFILE_FICLONE)
    renameSync(`${object}.part`, object)
  }
  const number =
    1 +
    Math.max(
      0,
      ...listVersions(store)
        .filter(({ version }) => version !== made.version)
        .map((version) => version.number),
    )
  const kept: DataVersion = { ...made, number, files: described }
  writeWhole(join(store, 'versions', `${made.version}.json`), `${JSON.stringify(kept, null, 2)}\n`)
  return kept
}

/** The oldest first. */
export function listVersions(store: string): DataVersion[] {
  const folder = join(store, 'versions')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readVersion(join(folder, name)))
    .sort((a, b) => a.number - b.number || (a.version < b.version ? -1 : 1))
}

/** @param name the first figures of a version, or `last` */
export function findVersion(store: string, name: string): DataVersion {
  const all = listVersions(store)
  const found = name === 'last' ? all.slice(-1) : all.filter(({ version }) => version.startsWith(name))
  if (found.length === 1) return found[0]!
  const known = all.map(({ version }) => version).join(', ')
  throw new MaridajeError(
    'not_found',
    found.length === 0
      ? `There is no data version "${name}"`
      : `"${name}" is the beginning of ${found.length} versions`,
    {
      hint: all.length > 0 ? `Kept are ${known}.` : 'Nothing is kept yet: `maridaje clean` keeps what it made.',
    },
  )
}

export function compareVersions(before: DataVersion, after: DataVersion): Difference {
  const was = new Map(before.files.map(({ path, sha256 }) => [path, sha256]))
  const is = new Map(after.files.map(({ path, sha256 }) => [path, sha256]))
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort()
  return {
    added: paths.filter((path) => !was.has(path)),
    removed: paths.filter((path) => !is.has(path)),
    changed: paths.filter((path) => was.has(path) && is.has(path) && was.get(path) !== is.get(path)),
    same: paths.filter((path) => was.get(path) === is.get(path)),
  }
}

/** Copies a version into a folder, file by file under a name of its own until its hash is seen to be right. */
export async function restoreVersion(store: string, version: DataVersion, folder: string): Promise<void> {
  for (const { path, sha256 } of version.files) {
    const to = join(folder, path)
    mkdirSync(dirname(to), { recursive: true })
    const object = objectOf(store, sha256)
    if (!existsSync(object)) throw damaged(path, 'is not there any more')
    copyFileSync(object, `${to}.part`)
    if ((await hashOf(`${to}.part`)) !== sha256) {
      rmSync(`${to}.part`)
      throw damaged(path, 'is not what was kept')
    }
    renameSync(`${to}.part`, to)
  }
}

/** What a version holds under a name, as text. */
export function readKept(store: string, version: DataVersion, path: string): string | null {
  const file = version.files.find((one) => one.path === path)
  if (!file || !existsSync(objectOf(store, file.sha256))) return null
  return readFileSync(objectOf(store, file.sha256), 'utf8')
}

function objectOf(store: string, sha256: string): string {
  return join(store, 'objects', sha256)
}

function readVersion(path: string): DataVersion {
  const reading = Version.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (reading.success) return reading.data
  throw new MaridajeError('unreadable_file', `${path} is no data version`, { place: { file: path } })
}

async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of createReadStream(path)) digest.update(bytes)
  return digest.digest('hex')
}

function damaged(path: string, what: string): MaridajeError {
  return new MaridajeError('unreadable_file', `The kept file ${path} ${what}`, {
    place: { file: path },
    hint: 'Nothing was replaced by it. Make the version again with `maridaje clean`.',
  })
}
