import { describe, expect, test } from 'vitest'
import { printWordsOf } from '../../../src/sourcing/documents/print-words.ts'
import { bottleSizeOf } from '../../../src/sourcing/wine-lists/bottle-size.ts'
import { drawPdf } from '../documents/draw-pdf.ts'
import { knowledge, readHere, wines } from '../documents/read-here.ts'

test('a list in columns: headings carried down, glass and bottle by their headers, pisco set apart', async () => {
  const rows: [string, string, string][] = [
    ['Catena Zapata Malbec 2019, Mendoza', '32', '140'],
    ['Luigi Bosca De Sangre Red Blend 2020', '', '185'],
    ['Zuccardi Serie A Bonarda 2.021', '28', '120'],
    ['1895 Colección Queirolo', '', '60'],
  ]
  const at = (text: string, x: number, y: number) => ({ text, x, y, align: 'right' as const })
  const drawn = [
    { text: 'VINOS TINTOS', x: 50, y: 60, size: 18, bold: true },
    at('Copa', 450, 80),
    at('Botella', 540, 80),
    { text: 'ARGENTINA', x: 50, y: 100, size: 13, bold: true },
    ...rows.flatMap(([name, glass, bottle], i) => [
      { text: name, x: 50, y: 122 + i * 18 },
      ...(glass ? [at(glass, 450, 122 + i * 18)] : []),
      at(bottle, 540, 122 + i * 18),
    ]),
    { text: 'PISCOS', x: 50, y: 220, size: 18, bold: true },
    { text: 'Pisco Portón Mosto Verde', x: 50, y: 245 },
    at('280', 540, 245),
  ]
  const reading = await readHere(drawPdf([drawn]), 'vinos.pdf')
  expect(wines(reading)).toMatchObject([
    {
      name: rows[0]?.[0],
      section: 'VINOS TINTOS > ARGENTINA',
      grapes: ['Malbec'],
      vintage: 2019,
      country: 'AR',
      price: 140,
      glass_price: 32,
    },
    { name: rows[1]?.[0], vintage: 2020, price: 185, glass_price: null },
    { name: rows[2]?.[0], grapes: ['Bonarda'], vintage: 2021, price: 120, glass_price: 28, colour: 'red' },
    { name: rows[3]?.[0], vintage: null, price: 60 },
  ])
  expect(reading.unread).toContainEqual({ place: expect.objectContaining({ page: 1 }), why: 'pisco: not a wine' })
})

test('grapes as printed, shares left out, unknown ones among known ones', async () => {
  const text = `CAVAS Y ESPUMOSOS
GRAND TERROIR BRUT. 18-24 meses, 80% meunier, 10%pinot noir, 10% chardonnay   36€
ABADIA VELLA, Albariño, Godello, Blanca Lexina, Treixadura, RIBEIRA SACRA   25€
HUELLA MERSEGUERA, ALTO TURIA   18€
ALTO, 2020 Mencia, Sousona y Caiño. RIBEIRO   18€`
  expect(
    wines(await readHere(text, 'vinos.txt', 'wine')).map(({ grapes, vintage }) => [grapes.join(', '), vintage]),
  ).toEqual([
    ['meunier, pinot noir, chardonnay', null],
    ['Albariño, Godello, Blanca Lexina, Treixadura', null],
    ['MERSEGUERA', null],
    ['Mencia, Sousona, Caiño', 2020],
  ])
})

test('a second line with the facts belongs to the wine above it', async () => {
  const text = `TINTOS
Catena Alta Malbec 2018   S/ 320
Mendoza, Argentina
Don Melchor 2017   S/ 890
Cabernet Sauvignon, Puente Alto, Chile`
  expect(wines(await readHere(text, 'vinos.txt', 'wine'))).toMatchObject([
    { name: 'Catena Alta Malbec 2018', description: 'Mendoza, Argentina', region: 'Mendoza', price: 320 },
    { name: 'Don Melchor 2017', grapes: ['Cabernet Sauvignon'], country: 'CL', price: 890 },
  ])
})

test('glass and bottle in words, sizes, other currencies, beer and water', async () => {
  const text = `VINOS BLANCOS
Intipalka Sauvignon Blanc 2022 ... copa 22 / botella 79
Montes Alpha Chardonnay ½ bot ... S/ 70
Moët & Chandon Impérial 750 cc ... US$ 120

CERVEZAS
Cusqueña Dorada 310 ml ... S/ 12
Agua San Mateo ... S/ 8`
  const reading = await readHere(text, 'vinos.txt', 'wine')
  expect(wines(reading)).toMatchObject([
    { name: 'Intipalka Sauvignon Blanc 2022', price: 79, glass_price: 22, colour: 'white' },
    { name: 'Montes Alpha Chardonnay ½ bot', price: 70, size_ml: 375, currency: 'PEN' },
    { name: 'Moët & Chandon Impérial 750 cc', price: 120, size_ml: 750, currency: 'USD' },
  ])
  expect(reading.unread.map(({ why }) => why)).toEqual(['beer: not a wine', 'beer: not a wine'])
})

test('a price below "por copa" is that of a glass', async () => {
  const text =
    'VINOS POR COPA\nIntipalka Malbec   S/ 24\nTacama Blanco de Blancos   S/ 22\n\nVINOS TINTOS\nCatena Malbec 2019   S/ 140'
  expect(
    wines(await readHere(text, 'vinos.txt', 'wine')).map(({ price, glass_price }) => [price, glass_price]),
  ).toEqual([
    [null, 24],
    [null, 22],
    [140, null],
  ])
})

describe('sizes', () => {
  const print = printWordsOf(knowledge)
  test.each([
    ['Gran Vino x 700 ml', 700],
    ['Brut 750cc', 750],
    ['PRADOREY MAGNUM, 1´5 l. Crianza', 1500],
    ['Blanco 37.5 cl', 375],
    ['Malbec media botella', 375],
    ['Malbec Magnum', 1500],
    ['Malbec 2019, 18 meses', null],
  ])('%s', (line, ml) => {
    expect(bottleSizeOf(line, print)).toBe(ml)
  })
})

test('a surname is no region of another country than the title names', async () => {
  const text =
    'TINTOS\nRIBERA DEL DUERO\nCarmelo Rodero Crianza S/ 140\nProtos Crianza 2019 S/ 150\nURUGUAY\nPueblo del Sol Tannat, Carmelo S/ 120\n'
  expect(wines(await readHere(text, 'vinos.txt'))).toMatchObject([
    { name: 'Carmelo Rodero Crianza', region: 'Ribera del Duero', country: 'ES' },
    { name: 'Protos Crianza 2019', region: 'Ribera del Duero', country: 'ES' },
    { name: 'Pueblo del Sol Tannat, Carmelo', region: 'Carmelo', country: 'UY' },
  ])
})
