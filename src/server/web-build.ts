/** Builds the web app when it is missing or older than its sources: by their content, so that a fresh checkout's dates say nothing. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '../../bin/lock.mjs'

/** What the page is made of; all below src. */
const ROOMS = ['web', 'contract', 'domain', join('pairing', 'planners')]

export type WebBuild = 'fresh' | 'built' | 'no_sources' | 'failed'

export async function buildWebIfNeeded(root: string, talk: (text: string) => void): Promise<WebBuild> {
  if (!existsSync(join(root, 'src', 'web', 'vite.config.ts'))) return 'no_sources'
  const home = join(root, '.maridaje')
  const hash = hashOfSources(root)
  if (isBuilt(root, hash)) return 'fresh'
  return withLock(
    join(home, 'web.lock'),
    () => talk('another start is building the page; waiting for it'),
    async () => {
      if (isBuilt(root, hash)) return 'fresh'
      talk('building the page')
      const making = join(root, 'dist', 'web.making')
      const { status, output } = await runVite(root, making)
      if (status !== 0) {
        talk(`the page could not be built:\n${output.trim().split('\n').slice(-15).join('\n')}`)
        return 'failed'
      }
      // Another server may be handing out the old files: they are gone for a moment only.
      rmSync(join(root, 'dist', 'web'), { recursive: true, force: true })
      renameSync(making, join(root, 'dist', 'web'))
      writeFileSync(stampIn(root), hash)
      return 'built'
    },
  )
}

function isBuilt(root: string, hash: string): boolean {
  try {
    return existsSync(join(root, 'dist', 'web', 'index.html')) && readFileSync(stampIn(root), 'utf8') === hash
  } catch {
    return false
  }
}

function hashOfSources(root: string): string {
  const digest = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const room of ROOMS) {
    const folder = join(root, 'src', room)
    if (!existsSync(folder)) continue
    const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
    for (const path of paths) digest.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  }
  return digest.digest('hex')
}

function runVite(root: string, outDir: string): Promise<{ status: number; output: string }> {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const config = join(root, 'src', 'web', 'vite.config.ts')
  const words = [vite, 'build', '--config', config, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += piece
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (code) => resolve({ status: code ?? 1, output }))
  })
}

function stampIn(root: string): string {
  return join(root, '.maridaje', 'web.hash')
}
