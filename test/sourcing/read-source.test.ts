/** Which reader a source goes to, and what it says when nothing is found. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { readSource } from '../../src/sourcing/read-source.ts'
import { knowledge } from '../engine.ts'

const read = (text: string | Uint8Array, name: string, kind?: 'menu' | 'wine') =>
  readSource(Buffer.from(text), { name, knowledge, fetchedAt: '2026-01-01T00:00:00.000Z', ...(kind ? { kind } : {}) })
const names = async (text: string, name: string, kind?: 'menu' | 'wine') =>
  (await read(text, name, kind)).records.map((record) => (record.kind === 'wine' ? record.body.name : record.body.dish))

describe('dispatch by content', () => {
  test.each([
    [
      'a page',
      '<html lang="es"><body><p>Lomo saltado S/ 38</p><p>Seco de res S/ 42</p></body></html>',
      'x.html',
      'any-page',
    ],
    [
      'a page without its name',
      '<!doctype html><html lang="es"><body><p>Lomo saltado S/ 38</p><p>Seco de res S/ 42</p></body></html>',
      'download',
      'any-page',
    ],
    ['rows', '[{"nombre":"Lomo saltado","precio":38},{"nombre":"Seco de res","precio":42}]', 'x', 'rows'],
    [
      'a constant',
      'export const CARTA = [{ nombre: "Lomo saltado", precio: 38 }, { nombre: "Seco de res", precio: 42 }]',
      'carta.txt',
      'rows',
    ],
    ['plain text', 'Fondos\nLomo saltado    S/ 38\nSeco de res    S/ 42\n', 'carta.txt', 'document:text'],
    [
      'a table',
      'seccion;plato;precio\nFondos;Lomo saltado;38\nFondos;Seco de res;42\n',
      'carta.csv',
      expect.stringMatching(/^document:|^table/),
    ],
  ])('%s', async (_, text, name, connector) => {
    const { records } = await read(text, name)
    expect(records.map((record) => record.connector)).toEqual([connector, connector])
    expect(await names(text, name)).toEqual(['Lomo saltado', 'Seco de res'])
  })

  test('what was asked for wins over what it looks like', async () => {
    const { records } = await read('[{"nombre":"Malbec","precio":38},{"nombre":"Syrah","precio":42}]', 'x.json', 'menu')
    expect(records.map(({ kind }) => kind)).toEqual(['menu', 'menu'])
  })

  test('an article that advises is read to statements, asked for or not', async () => {
    const article = [
      '# Vino y comida\n',
      'Con un ceviche de pescado lo mejor es siempre un Sauvignon Blanc bien frío, por su acidez viva y cítrica.',
      'El lomo saltado pide en cambio un Malbec joven de Mendoza, que no se asusta del sillao ni del ají amarillo.',
      'Para el chocolate amargo recomiendo sin dudar un Oporto, que tiene el dulzor y la fuerza que el postre pide.',
      'Con las ostras frescas va de maravilla un Chablis sin madera, que recuerda a la sal y a la piedra mojada.',
    ].join('\n\n')
    const { records } = await read(article, 'articulo.md')
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(['sommelier']))
    expect(records.length).toBeGreaterThan(2)
  })

  test('records of one source never share an id', async () => {
    const twice = JSON.stringify({
      log: {
        entries: [1, 2].map(() => ({
          request: { url: 'https://casa.example/' },
          response: {
            content: {
              mimeType: 'application/json',
              text: '[{"nombre":"Lomo","precio":38},{"nombre":"Seco","precio":42}]',
            },
          },
        })),
      },
    })
    const { records } = await read(twice, 'x.har')
    expect(records).toHaveLength(4)
    expect(new Set(records.map(({ record_id: id }) => id)).size).toBe(4)
  })
})

describe('nothing found', () => {
  test.each([
    ['settings', '{"theme":{"dark":true},"user":{"name":"Ana"}}', 'x.json', /nothing in it has a name and a price/],
    ['a page of pictures', '<html><body><h1>Bienvenidos</h1><img src="/img/carta1.jpg"></body></html>', 'x.html', /./],
    ['nothing at all', '', 'x.html', /empty|no text/i],
  ])('%s', async (_, text, name, message) => {
    await expect(read(text, name)).rejects.toMatchObject({
      name: 'MaridajeError',
      message: expect.stringMatching(message),
    })
  })

  test('a page that leads to the list says where', async () => {
    const page =
      '<html lang="es"><body><h1>Bienvenidos</h1><p>Le esperamos todos los días.</p><a href="/docs/carta-2024.pdf">Carta</a></body></html>'
    await expect(read(page, 'x.html')).rejects.toMatchObject({ hint: expect.stringContaining('/docs/carta-2024.pdf') })
  })
})

const SAMPLES = join(ROOT, '..', 'shared', 'samples')

describe.skipIf(!existsSync(SAMPLES))('real pages', () => {
  test.each([
    ['restaurant_html/puertomangle_constants.ts', 92],
    ['wine_sites/royalhideaway_wines.json', 172],
    ['wine_sites/vivino_peer.html', 20],
    ['shop_json/vtex_plazavea_mcp.json', 3],
    ['shop_json/comprafacil_wong.json', 68],
    ['shop_html/salla_product.html', 1],
    ['shop_html/extruct_product_itemref.html', 1],
  ])('%s gives %d', async (path, count) => {
    const { records } = await read(readFileSync(join(SAMPLES, path)), path)
    expect(records).toHaveLength(count)
  })

  test.each(['restaurant_html/allinmikuy_index.html', 'shop_html/plazavea_legacy_page.html'])(
    '%s holds no list',
    async (path) => {
      await expect(read(readFileSync(join(SAMPLES, path)), path)).rejects.toMatchObject({ name: 'MaridajeError' })
    },
  )
})
