/** Real menus' lines as they are printed: test/cartas/<slug>/{source.txt, expected.json}. A failure names file and line. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { engine } from '../../engine.ts'

interface Expected {
  line: string
  kind: string
  /** id of dishes.csv; another dish of its family will do. null where only the kind matters */
  dish?: string | null
  /** id of ingredients.csv that makes the dish; another of its class will do */
  ingredient?: string | null
}

const { dishes, ingredients } = engine.knowledge.tables

/** A misspelt expectation would pass for nothing: what it names must exist. */
function familyOf(id: string): string {
  const dish = dishes.byId.get(id)
  if (!dish) throw new Error(`${id} is no dish`)
  return dish.family
}

/** The protein an ingredient stands for; its own id where it stands for none. */
function classOf(id: string): string {
  const row = ingredients.byId.get(id)
  if (!row) throw new Error(`${id} is no ingredient`)
  return row.protein || id
}

function classesOf(ids: readonly string[]): string[] {
  return ids.filter((id) => ingredients.byId.has(id)).map(classOf)
}

const CARTAS = join(ROOT, 'test', 'cartas')
const cartas = readdirSync(CARTAS).map((slug) => ({
  slug,
  source: readFileSync(join(CARTAS, slug, 'source.txt'), 'utf8')
    .trimEnd()
    .split('\n'),
  expected: JSON.parse(readFileSync(join(CARTAS, slug, 'expected.json'), 'utf8')) as Expected[],
}))

for (const { slug, source, expected } of cartas) {
  test(`${slug}: the expectations are those of the source, line by line`, () => {
    expect(expected.map(({ line }) => line)).toEqual(source)
  })

  for (const [i, { line, kind, dish, ingredient }] of expected.entries())
    test(`${slug}/source.txt:${i + 1} ${line}`, () => {
      const reading = engine.readDish(line)
      expect(reading.kind, `test/cartas/${slug}/expected.json ${i}.kind`).toBe(kind)
      if (dish) expect(reading.family, `${i}.dish`).toBe(familyOf(dish))
      if (ingredient)
        expect([...classesOf(reading.ingredients), ...reading.profile.protein], `${i}.ingredient`).toContain(
          classOf(ingredient),
        )
    })
}
