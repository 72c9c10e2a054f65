/**
 * Learns anew: what the houses share becomes statements, joins what is published, and a model is trained, measured and
 * registered as a candidate. What was learned on the way is kept under the hash of what it comes from: a run that was
 * killed goes on where it was.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { readBottleTable } from '../../modeling/bottles/read-bottles.ts'
import { modelCard } from '../../modeling/card.ts'
import { FIT_DEFAULTS } from '../../modeling/fit-options.ts'
import { saveModel } from '../../modeling/registry.ts'
import { trainModel } from '../../modeling/train.ts'
import { noteModel, registerModel } from '../../storage/model-registry.ts'
import { sharedFeedback } from '../../storage/shared-feedback.ts'
import type { Around } from '../around.ts'
import { evaluationBench } from '../evaluation-bench.ts'
import { openStudy, watched } from '../learning-study.ts'
import { readModelFolder } from '../models-registry/register-released.ts'
import { SYSTEM } from '../who.ts'
import { houseStatements, withHouses } from './house-statements.ts'

export interface Retrained {
  /** null: there was too little to learn from */
  version: string | null
  is_new: boolean
  passes_gates: boolean
  gates: { name: string; value: number; limit: number; ok: boolean }[]
  feedback: { read: number; statements: number; rejected: Record<string, number> }
}

interface Options {
  /** statements of houses below which nothing is done */
  least: number
  signal: AbortSignal
  report(progress: number, message?: string): void
}

const SEED = 1

export async function retrain(around: Around, { least, signal, report }: Options): Promise<Retrained> {
  const { root, home, storage, engines } = around
  report(0.01, 'reading what the houses share')
  const events = await storage.across(sharedFeedback)
  const { statements, read, rejected } = houseStatements(events, engines.of(null))
  const feedback = { read, statements: statements.length, rejected }
  if (statements.length < least) return { version: null, is_new: false, passes_gates: false, gates: [], feedback }
  const knowledge = withHouses(loadKnowledge(join(root, 'data', 'knowledge')), statements)
  const bench = evaluationBench(knowledge)
  const opened = openStudy(bench, { root, home }, SEED)
  const learnWithout = watched(opened.learnWithout, (parts) => {
    signal.throwIfAborted()
    // Some hundred of them; the bar goes on without knowing how many.
    report(0.05 + 0.85 * (1 - 1 / (1 + parts / 40)), `${parts} parts learned`)
  })
  const study = { ...opened, learnWithout }
  report(0.05, 'learning and measuring, fold by fold')
  const { version: code }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const bottles = readBottleTable(join(root, 'data', 'external', 'x-wines', 'wines.csv'), knowledge)
  const { stored, evaluation } = await trainModel(bench, study, FIT_DEFAULTS, SEED, code, bottles)
  signal.throwIfAborted()
  report(0.95, 'registering the candidate')
  const { manifest } = stored
  const shelf = join(home, 'models')
  saveModel(shelf, stored, modelCard(manifest, evaluation))
  const model = readModelFolder(join(shelf, manifest.version))
  if (model.version !== manifest.version)
    throw new MaridajeError('bad_model', 'The model was not written as it was made')
  const isNew = await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      const added = await registerModel(rows, { ...model, state: 'candidate' })
      const reason = `retrained with ${statements.length} statements of houses`
      if (added) await noteModel(rows, model.version, 'registered', { actor: SYSTEM.actor, reason })
      return added
    }),
  )
  const { gates } = manifest
  return { version: model.version, is_new: isNew, passes_gates: gates.every(({ ok }) => ok), gates, feedback }
}
