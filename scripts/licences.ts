/** Every installed package is under a permissive licence, or NOTICE names it: `bin/maridaje-run node scripts/licences.ts`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PERMISSIVE = /^\(?(?:MIT|MIT-0|0BSD|ISC|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0)(?: OR .+)?$/

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
})

interface Installed {
  name: string
  version: string
  licence: string
}

const notice = readFileSync(join(ROOT, 'NOTICE'), 'utf8')
const named = new Set(notice.match(/@?[a-z0-9][\w./@*-]*/g))
const packages = installedIn(join(ROOT, 'node_modules'))
const others = packages.filter(({ licence }) => !PERMISSIVE.test(licence))
for (const { name, version, licence } of others)
  process.stdout.write(`${isNamed(name) ? 'named   ' : 'MISSING '} ${name} ${version}  ${licence}\n`)
process.stdout.write(`${packages.length} packages, ${packages.length - others.length} permissive\n`)
process.exitCode = others.every(({ name }) => isNamed(name)) ? 0 : 1

/** A package that a platform adds is named by the one it belongs to. */
function isNamed(name: string): boolean {
  return named.has(name) || [...named].some((known) => known.length > 3 && name.startsWith(`${known}-`))
}

function installedIn(folder: string): Installed[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      const inner = join(folder, name)
      return name.startsWith('@')
        ? installedIn(inner)
        : [...readPackage(inner), ...installedIn(join(inner, 'node_modules'))]
    })
}

function readPackage(folder: string): Installed[] {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return []
  const reading = Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!reading.success) return []
  const { name, version, license } = reading.data
  return [{ name, version, licence: typeof license === 'string' ? license : (license?.type ?? 'unknown') }]
}
