/** Addresses, files and folders to the files of CONTRACTS K, in process. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type SourceRequest, source } from '../../../src/app/source.ts'
import { SourcedRecord } from '../../../src/contract/records.ts'
import { revealCell } from '../../../src/sourcing/raw/formula-cells.ts'
import { knowledge } from '../../engine.ts'
import { type Site, startSite, testClock } from '../fetching/site.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'maridaje-source-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function run(request: Partial<SourceRequest> & Pick<SourceRequest, 'inputs' | 'out'>, site?: Site, keys = {}) {
  return source(
    { kind: null, resume: false, ...request },
    {
      knowledge,
      now: () => 1_750_000_000_000,
      guest: { version: '0', contact: undefined },
      fetching: {
        clock: testClock(),
        ...(site ? { allow: { address: (ip: string) => ip === '127.0.0.1', ports: [site.port] } } : {}),
      },
      keys,
      talk: () => {},
    },
  )
}

const item = (name: string, price: string) =>
  `<div class="item"><h3>${name}</h3><span class="price">${price}</span></div>`
const page = (...items: string[]) => `<html lang="es"><body><h2>Fondos</h2>${items.join('')}</body></html>`
const linesOf = (out: string, name: string) => readFileSync(join(out, name), 'utf8').split('\n').filter(Boolean)

describe('files', () => {
  test('a folder becomes records, tables and a manifest in which nothing is lost', async () => {
    const out = folder()
    const files = folder()
    mkdirSync(join(files, 'sub'))
    writeFileSync(join(files, 'carta.html'), page(item('Lomo saltado', 'S/ 38'), item('Seco de res', 'S/ 42')))
    writeFileSync(
      join(files, 'sub', 'vinos.json'),
      JSON.stringify([
        { vino: 'Finca Serena Malbec 2020', bodega: 'Finca Serena', precio: 'S/ 110' },
        { vino: 'Casa Alta Syrah', bodega: 'Casa Alta', precio: 'S/ 95' },
      ]),
    )
    const { manifest, empty } = await run({ inputs: [files], out })
    expect(empty).toEqual([])
    expect(manifest.counts).toEqual({ read: 4, kept: 4, rejected: 0, menu: 2, wine: 2, sommelier: 0 })
    const records = linesOf(out, 'records.jsonl').map((line) => SourcedRecord.parse(JSON.parse(line)))
    expect(new Set(records.map(({ record_id: id }) => id)).size).toBe(4)
    const [header, ...rows] = Papa.parse<string[]>(readFileSync(join(out, 'restaurant_menus.csv'), 'utf8').trim()).data
    expect(header?.slice(0, 10)).toEqual([
      'record_id',
      'restaurant',
      'section',
      'dish',
      'description',
      'price',
      'currency',
      'lang',
      'marks',
      'source',
    ])
    expect(rows.map((row) => row[3])).toEqual(['Lomo saltado', 'Seco de res'])
    expect(JSON.parse(readFileSync(join(out, 'wine_data.json'), 'utf8'))).toMatchObject([
      { name: 'Finca Serena Malbec 2020', grapes: ['Malbec'], vintage: 2020, price: 110, currency: 'PEN' },
      { name: 'Casa Alta Syrah' },
    ])
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toEqual(manifest)
  })

  test('formulas in names are neutralised in the tables and stay as they are in the records', async () => {
    const out = folder()
    const file = join(folder(), 'carta.html')
    const evil = '=HYPERLINK("http://evil.example";"Ceviche")'
    writeFileSync(file, page(item(evil.replaceAll('"', '&quot;'), 'S/ 30'), item('@SUM(A1:A9) Lomo', 'S/ 20')))
    await run({ inputs: [file], out })
    const rows = Papa.parse<string[]>(readFileSync(join(out, 'restaurant_menus.csv'), 'utf8')).data.slice(1, 3)
    expect(rows.map((row) => row[3])).toEqual([`'${evil}`, "'@SUM(A1:A9) Lomo"])
    expect(rows.map((row) => revealCell(row[3] ?? ''))).toEqual(
      linesOf(out, 'records.jsonl').map((line) => JSON.parse(line).body.dish),
    )
  })

  test('scripts of a page are never run', async () => {
    const out = folder()
    const file = join(folder(), 'carta.html')
    writeFileSync(
      file,
      `<html><body><script>globalThis.wasRun = true; document.body.innerHTML = ''</script><img src=x onerror="globalThis.wasRun = true">${page(item('Lomo', 'S/ 38'), item('Seco', 'S/ 42'))}</body></html>`,
    )
    await run({ inputs: [file], out })
    expect('wasRun' in globalThis).toBe(false)
    expect(linesOf(out, 'records.jsonl')).toHaveLength(2)
  })

  test('saved pages that are still compressed, recordings and cassettes are opened', async () => {
    const files = folder()
    const html = page(item('Lomo saltado', 'S/ 38'), item('Seco de res', 'S/ 42'))
    writeFileSync(join(files, 'a.html'), gzipSync(html))
    writeFileSync(
      join(files, 'b.har'),
      JSON.stringify({
        log: {
          version: '1.2',
          entries: [
            {
              request: { url: 'https://casa.example/carta' },
              response: {
                content: { mimeType: 'text/html', encoding: 'base64', text: Buffer.from(html).toString('base64') },
              },
            },
            {
              request: { url: 'https://casa.example/x.png' },
              response: { content: { mimeType: 'image/png', text: 'x' } },
            },
          ],
        },
      }),
    )
    writeFileSync(
      join(files, 'c.yaml'),
      `interactions:\n- request: {method: GET, uri: 'https://casa.example/carta'}\n  response:\n    body: {string: !!binary ${gzipSync(html).toString('base64')}}\n    headers: {Content-Encoding: [gzip]}\n    status: {code: 200}\nversion: 1\n`,
    )
    for (const name of ['a.html', 'b.har', 'c.yaml']) {
      const out = folder()
      const { manifest } = await run({ inputs: [join(files, name)], out })
      expect([name, manifest.counts.menu]).toEqual([name, 2])
    }
  })

  test('a bomb, a broken file and a page without a list say so and give nothing', async () => {
    const files = folder()
    writeFileSync(join(files, 'bomb.html'), gzipSync(Buffer.alloc(60_000_000)))
    writeFileSync(join(files, 'broken.html'), Buffer.concat([gzipSync('carta').subarray(0, 12), Buffer.from('xx')]))
    writeFileSync(
      join(files, 'photo.html'),
      '<html><body><h1>Bienvenidos</h1><p>Somos una familia.</p><img src="carta1.jpg"><a href="/docs/carta.pdf">Carta</a></body></html>',
    )
    writeFileSync(join(files, 'state.json'), '{"settings":{"theme":"dark"},"user":{"name":"Ana"}}')
    const { manifest, empty } = await run({
      inputs: ['bomb', 'broken', 'photo'].map((name) => join(files, `${name}.html`)).concat(join(files, 'state.json')),
      out: folder(),
    })
    expect(empty).toHaveLength(4)
    expect(manifest.sources.map(({ error }) => error)).toEqual([
      expect.stringMatching(/inflates/),
      expect.stringMatching(/damaged/),
      expect.any(String),
      expect.stringMatching(/nothing in it has a name and a price/),
    ])
    expect(manifest.sources[2]?.hints.join()).toContain('/docs/carta.pdf')
  })

  test('what does not exist is named', async () => {
    await expect(run({ inputs: [join(folder(), 'nada.html')], out: folder() })).rejects.toMatchObject({
      code: 'unreadable_file',
    })
  })
})

test('one source of several that is not there does not stop the others', async () => {
  const file = join(folder(), 'carta.html')
  writeFileSync(file, page(item('Lomo', 'S/ 38'), item('Seco', 'S/ 42')))
  const { manifest, empty } = await run({ inputs: ['nada.html', file], out: folder() })
  expect(manifest.counts.menu).toBe(2)
  expect(empty).toEqual(['nada.html'])
})

describe('sites', () => {
  test('a list is followed page by page, once each', async () => {
    const product = (id: number) => ({
      id,
      title: `Vino ${id} Malbec`,
      handle: `v${id}`,
      vendor: 'Casa',
      product_type: 'Tinto',
      variants: [{ id, title: 'Default Title', price: '50.00', available: true }],
    })
    const site = await startSite({
      '/products.json': (request, response) => {
        const number = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1)
        response.end(
          JSON.stringify({
            products:
              number === 1 ? Array.from({ length: 250 }, (_, i) => product(i)) : number === 2 ? [product(300)] : [],
          }),
        )
      },
    })
    const { manifest } = await run({ inputs: [`${site.origin}/products.json`], out: folder() }, site)
    expect(manifest.counts.wine).toBe(251)
    expect(site.asked).toEqual(['/robots.txt', '/products.json?limit=250', '/products.json?limit=250&page=2'])
  })

  test('a second run asks only whether the page changed', async () => {
    const site = await startSite({
      '/carta': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
        else
          response
            .writeHead(200, { etag: '"1"', 'content-type': 'text/html' })
            .end(page(item('Lomo', 'S/ 38'), item('Seco', 'S/ 42')))
      },
    })
    const out = folder()
    const first = await run({ inputs: [`${site.origin}/carta`], out }, site)
    const second = await run({ inputs: [`${site.origin}/carta`], out }, site)
    expect(second.manifest.counts).toEqual(first.manifest.counts)
    expect(second.manifest.version).toBe(first.manifest.version)
  })

  test.each([
    ['https://www.vivino.com/search/wines?q=x', /terms forbid/],
    ['https://www.guildsomm.com/x', /MARIDAJE_GUILDSOMM_COOKIE/],
    ['https://www.winespectator.com/x', /MARIDAJE_WINESPECTATOR_COOKIE/],
    ['http://169.254.169.254/latest/meta-data/', /linkLocal/],
    ['http://127.0.0.1/', /loopback/],
    ['http://localhost:8080/carta', /inside\. Save the page and give the file/],
    ['file:///etc/passwd', /not fetched/],
    ['ftp://example.com/carta', /not fetched/],
  ])('%s is not fetched, and says why', async (address, why) => {
    const { manifest, empty } = await run({ inputs: [address], out: folder() })
    expect(empty).toEqual([address])
    expect(manifest.sources[0]?.error).toMatch(why)
  })

  test('resuming with other sources is refused', async () => {
    const out = folder()
    const file = join(folder(), 'carta.html')
    writeFileSync(file, page(item('Lomo', 'S/ 38'), item('Seco', 'S/ 42')))
    await run({ inputs: [file], out })
    await expect(run({ inputs: [file, 'otra'], out, resume: true })).rejects.toMatchObject({ code: 'usage' })
  })

  test('stopped half way it goes on where it was', async () => {
    const site = await startSite({
      '/a': page(item('Lomo', 'S/ 38'), item('Seco', 'S/ 42')),
      '/b': page(item('Causa', 'S/ 20'), item('Ocopa', 'S/ 22')),
    })
    const out = folder()
    const inputs = [`${site.origin}/a`, `${site.origin}/b`]
    const cancel = new AbortController()
    const around = {
      knowledge,
      now: () => 0,
      guest: { version: '0', contact: undefined },
      fetching: { clock: testClock(), allow: { address: (ip: string) => ip === '127.0.0.1', ports: [site.port] } },
      keys: {},
      talk: () => {},
    }
    const stopped = source(
      { inputs, out, kind: null, resume: false },
      { ...around, signal: cancel.signal, announce: (point) => point === 'read' && cancel.abort(new Error('stopped')) },
    )
    await expect(stopped).rejects.toThrow('stopped')
    const { manifest } = await source({ inputs, out, kind: null, resume: true }, around)
    expect(manifest.counts.menu).toBe(4)
    expect(site.asked.filter((path) => path === '/a')).toHaveLength(1)
  })
})
