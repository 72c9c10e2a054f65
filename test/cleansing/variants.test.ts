import { expect, test } from 'vitest'
import { buildVariants } from '../../src/cleansing/sparsity/variants.ts'
import { buildDishReader } from '../../src/flavor/dish/read-dish.ts'
import { foldText } from '../../src/flavor/text/fold.ts'
import { configuration, knowledge } from './bench.ts'

const readDish = buildDishReader(knowledge)
const { ways } = configuration.cleaning.sparsity
const makeVariants = buildVariants(knowledge, readDish, ways, 1)

test('a variant of a dish is of its family: augmentation never crosses the split', () => {
  for (const dish of knowledge.tables.dishes.rows.filter((_, i) => i % 25 === 0)) {
    const { family } = readDish(dish.es)
    for (const variant of makeVariants(dish.es, 'es', 4)) {
      expect(readDish(variant.text).family, `${dish.es} → ${variant.text}`).toBe(family)
      expect(foldText(variant.text)).not.toBe(foldText(dish.es))
    }
  }
})

test('all ways are taken somewhere, never more than asked for, and always the same ones', () => {
  const made = knowledge.tables.dishes.rows
    .filter((_, i) => i % 12 === 0)
    .flatMap(({ es }) => {
      const variants = makeVariants(es, 'es', 3)
      expect(variants.length).toBeLessThanOrEqual(3)
      expect(makeVariants(es, 'es', 3)).toEqual(variants)
      return [...variants, ...buildVariants(knowledge, readDish, ['swap'], 1)(es, 'es', 2)]
    })
  expect(new Set(made.map(({ by }) => by))).toEqual(new Set(ways))
})

test('what nobody knows gets no variants', () => {
  expect(makeVariants('xyzzy plugh', 'es', 4)).toEqual([])
})
