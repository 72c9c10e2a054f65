/** Real documents, where they are at hand: they lie beside the checkout and are no part of it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dishes, readHere, wines } from './read-here.ts'

const SAMPLES = fileURLToPath(new URL('../../../../shared/samples', import.meta.url))
const hasSamples = existsSync(SAMPLES)

const labelled = (name: string) =>
  readFileSync(join(SAMPLES, 'labels', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { name: string; price: number } => JSON.parse(line))

test.skipIf(!hasSamples).each(['zoco_carta', 'zoco_bebidas'])(
  '%s: names and prices as a careful reader transcribed them',
  async (name) => {
    const reading = await readHere(readFileSync(join(SAMPLES, 'menu_pdf', `${name}.pdf`)), `${name}.pdf`)
    const read = [
      ...dishes(reading).map(({ dish, price }) => `${dish} ${price}`),
      ...wines(reading).map((wine) => `${wine.name} ${wine.price}`),
    ]
    const labels = labelled(name)
    const missing = labels.filter((label) => !read.includes(`${label.name} ${label.price}`)).map((label) => label.name)
    expect(missing.length).toBeLessThanOrEqual(labels.length * 0.03)
  },
)
