import { expect, test } from 'vitest'
import { drawPdf } from '../documents/draw-pdf.ts'
import { dishes, readHere } from '../documents/read-here.ts'

const CARTA = `MENÚ EJECUTIVO   S/ 25
Incluye entrada, segundo y refresco

CEVICHES
Ceviche clásico (V)   media 20 / entera 35
Langosta a la parrilla   S.M.
Leche de tigre 🌶   S/ 18.00

PARA ACOMPAÑAR
Salchipapa clásica   S/ 10.00
+2 huevos   S/ 11..50
Tequeños de queso   S/ 15.00
(acompañados con guacamole)

BEBIDAS
Chicha morada   S/ 12.00
Pisco sour   S/ 25.00 / Jarra S/ 80.00

Descorche   S/ 30.00
* Precios incluyen IGV. Recargo al consumo 10 %.`

test('what a menu prints beside its dishes is told apart', async () => {
  const reading = await readHere(CARTA)
  const byName = new Map(dishes(reading).map((body) => [body.dish, body]))
  expect(byName.get('MENÚ EJECUTIVO')).toMatchObject({
    kind: 'combo',
    price: 25,
    description: 'Incluye entrada, segundo y refresco',
  })
  expect(byName.get('Ceviche clásico (V)')).toMatchObject({
    kind: 'food',
    price: 20,
    price_2: 35,
    marks: ['vegetarian'],
    options: [
      { label: 'media', price: 20 },
      { label: 'entera', price: 35 },
    ],
  })
  expect(byName.get('Langosta a la parrilla')).toMatchObject({ section: 'CEVICHES', price: null, currency: null })
  expect(byName.get('Leche de tigre')).toMatchObject({ price: 18, marks: ['spicy'] })
  expect(byName.get('Salchipapa clásica')).toMatchObject({ price: 10, options: [{ label: '+2 huevos', price: 11.5 }] })
  expect(byName.get('+2 huevos')).toMatchObject({ kind: 'extra', price: 11.5, currency: 'PEN' })
  expect(byName.get('Tequeños de queso')).toMatchObject({ description: '(acompañados con guacamole)' })
  expect(byName.get('Chicha morada')).toMatchObject({ kind: 'drink', section: 'BEBIDAS', lang: 'es' })
  expect(byName.get('Pisco sour')).toMatchObject({
    kind: 'drink',
    price: 25,
    price_2: 80,
    options: [{ label: 'Jarra', price: 80 }],
  })
  expect(byName.get('Descorche')?.kind).not.toBe('food')
  expect(reading.unread.map(({ place, why }) => [place.line, why])).toContainEqual([
    expect.any(Number),
    'a note, not a dish',
  ])
})

test('one price for a bracket of two counts for both, with a doubt', async () => {
  const drawn = ['Chaufa de pollo', 'Chaufa de carne', 'Tallarín saltado', 'Aeropuerto', 'Wantán frito'].map(
    (text, i) => ({ text, x: 50, y: 100 + i * 20 }),
  )
  const prices = [110, 140, 160, 180].map((y, i) => ({ text: `S/ ${30 + i}.00`, x: 500, y }))
  const reading = await readHere(drawPdf([[...drawn, ...prices]]), 'chifa.pdf', 'menu')
  expect(dishes(reading).map(({ price }) => price)).toEqual([30, 30, 31, 32, 33])
  expect(reading.records.map(({ doubts }) => doubts.some(({ code }) => code === 'shared_price'))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a name goes on in the next line where the first cannot end', async () => {
  const [dish] = dishes(
    await readHere('FONDOS\nArroz con mariscos a la norteña con\nchalaquita y ají   S/ 48.00\nLomo saltado   S/ 45.00'),
  )
  expect(dish).toMatchObject({ dish: 'Arroz con mariscos a la norteña con chalaquita y ají', price: 48 })
})

test('a menu without prices gives its dishes, each with a doubt', async () => {
  const reading = await readHere(
    'ENTRADAS\nCausa rellena\nPapa a la huancaína\n\nSEGUNDOS\nAjí de gallina\ncon arroz y aceituna\nSeco de cordero',
  )
  expect(dishes(reading).map(({ dish, section }) => `${section}: ${dish}`)).toEqual([
    'ENTRADAS: Causa rellena',
    'ENTRADAS: Papa a la huancaína',
    'SEGUNDOS: Ají de gallina',
    'SEGUNDOS: Seco de cordero',
  ])
  expect(reading.records.every(({ doubts }) => doubts.some(({ code }) => code === 'no_price'))).toBe(true)
})
