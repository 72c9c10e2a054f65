import { describe, expect, test } from 'vitest'
import { AS_SHOWN, CARTA, DESCRIPTIONS, halfALineOff, inTheMiddle, inTwoColumns, overPages } from './carta.ts'
import { drawPdf } from './draw-pdf.ts'
import { dishes, readHere, shown } from './read-here.ts'

const text = (line: (name: string, price: number, description: string) => string) =>
  CARTA.map(
    ({ title, items }) =>
      `${title}\n${items.map(({ name, price, description }) => line(name, price, description)).join('\n')}`,
  ).join('\n\n')

const LAYOUTS: Record<string, () => string | Uint8Array> = {
  'a PDF in two columns': () => drawPdf([inTwoColumns()]),
  'a PDF in the middle, price last': () => drawPdf([inTheMiddle()]),
  'a PDF with prices half a line off': () => drawPdf([halfALineOff()]),
  'text with the price on the next line': () =>
    text((name, price, more) => `${name}\n${more ? `${more}\n` : ''}S/ ${price}`),
  'text with bare prices at the end': () => text((name, price, more) => `${name} ${price}${more ? `\n${more}` : ''}`),
  'a message with stars and bullets': () =>
    text((name, price, more) => `• *${name}* - S/${price}.00${more ? `\n   _${more}_` : ''}`),
  'prices first': () => text((name, price, more) => `S/ ${price} - ${name}${more ? `\n${more}` : ''}`),
  'the visible text of a page': () =>
    `<!doctype html><html><head><script>var lomo = "Lomo 99.00"</script><style>p{color:red}</style></head><body>${CARTA.map(
      ({ title, items }) =>
        `<h2>${title}</h2><ul>${items.map(({ name, price, description }) => `<li><b>${name}</b> <i>S/ ${price}</i><p>${description}</p></li>`).join('')}</ul>`,
    ).join('')}<p hidden>Trampa S/ 1</p></body></html>`,
}

describe.each(Object.entries(LAYOUTS))('%s', (_, draw) => {
  test('gives every dish with section, description and price', async () => {
    const reading = await readHere(draw(), 'carta', 'menu')
    expect(shown(reading).sort()).toEqual([...AS_SHOWN].sort())
    expect(
      dishes(reading)
        .map(({ description }) => description)
        .sort(),
    ).toEqual([...DESCRIPTIONS].sort())
  })
})

test('two columns of names and bare prices on common base lines stay apart', async () => {
  const drawn = CARTA.slice(0, 2).flatMap(({ title, items }, column) => {
    const [left, right] = column === 0 ? [50, 275] : [320, 550]
    return [
      { text: title, x: left, y: 80 },
      ...items.flatMap(({ name, price }, i) => [
        { text: name, x: left, y: 100 + i * 18 },
        { text: `${price}`, x: right, y: 100 + i * 18, align: 'right' as const },
      ]),
    ]
  })
  expect(shown(await readHere(drawPdf([drawn]), 'carta.pdf'))).toEqual(AS_SHOWN.slice(0, 8))
})

test('what every page repeats is no dish, and is listed', async () => {
  const reading = await readHere(drawPdf(overPages()), 'carta.pdf')
  expect(shown(reading)).toEqual(AS_SHOWN)
  expect(reading.unread.filter(({ why }) => why.startsWith('repeated'))).toHaveLength(6)
})

test('every field says where it was read', async () => {
  const [record] = (await readHere(drawPdf([inTwoColumns()]), 'carta.pdf')).records
  expect(record?.position).toMatchObject({ page: 1, text: 'Ceviche clásico S/ 38' })
  expect(record?.position.box?.[0]).toBeCloseTo(50 / 595, 2)
  expect(record?.places).toMatchObject({
    section: { text: 'ENTRADAS' },
    description: { text: 'Pescado del día, limón, ají limo y camote' },
    price: { text: 'S/ 38' },
  })
})

