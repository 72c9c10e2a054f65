import { expect, test } from 'vitest'
import type { Rule } from '../../src/knowledge/rules.ts'
import { activateOne } from '../../src/pairing/rules/compile.ts'
import { engine } from '../engine.ts'

const FIRES = 0.3
const SILENT = 0.1

/** Activation of a rule for `dish + wine`, both as a menu and a list print them. */
function activation(rule: Rule, example: string): number {
  const [dish = '', wine = ''] = example.split(' + ')
  const reading = engine.readDish(dish)
  const table = engine.readList([{ name: wine }])
  expect(reading.kind, `"${dish}" is a dish`).toBe('food')
  expect(table.size, `"${wine}" is a wine`).toBe(1)
  const compiled = engine.scorers.compiled.find((one) => one.rule.id === rule.id)!
  return activateOne(compiled, reading, table, 0)
}

for (const rule of engine.knowledge.rules)
  test(`${rule.id} fires on ${rule.fires}, not on ${rule.silent}`, () => {
    expect(activation(rule, rule.fires)).toBeGreaterThan(FIRES)
    expect(activation(rule, rule.silent)).toBeLessThan(SILENT)
  })

test('a rule says {cause} only where a term can name one', () => {
  const mute = engine.scorers.compiled.filter(
    ({ rule, terms }) =>
      /\{cause\}/.test(rule.say.es + rule.say.en) && terms.every((term) => term.on === 'wine' || term.key === null),
  )
  expect(mute.map(({ rule }) => rule.id)).toEqual([])
})
