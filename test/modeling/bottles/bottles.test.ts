/** The bottle model: fitted on a few bottles written by hand, it tells red from white and steps of body apart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readBottleTable } from '../../../src/modeling/bottles/read-bottles.ts'
import { testBottles, trainBottles } from '../../../src/modeling/bottles/train-bottles.ts'
import { readBottles } from '../../../src/pairing/learned/bottle-model.ts'
import { engine, knowledge } from '../../engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'bottles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const header = 'id,name,winery,type,elaborate,grapes,abv,country,region,body,acidity,foods'
const rows = Array.from({ length: 12 }, (_, i) =>
  i % 2 === 0
    ? `${i},Malbec Reserva ${i},Bodega ${i},Red,Varietal/100%,Malbec,14,Argentina,Mendoza,Full-bodied,Medium,Beef|Lamb`
    : `${i},Sauvignon Blanc ${i},Viña ${i},White,Varietal/100%,Sauvignon Blanc,12.5,Chile,Casablanca,Light-bodied,High,Shellfish${i === 1 ? '|Caviar' : ''}`,
)
const path = join(folder, 'wines.csv')
writeFileSync(path, [header, ...rows, '99,Pisco Quebranta,Casa,Spirit,,,42,Peru,Ica,,,'].join('\n'))
const bottles = readBottleTable(path, knowledge)

test('what is no wine is left out', () => {
  expect(bottles.wines.size).toBe(12)
})

test('a red is for beef, a white for shellfish, each with its body and acidity', () => {
  const [red, white] = readBottles(
    trainBottles(bottles),
    engine.readList([{ name: 'Malbec Mendoza' }, { name: 'Sauvignon Blanc Casablanca' }]),
  )
  expect(red!.foods.Beef).toBeGreaterThan(0.7)
  expect(red!.foods.Shellfish).toBeLessThan(0.3)
  expect(white!.foods.Shellfish).toBeGreaterThan(0.7)
  expect([red!.body, white!.body]).toEqual(['Full-bodied', 'Light-bodied'])
  expect([red!.acidity, white!.acidity]).toEqual(['Medium', 'High'])
})

test('a category that one bottle names is as likely for every wine', () => {
  const [a, b] = readBottles(trainBottles(bottles), bottles.wines)
  expect(a!.foods.Caviar).toBeCloseTo(b!.foods.Caviar!, 6)
  expect(a!.foods.Caviar).toBeLessThan(0.15)
})

test('measured on wineries it did not see', () => {
  expect(testBottles(bottles)).toMatchObject({ bottles: 12, wineries: 12, body_within_one: 1, acidity: 1 })
})
