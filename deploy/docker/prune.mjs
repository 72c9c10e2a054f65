// After the install: writes the bill of materials (CycloneDX 1.6) of what is there, then deletes what no running program
// reads: type declarations, source maps, tests and documents of packages. Licences stay.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const JUNK_FILE = /\.(d\.[cm]?ts|map|md|markdown|flow|tsbuildinfo)$/i
const KEPT_FILE = /licen[cs]e|notice|copying/i
const JUNK_FOLDER = new Set(['__tests__', 'test', 'tests', 'example', 'examples', 'docs', '.github'])

const components = packagesIn('node_modules').sort((a, b) => a.purl.localeCompare(b.purl))
writeFileSync(
  'sbom.json',
  `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, null, 1)}\n`,
)
prune('node_modules')
process.stdout.write(`${components.length} packages\n`)

function packagesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.name.startsWith('@')) return packagesIn(path)
    const manifest = join(path, 'package.json')
    if (!statSync(manifest, { throwIfNoEntry: false })) return []
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'))
    const inner = join(path, 'node_modules')
    const nested = statSync(inner, { throwIfNoEntry: false }) ? packagesIn(inner) : []
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    const licenses = typeof license === 'string' ? [{ expression: license }] : []
    return [{ type: 'library', name, version, purl, ...(licenses.length > 0 ? { licenses } : {}) }, ...nested]
  })
}

function prune(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      // A folder of this name at the top of a package; deeper ones may be code.
      if (JUNK_FOLDER.has(entry.name) && statSync(join(folder, 'package.json'), { throwIfNoEntry: false }))
        rmSync(path, { recursive: true })
      else prune(path)
    } else if (JUNK_FILE.test(entry.name) && !KEPT_FILE.test(entry.name)) rmSync(path)
  }
}
