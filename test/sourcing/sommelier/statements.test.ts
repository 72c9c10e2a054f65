import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourcedRecord } from '../../../src/contract/records.ts'
import { readSource } from '../../../src/sourcing/read-source.ts'
import { drawPdf } from '../documents/draw-pdf.ts'
import { bodies, knowledge, read } from './read-here.ts'

describe('styles', () => {
  for (const [text, styleClass] of [
    ['tintos tánicos', 'red_full'],
    ['tintos ligeros', 'red_light'],
    ['tintos', 'red_any'],
    ['vino tinto', 'red_any'],
    ['un tinto de cuerpo medio', 'red_medium'],
    ['blancos ligeros', 'white_light_crisp'],
    ['blancos con barrica', 'white_full_oaked'],
    ['blancos aromáticos', 'white_aromatic'],
    ['vino blanco', 'white_any'],
    ['espumantes', 'sparkling'],
    ['vinos dulces', 'sweet'],
    ['un rosado seco', 'rose'],
    ['vinos generosos', 'fortified'],
    ['big tannic reds', 'red_full'],
    ['light reds', 'red_light'],
    ['crisp whites', 'white_light_crisp'],
    ['white wine', 'white_any'],
    ['sparkling wine', 'sparkling'],
    ['dessert wines', 'sweet'],
    ['fortified wines', 'fortified'],
    ['orange wine', 'orange'],
  ] as const)
    test(`${text} → ${styleClass}`, async () => {
      expect((await bodies(`Lomo saltado → ${text}`)).map((body) => body.style_class)).toEqual([styleClass])
    })

  test('grape, style and place are mapped', async () => {
    const [body] = await bodies('Lomo saltado → Malbec de Mendoza')
    expect(body).toMatchObject({ grape: 'malbec', region: 'mendoza', recommendation: 'Malbec de Mendoza', polarity: 1 })
  })
})

describe('how firmly', () => {
  test('reserve lowers the strength', async () => {
    const [firm] = await bodies('El Malbec marida con el lomo saltado.')
    const [soft] = await bodies('El Malbec podría maridar con el lomo saltado.')
    expect(soft?.strength).toBeLessThan(firm?.strength ?? 0)
  })
  test('what stands in the heading is less sure than what stands beside', async () => {
    const [beside] = await read('Ceviche → Albariño')
    const [above] = await read('## Ceviche\n\nNada mejor que un Albariño.')
    expect(above?.confidence).toBeLessThan(beside?.confidence ?? 0)
    expect(above?.doubts.map(({ code }) => code)).toContain('topic')
  })
  test('a dish that nobody knows is a doubt', async () => {
    const [record] = await read('Zorglub brumoso → Malbec')
    expect(record?.doubts.map(({ code }) => code)).toContain('unknown_dish')
    expect(record?.confidence).toBeLessThan(0.7)
  })
})

describe('who says it', () => {
  test('the person beside the trade', async () => {
    const [body] = await bodies('La sommelier Lucía Ramos recomienda un Riesling para el rocoto relleno.')
    expect(body?.sommelier).toBe('Lucía Ramos')
  })
  test('"says" and a name', async () => {
    const [body] = await bodies('"With ceviche I always pour Albariño," says Laura Finch.')
    expect(body?.sommelier).toBe('Laura Finch')
  })
  test('the byline, the front matter, the head of the page, else the site', async () => {
    expect((await bodies('# Vinos y mar\n\nPor María Pérez\n\nCeviche → Albariño'))[0]?.sommelier).toBe('María Pérez')
    expect((await bodies('---\ntitle: x\nauthor: "Ana Gil"\n---\nCeviche → Albariño'))[0]?.sommelier).toBe('Ana Gil')
    const page = '<html><head><meta name="author" content="Jo Day"></head><body><p>Ceviche → Albariño</p></body></html>'
    expect((await bodies(page, 'https://www.example.com/a'))[0]?.sommelier).toBe('Jo Day')
    expect((await bodies('Ceviche → Albariño', 'https://www.example.com/a'))[0]?.sommelier).toBe('example.com')
  })
})

