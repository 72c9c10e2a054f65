/** A model of a table on disk: `manifest.json` (columns, target, options, measures) and `model.safetensors`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import { boosting } from '../../learners/boosting.ts'
import { forest } from '../../learners/forest.ts'
import type { Model } from '../../learners/learner.ts'
import { logistic } from '../../learners/linear/logistic.ts'
import { regression } from '../../learners/linear/regression.ts'
import type { TensorMap } from '../../learners/tensors.ts'
import { readAllTensors, writeTensors } from '../safetensors.ts'

const name = z.string()
const Plan = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['number', 'date', 'numbers', 'text']), name }),
  z.object({ kind: z.literal('category'), name, values: z.array(z.string()) }),
  z.object({
    kind: z.literal('names'),
    name,
    values: z.array(z.string()),
    counts: z.record(z.string(), z.number()),
  }),
  z.object({ kind: z.literal('list'), name, items: z.array(z.string()) }),
  z.object({ kind: z.literal('skipped'), name, why: z.string() }),
])

export const TableManifest = z.object({
  format: z.literal(1),
  kind: z.literal('table'),
  data: z.string(),
  code: z.string(),
  seed: z.int(),
  learner: z.string(),
  options: z.record(z.string(), z.number()),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('classes'), name, classes: z.array(z.string()) }),
    z.object({ kind: z.literal('numbers'), name }),
  ]),
  columns: z.array(Plan),
  rows: z.object({ trained: z.int(), tested: z.int() }),
  measures: z.record(z.string(), z.object({ value: z.number(), lo: z.number(), hi: z.number() })),
})
export type TableManifest = z.infer<typeof TableManifest>

export function saveTableModel(folder: string, manifest: TableManifest, model: Model): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'model.safetensors'), writeTensors(model.toTensors()))
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

export function loadTableModel(folder: string): { manifest: TableManifest; model: Model } {
  const read = (file: string) => {
    try {
      return readFileSync(join(folder, file))
    } catch (cause) {
      throw new MaridajeError('not_found', `${join(folder, file)} cannot be read`, { place: { file: folder }, cause })
    }
  }
  const parsed = TableManifest.safeParse(JSON.parse(read('manifest.json').toString('utf8')))
  if (!parsed.success)
    throw new MaridajeError('bad_model', `${folder} holds no model of a table that this program reads`, {
      hint: 'Train it again with "maridaje train --data".',
    })
  return { manifest: parsed.data, model: modelFrom(parsed.data.learner, readAllTensors(read('model.safetensors'))) }
}

function modelFrom(learner: string, tensors: TensorMap): Model {
  const known = [forest, boosting, logistic, regression].find(({ name }) => name === learner)
  if (!known) throw new MaridajeError('bad_model', `There is no learner "${learner}"`)
  return known.fromTensors(tensors)
}
