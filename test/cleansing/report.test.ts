import { expect, test } from 'vitest'
import { clean } from '../../src/cleansing/clean.ts'
import { renderReport } from '../../src/cleansing/report/html.ts'
import { QualityReport } from '../../src/cleansing/report/quality.ts'
import { cleanOptions, configuration, fixture, knowledge } from './bench.ts'
import { cleanFixture } from './clean-fixture.ts'
import { scratch } from './scratch.ts'

test('the report says before and after of each column, each rule with examples, the gates', async () => {
  const { report } = await cleanFixture('sourced')
  expect(QualityReport.parse(report)).toEqual(report)
  const colour = report.tables
    .find(({ table }) => table === 'wines')!
    .columns.find(({ column }) => column === 'colour')!
  expect(colour.before.filled).toBe(1)
  expect(colour.after.filled).toBe(11)
  const rule = report.rules.find((one) => one.rule === 'consistency.vintage.future')!
  expect(rule).toMatchObject({ n: 1, examples: [{ field: 'vintage', before: '2035', after: null }] })
  const html = renderReport(report)
  for (const lang of ['es', 'en']) expect(html).toContain(`<main lang="${lang}">`)
  expect(html).toContain('<svg')
  expect(html).toContain('width=device-width')
  expect(html).not.toMatch(/<(?:script|link|img)|https?:\/\/(?!evil\.example)/)
})

test('a gate that fails fails the run, and the report says so in both languages', async () => {
  const strict = {
    ...configuration,
    cleaning: {
      ...configuration.cleaning,
      gates: [{ id: 'names', measure: 'names_without_words' as const, most: -1 }],
    },
  }
  const { passed, report } = await clean(cleanOptions(fixture('sourced'), scratch()), knowledge, strict)
  expect(passed).toBe(false)
  expect(renderReport(report)).toMatch(/NO PASA[\s\S]*FAILS/)
})

test('the difference to the last version is in the report', async () => {
  const { report } = await cleanFixture('plain')
  const last = { version: 'aaaaaaaaaaaa', report }
  const next = await clean({ ...cleanOptions(fixture('sourced'), scratch()), last }, knowledge, configuration)
  expect(next.report.difference).toMatchObject({ version: 'aaaaaaaaaaaa' })
  expect(next.report.difference!.tables).toContainEqual({ table: 'wines', before: 3, after: 11 })
  const same = await clean({ ...cleanOptions(fixture('plain'), scratch()), last }, knowledge, configuration)
  expect(same.report.difference).toEqual({ version: 'aaaaaaaaaaaa', tables: [], columns: [], rules: [] })
})
