/** Models on disk: `models/<version>/{manifest.json, model.safetensors, card.md}`; `released.json` names the one that serves. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STYLE_CLASSES } from '../domain/vocabulary.ts'
import { MaridajeError } from '../errors.ts'
import { TEXT_OUTPUTS, type TextModel } from '../flavor/dish/text-model.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type TensorMap, tensorOf } from '../learners/tensors.ts'
import type { EvidenceOptions } from '../pairing/evidence/evidence-scorer.ts'
import { BOTTLE_WIDTH, type BottleModel } from '../pairing/learned/bottle-model.ts'
import type { PairingModel } from '../pairing/model.ts'
import { FORMAT } from './format.ts'
import { learnersOf, readLearned, tensorsOf } from './learned/stored-learned.ts'
import type { Manifest } from './manifest.ts'
import { readAllTensors, writeTensors } from './safetensors.ts'

/** What stands in a manifest beside the model's own numbers. */
export type StoredRest = Pick<Manifest, 'created_from' | 'seed' | 'metrics' | 'gates' | 'gains' | 'text' | 'bottles'>

export interface StoredModel {
  manifest: Manifest
  tensors: TensorMap
}

export function loadReleased(folder: string, knowledge: Knowledge): PairingModel {
  const released = readJson(join(folder, 'released.json')) as { version?: unknown }
  if (typeof released.version !== 'string' || !/^[a-z0-9.-]+$/.test(released.version))
    throw new MaridajeError('bad_model', `${join(folder, 'released.json')} names no version`)
  return loadModel(join(folder, released.version), knowledge)
}

export function loadModel(folder: string, knowledge: Knowledge): PairingModel {
  // The schema is checked where models are made and in the tests; here the two things that would go wrong silently.
  const manifest = readJson(join(folder, 'manifest.json')) as Manifest
  if (manifest.format !== FORMAT)
    throw new MaridajeError(
      'bad_model',
      `${folder} has format ${manifest.format}; this program reads format ${FORMAT}`,
      {
        hint: 'Use the program that made it, or release a new model with "maridaje train".',
      },
    )
  const known = new Set(knowledge.rules.map((rule) => rule.id))
  const gone = manifest.features.filter((id) => !known.has(id))
  if (gone.length > 0)
    throw new MaridajeError('bad_model', `${folder} was fitted with rules that are gone: ${gone.join(', ')}`, {
      hint: 'Release a new model with "maridaje train".',
    })
  const tensors = readAllTensors(readFile(join(folder, 'model.safetensors')))
  return toModel({ manifest, tensors })
}

export function toModel({ manifest, tensors }: StoredModel): PairingModel {
  const learner = (id: string) => {
    const found = manifest.learners.find((one) => one.id === id)
    if (!found) throw new MaridajeError('bad_model', `${manifest.version} has no learner "${id}"`)
    return found
  }
  const tensor = (name: string, size: number) => {
    const values = tensorOf(tensors, name, Float32Array)
    if (values.length !== size)
      throw new MaridajeError('bad_model', `${manifest.version}: the tensor ${name} is not ${size} long`)
    return values
  }
  const prior = learner('prior')
  const grapes = prior.params.grapes as string[]
  const classLogits = tensor('prior.classes', STYLE_CLASSES.length)
  const grapeLogits = tensor('prior.grapes', grapes.length)
  const multipliers = tensor('rules.multipliers', manifest.features.length)
  const evidence = learner('evidence')
  return {
    version: manifest.version,
    multipliers: Object.fromEntries(manifest.features.map((id, i) => [id, multipliers[i]!])),
    prior: {
      classes: Object.fromEntries(STYLE_CLASSES.map((name, i) => [name, classLogits[i]!])),
      grapes: Object.fromEntries(grapes.map((name, i) => [name, grapeLogits[i]!])),
      otherwise: prior.params.otherwise as number,
      typicality: prior.params.typicality as number,
    },
    evidence: evidence.params as unknown as EvidenceOptions,
    weights: {
      prior: prior.weight,
      rules: learner('rules').weight,
      evidence: evidence.weight,
      // Models released before twins were known have none.
      twin: manifest.learners.find(({ id }) => id === 'twin')?.weight ?? 0,
    },
    learned: readLearned(manifest, tensors),
    text: readTextModel(manifest, tensors),
    bottles: readBottleModel(manifest, tensors),
    calibration: { slope: manifest.calibration.slope, intercept: manifest.calibration.intercept },
  }
}

