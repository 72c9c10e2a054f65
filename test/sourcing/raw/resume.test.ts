import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POINTS } from '../../../src/sourcing/raw/announce.ts'
import { type Site, startSite } from '../fetching/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-resume-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dish = (name: string, price: number) =>
  `<div class="item"><h3>${name}</h3><span class="price">S/ ${price}</span></div>`
const carta = `<html lang="es"><body><h2>Ceviches</h2>${dish('Ceviche clásico', 35)}${dish('Ceviche mixto', 42)}</body></html>`
const vinos = `<html lang="es"><body><h2>Vinos tintos</h2>${dish('Finca Serena Malbec 2020', 110)}${dish('Casa Alta Syrah', 95)}</body></html>`

let calm: Record<string, string>
const file = join(folder, 'pisco.csv')
writeFileSync(file, 'seccion;plato;precio\nPostres;Picarones;18\nPostres;Mazamorra;14\n')

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

async function openSite(): Promise<Site & { inputs: string[] }> {
  const site = await startSite(
    { '/robots.txt': 'User-agent: *\nDisallow: /no', '/carta': carta, '/vinos': vinos },
    (close) => closers.push(close),
  )
  return { ...site, inputs: [`${site.origin}/carta`, `${site.origin}/no`, file, `${site.origin}/vinos`] }
}

/** The signal that ended it, or null. */
function run(out: string, site: Site & { inputs: string[] }, point = 'none', times = 1): Promise<string | null> {
  const script = join(import.meta.dirname, 'killed-run.ts')
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [script, out, String(site.port), point, String(times), ...site.inputs],
      (error, _, stderr) => {
        if (error && !error.signal) fail(new Error(stderr))
        else done(error?.signal ?? null)
      },
    )
  })
}

/** What the run leaves for others; addresses without the port of this test's server. */
function exported(out: string, { port }: Site): Record<string, string> {
  const names = readdirSync(out).filter((name) => statSync(join(out, name)).isFile() && name !== 'journal.jsonl')
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(out, name), 'utf8').replaceAll(`:${port}/`, ':1/')]),
  )
}

function rows({ 'records.jsonl': records = '' }: Record<string, string>) {
  return records
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('a run that is killed', () => {
  beforeAll(async () => {
    // The ids and hashes hold the address: one server for all, so that they can be compared byte for byte.
    shared = await openSite()
    expect(await run(join(folder, 'calm'), shared)).toBeNull()
    calm = exported(join(folder, 'calm'), shared)
  })
  let shared: Site & { inputs: string[] }

  test('undisturbed it reads all it may', () => {
    expect(rows(calm).map(({ body }) => body.dish ?? body.name)).toEqual([
      'Ceviche clásico',
      'Ceviche mixto',
      'Picarones',
      'Mazamorra',
      'Finca Serena Malbec 2020',
      'Casa Alta Syrah',
    ])
    expect(JSON.parse(calm['manifest.json'] ?? '').sources[1]).toMatchObject({
      records: 0,
      error: expect.stringContaining('robots.txt'),
    })
  })

  test.each(POINTS.map((point) => [point, point === 'finished' ? 1 : 2] as const))(
    'at "%s" (time %d) and started again gives the same, and asks for no page twice',
    async (point, times) => {
      const out = join(folder, `killed-${point}`)
      shared.asked.length = 0
      expect(await run(out, shared, point, times)).toBe('SIGKILL')
      expect(await run(out, shared)).toBeNull()
      expect(exported(out, shared)).toEqual(calm)
      const pages = shared.asked.filter((path) => path !== '/robots.txt')
      expect(pages.sort()).toEqual(['/carta', '/vinos'])
    },
  )
})
