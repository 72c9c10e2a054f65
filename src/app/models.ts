/**
 * The shelf of models: those of the repository (`models/`, one of them serves) and one's own (MARIDAJE_HOME/models).
 * Promotion copies a model of one's own beside the released ones; what serves is named in `released.json` alone.
 */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError, unwritable } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { Manifest } from '../modeling/manifest.ts'
import { loadModel } from '../modeling/registry.ts'
import { readReleases, recordRelease, servedBefore } from '../modeling/release-history.ts'
import { holdingRelease } from '../modeling/release-lock.ts'
import { type Comparison, compareModels, type GateResult, gatesFor } from '../modeling/report/compare-models.ts'
import type { PairingModel } from '../pairing/model.ts'

/** Folders that hold one folder a version. */
export interface Shelf {
  released: string
  own: string
}

export interface ShelfEntry {
  version: string
  place: keyof Shelf
  folder: string
  serves: boolean
  manifest: Manifest
}

export interface Promotion {
  version: string
  before: string
  gates: GateResult[]
  /** false: a gate failed and nothing changed */
  promoted: boolean
}

export function shelfOf({ root, home }: { root: string; home: string }): Shelf {
  return { released: join(root, 'models'), own: join(home, 'models') }
}

/**
 * Every model that can be read, the serving one first, then by version. Folders that hold no model are left out.
 * @param onBroken a folder whose manifest is none: one broken model hides no other
 */
export function listModels(shelf: Shelf, onBroken: (problem: MaridajeError) => void = () => {}): ShelfEntry[] {
  const { version } = readReleases(shelf.released)
  const entries = (['released', 'own'] as const).flatMap((place) =>
    versionsIn(shelf[place]).flatMap((name): ShelfEntry[] => {
      const folder = join(shelf[place], name)
      try {
        const manifest = readManifest(folder)
        return [{ version: name, place, folder, serves: place === 'released' && name === version, manifest }]
      } catch (problem) {
        if (!(problem instanceof MaridajeError)) throw problem
        onBroken(problem)
        return []
      }
    }),
  )
  return entries.sort((a, b) => Number(b.serves) - Number(a.serves) || (a.version < b.version ? -1 : 1))
}

/** @param name a version, the beginning of one, or `released` for the one that serves */
export function findModel(shelf: Shelf, name: string): ShelfEntry {
  const broken: MaridajeError[] = []
  const entries = listModels(shelf, (problem) => broken.push(problem))
  const found =
    name === 'released'
      ? entries.filter(({ serves }) => serves)
      : entries.filter(({ version }) => version === name || version.startsWith(name))
  const exact = found.find(({ version }) => version === name) ?? found[0]
  const versions = new Set(found.map(({ version }) => version))
  const own = exact ? undefined : broken.find(({ place }) => place.file?.includes(name))
  if (own) throw own
  if (!exact || (versions.size > 1 && exact.version !== name))
    throw new MaridajeError(
      'not_found',
      `${versions.size > 1 ? 'Several models begin' : 'No model begins'} with "${name}"`,
      {
        hint: `The models are ${[...new Set(entries.map(({ version }) => version))].join(', ')}.`,
      },
    )
  return exact
}

export function compare(shelf: Shelf, left: string, right: string): Comparison {
  return compareModels(findModel(shelf, left).manifest, findModel(shelf, right).manifest)
}

export interface PromoteOptions {
  at: Date
  /** also past a gate that it fails; refused in production */
  force: boolean
  isProduction: boolean
}

export function promote(shelf: Shelf, name: string, knowledge: Knowledge, options: PromoteOptions): Promotion {
  if (options.force && options.isProduction)
    throw new MaridajeError('usage', 'In production no model is promoted past its gates', {
      hint: 'Train one that passes; "maridaje models compare" shows what this one lacks.',
    })
  return holdingRelease(shelf.released, () => promoteAlone(shelf, name, knowledge, options))
}

/** What serves and what it is measured against cannot change meanwhile. */
function promoteAlone(shelf: Shelf, name: string, knowledge: Knowledge, options: PromoteOptions): Promotion {
  const candidate = findModel(shelf, name)
  const serving = findModel(shelf, 'released')
  if (candidate.version === serving.version) throw new MaridajeError('usage', `${candidate.version} serves already`)
  const gates = gatesFor(candidate.manifest, serving.manifest)
  const failed = gates.filter(({ ok }) => !ok).map(({ name: gate }) => gate)
  const base = { version: candidate.version, before: serving.version, gates }
  if (failed.length > 0 && !options.force) return { ...base, promoted: false }
  checkLoads(candidate, knowledge)
  if (candidate.place === 'own') copyModel(candidate.folder, join(shelf.released, candidate.version))
  recordRelease(shelf.released, { at: options.at.toISOString(), did: 'promote', to: candidate.version, failed })
  return { ...base, promoted: true }
}

/** The version before the one that serves takes its place again. */
export function rollback(shelf: Shelf, knowledge: Knowledge, at: Date): { version: string; before: string } {
  return holdingRelease(shelf.released, () => rollBackAlone(shelf, knowledge, at))
}

function rollBackAlone(shelf: Shelf, knowledge: Knowledge, at: Date): { version: string; before: string } {
  const releases = readReleases(shelf.released)
  const to = servedBefore(releases).at(-1)
  if (to === undefined)
    throw new MaridajeError('not_found', `Nothing is known to have served before ${releases.version}`, {
      hint: 'Name the model that shall serve: maridaje models promote VERSION',
    })
  const folder = join(shelf.released, to)
  if (!existsSync(folder))
    throw new MaridajeError('not_found', `The folder of ${to} is gone`, {
      place: { file: folder },
      hint: `Restore it: git log --all -- models/${to}`,
    })
  loadModel(folder, knowledge)
  recordRelease(shelf.released, { at: at.toISOString(), did: 'rollback', to, failed: [] })
  return { version: to, before: releases.version }
}

export function openModel(shelf: Shelf, name: string, knowledge: Knowledge): PairingModel {
  return loadModel(findModel(shelf, name).folder, knowledge)
}

/** What serves must be readable by this program with this knowledge and be what it says. */
function checkLoads({ folder, version }: ShelfEntry, knowledge: Knowledge): void {
  if (loadModel(folder, knowledge).version !== version)
    throw new MaridajeError('bad_model', `${folder} holds another version than its name says`)
}

/** Beside first, then into place: a kill leaves no half model under the final name. */
function copyModel(from: string, to: string): void {
  if (existsSync(to)) return
  const draft = `${to}.${process.pid}.part`
  try {
    cpSync(from, draft, { recursive: true })
    renameSync(draft, to)
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true })
    throw unwritable(to, cause)
  }
}

function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !entry.name.endsWith('.part') && existsSync(join(folder, entry.name, 'manifest.json'))
      ? [entry.name]
      : [],
  )
}

function readManifest(folder: string): Manifest {
  const path = join(folder, 'manifest.json')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MaridajeError('bad_model', `${path} is not JSON`, { place: { file: path }, cause })
  }
  const manifest = Manifest.safeParse(json)
  if (manifest.success) return manifest.data
  const [issue] = manifest.error.issues
  throw new MaridajeError('bad_model', `${path} is no manifest: ${issue?.message ?? ''}`, {
    place: { file: path, field: issue?.path.join('.') ?? '' },
  })
}
