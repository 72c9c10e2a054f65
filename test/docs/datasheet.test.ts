import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { readPanel } from '../../src/modeling/panel/read-panel.ts'
import { datasheet } from '../../src/modeling/report/datasheet.ts'
import { knowledge } from '../engine.ts'

const made = datasheet(knowledge, readPanel(join(ROOT, 'data', 'panel')))

test('docs/datasheet.md is what the data says (bin/maridaje-run node scripts/datasheet.ts makes it anew)', () => {
  expect(readFileSync(join(ROOT, 'docs', 'datasheet.md'), 'utf8')).toBe(made)
})

test('it answers the questions of a data sheet with numbers', () => {
  for (const heading of [
    'Motivation',
    'Composition',
    'Collection',
    'Labelling and cleaning',
    'Uses',
    'Distribution and upkeep',
  ])
    expect(made).toContain(`## ${heading}`)
  expect(made).not.toMatch(/undefined|NaN|\[object/)
  expect(made).toContain(`${knowledge.tables.recommendations.rows.length} of `)
})
