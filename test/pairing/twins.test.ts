/** Which wines of a list are second examples of what it has already. */
import { expect, test } from 'vitest'
import type { WineInput } from '../../src/contract/requests.ts'
import { engine } from '../engine.ts'

const albarino: WineInput = { name: 'Albariño', region: 'Rías Baixas', producer: 'Martín Códax' }
const plain: WineInput = { name: 'Albariño' }
const other: WineInput = { name: 'Malbec Mendoza' }
const twins = (...list: WineInput[]) => [...engine.readList(list).twin]

test('the surest example of a style is no twin, the others are; another style is none', () => {
  expect(twins(plain, albarino, other)).toEqual([1, 0, 0])
})

test('the order of the list makes no difference', () => {
  expect(twins(other, albarino, plain)).toEqual([0, 0, 1])
})

test('one wine twice is the same wine twice', () => {
  expect(twins(albarino, albarino)).toEqual([0, 0])
})

test('what is sold out makes nobody a twin', () => {
  expect(twins(plain, { ...albarino, stock: '0' })).toEqual([0, 0])
})
