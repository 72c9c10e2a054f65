/**
 * A cluster with the tables in it, made once and kept under .maridaje: a test begins with a copy. One for each state of
 * the migrations; older ones are removed.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/config.ts'
import { stopCluster } from '../../src/storage/embedded/cluster.ts'
import { readKeys, writeKeys } from '../../src/storage/embedded/keys.ts'
import { readMigrations } from '../../src/storage/migrate.ts'
import { type Home, migrated, query, scratchHome } from '../storage/scratch.ts'

const FOLDER = join(ROOT, '.maridaje', 'test-clusters')

/** A home of its own, its database made and not yet started, on a port that nobody else was given. */
export async function homeWithTables(): Promise<Home> {
  const kept = await keepCluster()
  const home = scratchHome()
  cpSync(kept, home.folder, { recursive: true })
  writeKeys(home.folder, { ...readKeys(home.folder), port: 0 })
  return home
}

async function keepCluster(): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of readMigrations()) hash.update(migration.hash)
  const name = hash.digest('hex').slice(0, 16)
  const kept = join(FOLDER, name)
  if (existsSync(kept)) return kept
  const home = scratchHome()
  const { keys } = await home.start()
  await migrated(keys)
  // What a test loses with the machine, nobody misses: commits wait for no disk.
  await query(keys, 'postgres', 'alter system set fsync = off')
  await stopCluster(home.folder)
  mkdirSync(FOLDER, { recursive: true })
  for (const other of readdirSync(FOLDER))
    if (!other.startsWith(name)) rmSync(join(FOLDER, other), { recursive: true, force: true })
  const own = `${kept}.${process.pid}`
  cpSync(home.folder, own, { recursive: true })
  await home.remove()
  try {
    renameSync(own, kept)
  } catch (error) {
    // Somebody else was quicker.
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(kept)) throw error
  }
  return kept
}
