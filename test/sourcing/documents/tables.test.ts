import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { dishes, readHere, shown, wines } from './read-here.ts'

test('a CSV with Spanish headers, semicolons and Latin letters', async () => {
  const text =
    'Carta de verano;;\nSección;Plato;Precio\nEntradas;Ceviche de lenguado;S/ 42,50\nFondos;Ají de gallina;34\n;;\n'
  const reading = await readHere(Buffer.from(text, 'latin1'), 'carta.csv')
  expect(shown(reading)).toEqual(['Entradas: Ceviche de lenguado 42.5', 'Fondos: Ají de gallina 34'])
  expect(dishes(reading).map(({ currency }) => currency)).toEqual(['PEN', 'PEN'])
  expect(reading.records[0]).toMatchObject({
    position: { row: 3, column: 'Plato' },
    places: { price: { row: 3, column: 'Precio', text: 'S/ 42,50' } },
  })
})

test('rows without a header are a menu when shaped like one', async () => {
  const rows = [
    ['Ceviche clásico', 'Pescado, limón y ají limo', '38'],
    ['Lomo saltado', 'Con papas fritas y arroz', '45'],
    ['Ají de gallina', 'Con arroz y huevo', '34'],
    ['Suspiro a la limeña', 'Con canela', '16'],
  ]
  const reading = await readHere(rows.map((row) => row.join('\t')).join('\n'), 'carta.tsv')
  expect(shown(reading)).toEqual(rows.map(([name, , price]) => `-: ${name} ${price}`))
  expect(dishes(reading)[0]?.description).toBe('Pescado, limón y ají limo')
  expect(reading.hints.join(' ')).toContain('no header')
})

test('a row with a title alone opens a section; portions have columns of their own', async () => {
  const text = 'plato,precio,precio media\nENTRADAS,,\nCausa,30,18\nFONDOS,,\nArroz con pato,52,\n'
  const [causa, arroz] = dishes(await readHere(text, 'carta.csv'))
  expect(causa).toMatchObject({
    section: 'ENTRADAS',
    price: 30,
    price_2: 18,
    options: [{ label: 'precio media', price: 18 }],
  })
  expect(arroz).toMatchObject({ section: 'FONDOS', price: 52, price_2: null })
})

test('a workbook of wines, sheet by sheet', async () => {
  const rows = [
    ['Vino', 'Bodega', 'Uva', 'Cosecha', 'Copa', 'Precio'],
    ['Gran Reserva', 'Tacama', 'Tannat, Petit Verdot', 2019, 28, 120],
    ['Leyda Pinot Noir', 'Leyda', 'Pinot Noir', 2021, null, 98.9],
    ['Pisco Portón Mosto Verde', '', '', '', 30, 180],
  ]
  const book = await writeXlsx(rows.map((row) => row.map((value) => (value === null ? null : { value })))).toBuffer()
  const reading = await readHere(book, 'vinos.xlsx')
  expect(wines(reading)).toMatchObject([
    {
      name: 'Gran Reserva',
      producer: 'Tacama',
      grapes: ['Tannat', 'Petit Verdot'],
      vintage: 2019,
      price: 120,
      glass_price: 28,
    },
    { name: 'Leyda Pinot Noir', grapes: ['Pinot Noir'], vintage: 2021, price: 98.9, glass_price: null },
  ])
  expect(reading.unread).toMatchObject([{ place: { row: 4 }, why: 'pisco: not a wine' }])
  expect(reading.records[0]?.position.sheet).toBeTypeOf('string')
})

test('flat and nested JSON', async () => {
  const flat = [
    { nombre: 'Lomo saltado', precio: 45 },
    { nombre: 'Ceviche', precio: 'S/ 38.00' },
  ]
  expect(shown(await readHere(JSON.stringify(flat), 'carta.json'))).toEqual(['-: Lomo saltado 45', '-: Ceviche 38'])
  const nested = {
    carta: [
      {
        categoria: 'Postres',
        platos: [
          { nombre: 'Picarones', precio: 18 },
          { nombre: 'Suspiro limeño', precio: 16 },
        ],
      },
    ],
  }
  const reading = await readHere(JSON.stringify(nested), 'carta.json')
  expect(shown(reading)).toEqual(['Postres: Picarones 18', 'Postres: Suspiro limeño 16'])
  expect(reading.records[1]?.position.path).toBe('/carta/0/platos/1/nombre')
})

test('a table of restaurants with their addresses is no menu; one with dishes, prices and a phone number is', async () => {
  const places = 'Name,URL,Cuisine,Address\nLa Picantería,/a,Peruvian,"Calle Uno 5"\nEl Rocoto,/b,Peruvian,Calle Dos\n'
  await expect(readHere(places, 'sitios.csv')).rejects.toThrow(/lists restaurants/)
  const menu = await readHere('Plato,Precio,Teléfono\nAjí de gallina,34,999 111 222\n', 'carta.csv')
  expect(shown(menu)).toEqual(['-: Ají de gallina 34'])
})
