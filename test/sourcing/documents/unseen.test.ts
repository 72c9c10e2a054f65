import { expect, test } from 'vitest'
import { dishes, readHere, shown, wines } from './read-here.ts'

test('an exported chat: times and senders are no part of the menu', async () => {
  const text = `[12/3/24, 10:15:22] Rosa: Buenos días
[12/3/24, 10:16:01] Rosa: *Entradas*
Papa a la huancaína - 8 soles
12/3/24, 10:17 - Rosa: Lomo saltado - 18 soles`
  expect(shown(await readHere(text))).toEqual(
    expect.arrayContaining(['Entradas: Papa a la huancaína 8', 'Entradas: Lomo saltado 18']),
  )
})

test('typed in a hurry: titles without a blank line above them, one dish in capitals, prices by the kilo', async () => {
  const text = `🐟 LA CALETA 🐟
**CEVICHES** (todos con camote y choclo)
ceviche de lenguado ..... 46
Ceviche mixto 50 soles
CEVICHE DE CONCHAS NEGRAS S/. 55.00

ARROCES
arroz c/ mariscos 48
risotto de conchas 57
CALIENTES
Parihuela 62
Chita sudada   precio x kilo
pescado a lo macho 58
PARA LOS CHIQUITOS
pollito c papas 26
nuggets 24
`
  expect(shown(await readHere(text))).toEqual([
    'CEVICHES: ceviche de lenguado 46',
    'CEVICHES: Ceviche mixto 50',
    'CEVICHES: CEVICHE DE CONCHAS NEGRAS 55',
    'ARROCES: arroz c/ mariscos 48',
    'ARROCES: risotto de conchas 57',
    'CALIENTES: Parihuela 62',
    'CALIENTES: Chita sudada -',
    'CALIENTES: pescado a lo macho 58',
    'PARA LOS CHIQUITOS: pollito c papas 26',
    'PARA LOS CHIQUITOS: nuggets 24',
  ])
  expect(dishes(await readHere(text)).every(({ description }) => description === null)).toBe(true)
})

test('a sign on one line and none on the next: bare numbers as high as the others are prices', async () => {
  const text = `Platos de fondo
Lomo saltado S/ 48.00
Seco de cordero S/ 46.00
Tacu tacu con apanado  42
Adobo arequipeño (solo domingos) 35
Arroz con mariscos 45 / 80
Pedidos al 4421
`
  expect(shown(await readHere(text))).toEqual([
    'Platos de fondo: Lomo saltado 48',
    'Platos de fondo: Seco de cordero 46',
    'Platos de fondo: Tacu tacu con apanado 42',
    'Platos de fondo: Adobo arequipeño (solo domingos) 35',
    'Platos de fondo: Arroz con mariscos 45',
  ])
})

test('two columns without a header, decimal commas among them', async () => {
  const text = 'Lomo saltado;38\nAjí de gallina;32,50\nCausa limeña;24\nSuspiro a la limeña;16\n'
  const expected = ['-: Lomo saltado 38', '-: Ají de gallina 32.5', '-: Causa limeña 24', '-: Suspiro a la limeña 16']
  for (const name of ['carta.csv', 'carta.txt']) expect(shown(await readHere(text, name))).toEqual(expected)
})

test('JSON rows without keys; the key above them is their section', async () => {
  const bare = [
    ['Causa acevichada', 28],
    ['Tiradito nikkei', 39.5],
    ['Arroz con pato', 46],
  ]
  const lines = (section: string) => bare.map(([name, price]) => `${section}: ${name} ${price}`)
  expect(shown(await readHere(JSON.stringify(bare), 'carta.json'))).toEqual(lines('-'))
  expect(shown(await readHere(JSON.stringify({ Fondos: bare }), 'carta.json'))).toEqual(lines('Fondos'))
})

test('headers with currencies, taxes, brackets and short forms', async () => {
  const menu =
    'Cód.,Nombre del platillo,Familia,P.V.P. (inc. IGV)\n1,Rocoto relleno,Fondos,"S/ 34,00"\n2,Adobo,Fondos,36\n'
  expect(shown(await readHere(menu, 'carta.csv'))).toEqual(['Fondos: Rocoto relleno 34', 'Fondos: Adobo 36'])
  const list =
    'Bodega|Etiqueta|Varietal|Añada|Cont. (ml)|Copa S/|Bot. S/\nErrázuriz|Max Reserva|Syrah|2020|750|35|160\n'
  expect(wines(await readHere(list, 'vinos.csv'))).toMatchObject([
    { name: 'Max Reserva', grapes: ['Syrah'], vintage: 2020, size_ml: 750, glass_price: 35, price: 160 },
  ])
})

test('"1/2" is a portion, no two prices', async () => {
  const [salad] = dishes(await readHere('Ensaladilla rusa 1/2 6,50 / 11,00 €\nTarta de queso 6,90 €\nTorrija 7,00 €'))
  expect(salad).toMatchObject({ dish: 'Ensaladilla rusa', price: 6.5, price_2: 11 })
})

test('a card with dishes and wines gives both, in the order of the card', async () => {
  const text = `CEVICHES
Ceviche clásico                       38
Ceviche mixto                         46
Tiradito de lenguado                  49
VINOS
Intipalka Sauvignon Blanc, Ica        98
Leyda Reserva Chardonnay 2022         120
Trivento Reserve Malbec 2021          89
POSTRES
Suspiro limeño                        18`
  const reading = await readHere(text)
  expect(reading.records.map(({ kind }) => kind[0]).join('')).toBe('mmmwwwm')
  expect(wines(reading).map(({ grapes }) => grapes)).toEqual([['Sauvignon Blanc'], ['Chardonnay'], ['Malbec']])
  expect(wines(await readHere(text, 'carta.txt', 'menu'))).toEqual([])
})

test('stars before several lines are bullets', async () => {
  const list = await readHere(
    'Tintos\n* Norton Malbec 2021 - S/ 89\n* Leyda Pinot Noir 2020 - S/ 99\n* Trivento Malbec - S/ 60',
  )
  expect(wines(list).map(({ name }) => name)).toEqual([
    'Norton Malbec 2021',
    'Leyda Pinot Noir 2020',
    'Trivento Malbec',
  ])
})
