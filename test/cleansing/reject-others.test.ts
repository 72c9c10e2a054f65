import { expect, test } from 'vitest'
import { goodsAmong } from '../../src/cleansing/stages/reject-others.ts'

const STRANGE = new Set(['Queso Edam x Kg', 'Queso Gouda', 'Queso Brie', 'Queso Paria', 'Gorro de lana'])
const isStrange = (name: string) => STRANGE.has(name)

test('goods that begin as most strange ones do are what these are', () => {
  const names = [...STRANGE, 'Queso Pecorino', 'Vino Tinto Malbec', 'Catena Malbec']
  expect(goodsAmong(names, isStrange)).toEqual([...STRANGE, 'Queso Pecorino'])
})

test('what is sold by weight is no wine, unless it says that it is one', () => {
  expect(goodsAmong(['Uva Merlot 500 g', 'Pasas Malbec x Kilo', 'Vino Malbec 750 ml'], () => false)).toEqual([
    'Uva Merlot 500 g',
    'Pasas Malbec x Kilo',
  ])
})

test('two strange goods say nothing of their first word', () => {
  expect(goodsAmong(['Casa de muñecas', 'Casa de campo', 'Casa Silva Carmenere'], (name) => / de /.test(name))).toEqual(
    ['Casa de muñecas', 'Casa de campo'],
  )
})
