import { expect, test } from 'vitest'
import { unscan } from '../../../src/flavor/text/scan-slips.ts'
import { buildSpeller, soundOf, splitOf } from '../../../src/flavor/text/spelling.ts'

const SOUNDS: readonly (readonly [string, string])[] = [
  ['sebiche', 'ceviche'],
  ['cebiche', 'ceviche'],
  ['pezcado', 'pescado'],
  ['guevo', 'guebo'],
  ['yapingacho', 'llapingacho'],
  ['kiwi', 'quiui'],
  ['aroz', 'arroz'],
]
for (const [a, b] of SOUNDS) test(`${a} sounds like ${b}`, () => expect(soundOf(a)).toBe(soundOf(b)))

const speller = buildSpeller(new Set(['ceviche', 'pescado', 'yuca', 'mejilla', 'pulpa', 'anticucho', 'pavo']))
const MEANT: readonly (readonly [printed: string, meant: string | null, how?: string])[] = [
  ['ceviche', 'ceviche', 'exact'],
  ['sebiche', 'ceviche', 'sound'],
  ['yuquita', 'yuca', 'diminutive'],
  ['anticuhco', 'anticucho', 'edit'],
  ['rejilla', null],
  ['culpa', null],
  ['pato', null],
]
for (const [printed, meant, how] of MEANT)
  test(`"${printed}" is ${meant ?? 'unknown'}`, () => {
    const found = speller.meant(printed)
    expect(found?.stem ?? null).toBe(meant)
    if (how) expect(found?.likeness).toBe(how)
  })

test('two words run together are parted where both are known', () => {
  const known = new Set(['costillas', 'bbq', 'green', 'salad'])
  expect(splitOf('costillasbbq', (part) => known.has(part))).toEqual(['costillas', 'bbq'])
  expect(splitOf('greensalad', (part) => known.has(part))).toEqual(['green', 'salad'])
  expect(splitOf('greenhouse', (part) => known.has(part))).toBeNull()
})

const SCANS: readonly (readonly [printed: string, meant: string])[] = [
  ['L0MO SALTAD0', 'LoMO SALTADo'],
  ['CEVlCHE', 'CEVICHE'],
  ['ca1amar', 'calamar'],
  ['500ml', '500ml'],
  ['2x1', '2x1'],
  ['Pollo', 'Pollo'],
  ['Mc Donald', 'Mc Donald'],
]
for (const [printed, meant] of SCANS)
  test(`a scanner's "${printed}" is "${meant}"`, () => expect(unscan(printed)).toBe(meant))
