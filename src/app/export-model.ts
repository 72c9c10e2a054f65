/** A model in formats that other programs read: ONNX for what was learned, safetensors for every number of it. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { boosting } from '../learners/boosting.ts'
import { treeTensors } from '../learners/trees/tree-tensors.ts'
import { towersToOnnx } from '../modeling/onnx/towers.ts'
import { boostingToOnnx } from '../modeling/onnx/trees.ts'
import { loadModel } from '../modeling/registry.ts'
import { DISH_FEATURES } from '../pairing/features/dish-features.ts'
import { WINE_FEATURES, wineFeatures } from '../pairing/features/wine-features.ts'
import { FOREST_FEATURES, type PairForest } from '../pairing/learned/forest-scorer.ts'
import type { Learned } from '../pairing/learned/learned-scorer.ts'
import { styleTable } from '../pairing/style-table.ts'
import type { ShelfEntry } from './models.ts'

export const EXPORT_FORMATS = ['onnx', 'safetensors'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** @returns the files that were written */
export async function exportModel(
  entry: ShelfEntry,
  knowledge: Knowledge,
  format: ExportFormat,
  out: string,
): Promise<string[]> {
  mkdirSync(out, { recursive: true })
  if (format === 'safetensors')
    return ['model.safetensors', 'manifest.json', 'card.md'].map((name) => {
      copyFileSync(join(entry.folder, name), join(out, name))
      return join(out, name)
    })
  const { learned } = loadModel(entry.folder, knowledge)
  if (!learned)
    throw new MaridajeError(
      'bad_input',
      `${entry.version} has no towers and no forest: rules and evidence are no network`,
      {
        hint: 'Its numbers go out with --format safetensors.',
      },
    )
  return learnedToOnnx(learned.parts, knowledge, out)
}

export async function learnedToOnnx({ towers, forest }: Learned, knowledge: Knowledge, out: string): Promise<string[]> {
  const columns = { dish: DISH_FEATURES, wine: WINE_FEATURES, forest: FOREST_FEATURES }
  const files: [string, Uint8Array | string][] = [
    ['towers.onnx', await towersToOnnx(towers, wineFeatures(styleTable(knowledge)))],
    ...(forest ? [['forest.onnx', await boostingToOnnx(boostingOf(forest))] satisfies [string, Uint8Array]] : []),
    ['columns.json', `${JSON.stringify(columns, null, 2)}\n`],
  ]
  return files.map(([name, content]) => {
    const path = join(out, name)
    writeFileSync(path, content)
    return path
  })
}

/** The pairing forest is a boosted model of two classes: served or not. */
function boostingOf({ trees, start }: PairForest) {
  return boosting.fromTensors({ ...treeTensors(trees), task: Int32Array.of(2), start: Float64Array.of(start) })
}