describe('pages', () => {
  const page = `<!doctype html><html lang="en"><head><title>Sushi and Tannat</title><style>p{}</style></head><body>
<nav><ul><li>Steak: Malbec</li></ul></nav>
<article><h1>What to drink with Peruvian food</h1><p>Ceviche &amp; <b>Sauvignon&nbsp;Blanc</b> are a perfect match, and this paragraph is long enough to be an article of its own, as they all are, with one thought behind the other.</p>
<h2>Lomo saltado</h2><ul><li>Carm&eacute;n&egrave;re</li><li>Malbec</li></ul>
<table><tr><th>Dish</th><th>Wine</th></tr><tr><td>Paella</td><td>Albari&ntilde;o</td></tr></table>
<script>var x = 'Pizza → Chianti'</script></article><footer><p>Burger → Zinfandel</p></footer></body></html>`
  test('the article is read: paragraphs, lists under headings, tables', async () => {
    const said = (await bodies(page, 'page.html')).map(({ dish, grape }) => `${dish} ${grape}`)
    expect(said).toEqual([
      'Ceviche sauvignon-blanc',
      'Lomo saltado carmenere',
      'Lomo saltado malbec',
      'Paella albarino',
    ])
  })
  test('spans point into the source of the page', async () => {
    for (const { body } of await read(page, 'page.html')) {
      const quote = page.slice(body.quote_start, body.quote_end)
      expect(quote).toMatch(/Sauvignon|Carm|Malbec|Albari/)
    }
    expect(page.slice(...spanOf(await bodies(page, 'page.html')))).toMatch(
      /^Ceviche &amp; <b>Sauvignon&nbsp;Blanc<\/b>/,
    )
  })
  function spanOf(all: { quote_start: number; quote_end: number }[]): [number, number] {
    return [all[0]?.quote_start ?? 0, all[0]?.quote_end ?? 0]
  }
})

test('a PDF is read', async () => {
  const lines = [
    'Maridajes de la casa',
    'El lomo saltado va muy bien con un Malbec de',
    'Mendoza o con un Syrah del Maipo.',
    'Evita los tintos con cuerpo con el ceviche.',
  ]
  const pdf = drawPdf([lines.map((text, i) => ({ text, x: 60, y: 60 + i * 16, size: i === 0 ? 20 : 11 }))])
  const said = (await bodies(pdf, 'carta.pdf')).map(
    ({ dish, grape, style_class, polarity }) => `${dish} ${grape ?? style_class} ${polarity}`,
  )
  expect(said).toEqual(['lomo saltado malbec 1', 'lomo saltado syrah 1', 'ceviche red_full -1'])
})

test('readSource takes texts, and says where nothing was found', async () => {
  const options = { name: 'a.md', kind: 'sommelier' as const, knowledge, fetchedAt: '2026-01-01T00:00:00Z' }
  const reading = await readSource(Buffer.from('Ceviche → Albariño\n\nLos taninos cortan la grasa.'), options)
  expect(reading.records).toHaveLength(1)
  expect(SourcedRecord.safeParse(reading.records[0]).success).toBe(true)
  expect((await readSource(Buffer.from('Nada de vinos.'), options)).hints[0]).toMatch(/no sentence/)
})

test('the same text gives the same records, each with its own id', async () => {
  const text = 'Ceviche → Albariño, Sauvignon Blanc\nLomo saltado → Malbec'
  expect(await read(text)).toEqual(await read(text))
  const ids = (await read(text)).map(({ record_id: id }) => id)
  expect(new Set(ids).size).toBe(3)
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...'ceviche|lomo saltado|Malbec|Sauvignon Blanc|tintos|un|con|no|evita|para|→|:|;|,|.|?|¿|(|)|"|\n|\n\n|# |- || a | b ||**|_|<b>|</p>|<td>|&amp;|&#x1F377;|🍷|é|pero|salvo|si|aunque|muchos|not|never|pair|with|except|the|red|=1+1|@SUM(A1)|\u202e|\u0000'.split(
      '|',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
  )
  test('never throws; spans lie inside, quote what they say; records are valid', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('a.md', 'a.html', 'a.txt'), async (input, name) => {
        for (const record of await read(input, name)) {
          const { body } = record
          expect(SourcedRecord.safeParse(record).success).toBe(true)
          expect(body.quote_start).toBeLessThan(body.quote_end)
          expect(body.quote_end).toBeLessThanOrEqual(input.length)
          if (name !== 'a.html' && !/<|\[/.test(input)) {
            const quote = input.slice(body.quote_start, body.quote_end)
            const plain = (said: string) => said.replace(/[^\p{L}\p{N}]/gu, '')
            expect(plain(quote)).toBe(plain(record.position.text))
          }
        }
      }),
      { numRuns: 150 },
    )
  })
  test('a text of one endless line, or of many marks, comes to an end', async () => {
    for (const input of [
      'a '.repeat(60_000),
      'Malbec con lomo saltado '.repeat(4_000),
      '<b>'.repeat(30_000),
      '| '.repeat(20_000),
      '# '.repeat(20_000),
      '**'.repeat(30_000),
      '['.repeat(30_000),
    ])
      for (const name of ['a.md', 'a.html']) expect(Array.isArray(await read(input, name))).toBe(true)
  }, 60_000)
})