test('a header over two columns of prices names them', async () => {
  const rows = [
    ['Americana', '18', '32'],
    ['Hawaiana', '20', '36'],
    ['Vegetariana', '19', '34'],
  ]
  const drawn = [['PIZZAS', 'Personal', 'Familiar'], ...rows].flatMap((cells, i) =>
    cells.map((cell, column) => ({ text: cell, x: [60, 400, 500][column] ?? 0, y: 80 + i * 20 })),
  )
  const [first, ...rest] = dishes(await readHere(drawPdf([drawn]), 'carta.pdf'))
  expect(first).toMatchObject({
    section: 'PIZZAS',
    dish: 'Americana',
    price: 18,
    price_2: 32,
    options: [
      { label: 'Personal', price: 18 },
      { label: 'Familiar', price: 32 },
    ],
  })
  expect(rest).toHaveLength(2)
})

test('the price on the last line of a description belongs to the name above it', async () => {
  const items = [
    ['Crispy Calamari', 'lightly fried squid with lemon aioli,', 'pickled peppers and herbs'],
    ['Beef Tartare', 'hand cut tenderloin, capers, shallots', 'quail egg, grilled bread'],
    ['Burrata', 'heirloom tomatoes, basil', 'aged balsamic'],
    ['Oysters', 'six pieces, mignonette', 'lemon'],
  ]
  const drawn = items.flatMap(([name = '', first = '', second = ''], i) => [
    { text: name, x: 50, y: 90 + i * 51, bold: true },
    { text: first, x: 50, y: 104 + i * 51, size: 10 },
    { text: second, x: 50, y: 117 + i * 51, size: 10 },
    { text: `${14 + i}`, x: 400, y: 117 + i * 51, align: 'right' as const },
  ])
  const reading = await readHere(
    drawPdf([[{ text: 'Starters', x: 50, y: 60, size: 18, bold: true }, ...drawn]]),
    'menu.pdf',
  )
  expect(shown(reading)).toEqual(items.map(([name], i) => `Starters: ${name} ${14 + i}`))
  expect(dishes(reading).map(({ description }) => description)).toEqual(
    items.map(([, first, second]) => `${first} ${second}`),
  )
})

test('titles in the open are told from names that look the same', async () => {
  const text =
    'ARROCES\n\nARROZ CON MARISCOS\t\tS/. 28.00\nCHAUFA DE PESCADO\t\tS/. 25.00\n\nDÚOS MARINOS\n\nCEVICHE + CHICHARRÓN\t\tS/. 35.00\nTRÍO MARINO\t\tS/. 42.00'
  expect(shown(await readHere(text))).toEqual([
    'ARROCES: ARROZ CON MARISCOS 28',
    'ARROCES: CHAUFA DE PESCADO 25',
    'DÚOS MARINOS: CEVICHE + CHICHARRÓN 35',
    'DÚOS MARINOS: TRÍO MARINO 42',
  ])
})

test('letters set wide apart make words again', async () => {
  const wide = [...'PARA COMPARTIR'].flatMap((text, i) =>
    text === ' ' ? [] : [{ text, x: 200 + i * 14, y: 60, size: 16 }],
  )
  const items = ['Tequeños', 'Causa', 'Anticuchos'].flatMap((text, i) => [
    { text, x: 50, y: 90 + i * 20 },
    { text: `${20 + i}.00`, x: 500, y: 90 + i * 20, align: 'right' as const },
  ])
  expect(shown(await readHere(drawPdf([[...wide, ...items]]), 'carta.pdf', 'menu'))[0]).toBe(
    'PARA COMPARTIR: Tequeños 20',
  )
})

test('bare prices may stand in the first column', async () => {
  const text = CARTA[0]?.items.map(({ name, price }) => `${price}\t${name}`).join('\n') ?? ''
  expect(shown(await readHere(`ENTRADAS\n${text}`, 'carta.txt', 'menu'))).toEqual(AS_SHOWN.slice(0, 4))
})

test('a bare dollar sign before hundreds is no dollar', async () => {
  const [dear] = dishes(await readHere('VINOS\nCava Brut $1,478\nMalbec $980\nRosado $650', 'carta.txt', 'menu'))
  const [cheap] = dishes(await readHere('FOOD\nTacos $12.95\nSoup $8\nBurger $15', 'menu.txt', 'menu'))
  expect([dear?.currency, cheap?.currency]).toEqual([null, 'USD'])
})
