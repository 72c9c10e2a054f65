import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readDishFile, readWineFile } from '../../src/app/list-files.ts'
import { readRows } from '../../src/sourcing/tables/read-rows.ts'
import { knowledge } from '../engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dishes = (text: string) => readRows(text, 'dish', 'carta.csv', knowledge).rows
const wines = (text: string) => readRows(text, 'wine', 'vinos.csv', knowledge).rows

const SEPARATORS: readonly (readonly [name: string, sign: string])[] = [
  ['semicolons', ';'],
  ['commas', ','],
  ['tabs', '\t'],
]
for (const [name, sign] of SEPARATORS)
  test(`columns parted by ${name}`, () => {
    const text = [
      ['plato', 'precio'],
      ['Ají de gallina', '38.00'],
      ['Lomo saltado', '45'],
    ]
      .map((row) => row.join(sign))
      .join('\n')
    expect(dishes(text)).toEqual([
      { dish: 'Ají de gallina', price: '38.00' },
      { dish: 'Lomo saltado', price: '45' },
    ])
  })

test('Spanish and English headers have the same meaning', () => {
  const es = wines('Nombre;Bodega;Cepa;País;Añada;Precio\nMalbec;Catena;Malbec;Argentina;2020;90')
  const en = wines('Name;Producer;Grape;Country;Vintage;Price\nMalbec;Catena;Malbec;Argentina;2020;90')
  expect(es).toEqual([
    { name: 'Malbec', producer: 'Catena', grape: 'Malbec', country: 'Argentina', vintage: '2020', price: '90' },
  ])
  expect(en).toEqual(es)
})

for (const header of ['plato', 'PLATO', ' Plato ', 'Nombre del plato', 'dish', 'Dish name', 'menu_item'])
  test(`"${header}" is the dish`, () =>
    expect(dishes(`${header},precio\nceviche,30`)).toEqual([{ dish: 'ceviche', price: '30' }]))

test('a column nobody knows is kept under its name, and named', () => {
  const reading = readRows('plato,alérgenos\nceviche,pescado', 'dish', 'carta.csv', knowledge)
  expect(reading.rows).toEqual([{ dish: 'ceviche', alérgenos: 'pescado' }])
  expect(reading.unknownColumns).toEqual(['alérgenos'])
})

test('the second column of one meaning keeps its own name', () => {
  expect(dishes('plato,dish\nceviche,fish ceviche')).toEqual([{ dish: 'ceviche', 'dish (2)': 'fish ceviche' }])
  expect(dishes('plato,nota,nota\nceviche,a,b')).toEqual([{ dish: 'ceviche', nota: 'a', 'nota (3)': 'b' }])
})

test('quoted cells may hold separators, quotes and lines', () => {
  expect(dishes('plato,descripcion\n"Lomo, saltado","al ""wok""\ncon papas"')).toEqual([
    { dish: 'Lomo, saltado', description: 'al "wok"\ncon papas' },
  ])
})

test('short rows are filled, empty lines passed over', () => {
  expect(dishes('plato,precio\nceviche\n\n ,\nlomo saltado,40,extra\n')).toEqual([
    { dish: 'ceviche', price: '' },
    { dish: 'lomo saltado', price: '40' },
  ])
})

test('an empty file says which column it needs', () => {
  for (const text of ['', '\n\n', '  \n'])
    expect(() => dishes(text)).toThrow(
      expect.objectContaining({ code: 'unreadable_file', hint: expect.stringContaining('"dish"') }),
    )
})

test('a file without headers says what its first line is and what to do', () => {
  expect(() => dishes('Ceviche,38\nLomo saltado,45')).toThrow(
    expect.objectContaining({
      code: 'unreadable_file',
      message: expect.stringContaining('Ceviche, 38'),
      hint: expect.stringContaining('first line'),
    }),
  )
})

test('headers named like an object’s own parts are only names', () => {
  expect(dishes('plato,__proto__,constructor\nceviche,a,b')[0]!.dish).toBe('ceviche')
  expect(({} as Record<string, unknown>).a).toBeUndefined()
})

test('files are read in their encoding, empty cells left out', () => {
  const path = join(folder, 'carta.csv')
  writeFileSync(path, Buffer.from('plato;precio;secci\xf3n\nAj\xed de gallina;;Fondos\n', 'latin1'))
  expect(readDishFile(path, knowledge).rows).toEqual([{ dish: 'Ají de gallina', section: 'Fondos' }])
  const list = join(folder, 'vinos.csv')
  writeFileSync(list, '\ufeffvino,copa,precio\nMalbec,25,\n')
  expect(readWineFile(list, knowledge).rows).toEqual([{ name: 'Malbec', glass_price: '25' }])
})

test('a file that is not there, or is a folder, is named', () => {
  expect(() => readDishFile(join(folder, 'nowhere.csv'), knowledge)).toThrow(/nowhere\.csv does not exist/)
  expect(() => readDishFile(folder, knowledge)).toThrow(/cannot be opened/)
})

test('any text is rows or an error of ours', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 60 }).map((rest) => `plato;precio\n${rest}`),
      ),
      (text) => {
        try {
          for (const row of dishes(text)) expect(typeof row.dish).toBe('string')
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable_file' })
        }
      },
    ),
    { numRuns: 500 },
  )
})
