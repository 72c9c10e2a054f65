import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const carta = join(folder, 'carta.html')
writeFileSync(
  carta,
  '<html lang="es"><body><h2>Fondos</h2><ul><li>Lomo saltado ..... S/ 38</li><li>Ají de gallina ..... S/ 32</li></ul></body></html>',
)
const nada = join(folder, 'nada.html')
writeFileSync(nada, '<html lang="es"><body><h1>Bienvenidos</h1><p>Le esperamos.</p></body></html>')

/** What a command says: its exit status, stdout, stderr. */
async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  try {
    return { status: await main(words), ...said }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

test('a page becomes records, data on stdout and talk on stderr', async () => {
  const { status, out, err } = await run('source', carta, '--out', join(folder, 'a'))
  expect(status).toBe(0)
  expect(out).toContain('2 kept + 0 rejected = 2 read')
  expect(err).toContain('carta.html: 2 read')
  expect(readFileSync(join(folder, 'a', 'restaurant_menus.csv'), 'utf8')).toContain('Lomo saltado')
})

test('--json answers for every source', async () => {
  const { status, out } = await run('source', carta, nada, '--out', join(folder, 'b'), '--json', '--quiet')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { source: carta, records: 2, error: null },
    { source: nada, records: 0, error: expect.any(String) },
    { counts: { kept: 2 }, empty: [nada] },
  ])
  expect(status).toBe(1)
})

test.each([
  ['--out is missing', ['source', carta], 2],
  ['URL|FILE|DIR is missing', ['source', '--out', join(folder, 'c')], 2],
  ['--kind is one of', ['source', carta, '--out', join(folder, 'c'), '--kind', 'soup'], 2],
  ['does not exist', ['source', join(folder, 'none.html'), '--out', join(folder, 'c')], 4],
])('%s', async (message, words, status) => {
  const said = await run(...words)
  expect(said.status).toBe(status)
  expect(said.err).toContain(message)
})