function readTextModel({ version, learners }: Manifest, tensors: TensorMap): TextModel | null {
  const found = learners.find(({ id }) => id === 'text')
  if (!found) return null
  const buckets = Number(found.params.buckets)
  const weights = tensorOf(tensors, 'text.weights', Float32Array)
  const start = tensorOf(tensors, 'text.start', Float32Array)
  if (start.length !== TEXT_OUTPUTS || weights.length !== buckets * TEXT_OUTPUTS)
    throw new MaridajeError('bad_model', `${version}: the text model has not the outputs of this program`, {
      hint: 'Release a new model with "maridaje train".',
    })
  return { buckets, weights, start }
}

function readBottleModel({ version, learners }: Manifest, tensors: TensorMap): BottleModel | null {
  const found = learners.find(({ id }) => id === 'bottles')
  if (!found) return null
  const { foods, bodies, acidities } = found.params as Record<'foods' | 'bodies' | 'acidities', string[]>
  const weights = tensorOf(tensors, 'bottles.weights', Float32Array)
  if (weights.length !== (foods.length + bodies.length + acidities.length) * BOTTLE_WIDTH)
    throw new MaridajeError(
      'bad_model',
      `${version}: the bottle model reads other numbers of a wine than this program`,
      {
        hint: 'Release a new model with "maridaje train".',
      },
    )
  return { foods, bodies, acidities, weights }
}

/** The parts of a fitted model as they are stored. */
export function toStored(model: PairingModel, rest: StoredRest): StoredModel {
  const features = Object.keys(model.multipliers).sort()
  const grapes = Object.keys(model.prior.grapes).sort()
  const manifest: Manifest = {
    version: model.version,
    format: FORMAT,
    features,
    learners: [
      {
        id: 'prior',
        kind: 'popularity',
        weight: model.weights.prior,
        params: { grapes, otherwise: model.prior.otherwise, typicality: model.prior.typicality },
      },
      { id: 'twin', kind: 'list', weight: model.weights.twin, params: {} },
      { id: 'rules', kind: 'rules', weight: model.weights.rules, params: {} },
      { id: 'evidence', kind: 'published', weight: model.weights.evidence, params: { ...model.evidence } },
      ...learnersOf(model.learned),
      ...(model.text ? [{ id: 'text', kind: 'ridge', weight: 1, params: { buckets: model.text.buckets } }] : []),
      ...(model.bottles ? [storedBottles(model.bottles)] : []),
    ],
    calibration: { kind: 'platt', ...model.calibration },
    ...rest,
  }
  const tensors = {
    'prior.classes': Float32Array.from(STYLE_CLASSES.map((name) => model.prior.classes[name] ?? 0)),
    'prior.grapes': Float32Array.from(grapes.map((name) => model.prior.grapes[name] ?? 0)),
    'rules.multipliers': Float32Array.from(features.map((id) => model.multipliers[id] ?? 1)),
    ...tensorsOf(model.learned),
    ...(model.text ? { 'text.weights': model.text.weights, 'text.start': model.text.start } : {}),
    ...(model.bottles ? { 'bottles.weights': model.bottles.weights } : {}),
  }
  return { manifest, tensors }
}

/** It has no weight: no score rests on it. */
function storedBottles({ foods, bodies, acidities }: BottleModel): Manifest['learners'][number] {
  return { id: 'bottles', kind: 'logistic', weight: 0, params: { foods, bodies, acidities } }
}

export function saveModel(folder: string, { manifest, tensors }: StoredModel, card: string): void {
  const target = join(folder, manifest.version)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(join(target, 'model.safetensors'), writeTensors(tensors))
  writeFileSync(join(target, 'card.md'), card)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(readFile(path)))
  } catch (cause) {
    if (cause instanceof MaridajeError) throw cause
    throw new MaridajeError('bad_model', `${path} is not JSON`, { cause })
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new MaridajeError('bad_model', `The model file ${path} cannot be read`, {
      cause,
      hint: 'Take the released model from the repository, or make one with "maridaje train".',
    })
  }
}
