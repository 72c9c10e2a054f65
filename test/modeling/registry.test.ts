import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { Manifest } from '../../src/modeling/manifest.ts'
import { loadModel, loadReleased, saveModel, toModel, toStored } from '../../src/modeling/registry.ts'
import { recordRelease } from '../../src/modeling/release-history.ts'
import { engine, knowledge } from '../engine.ts'

const models = join(ROOT, 'models')
const { version } = engine.model
const folder = mkdtempSync(join(tmpdir(), 'maridaje-models-'))
beforeEach(() => cpSync(models, folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readManifest() {
  return JSON.parse(readFileSync(join(models, version, 'manifest.json'), 'utf8'))
}

function withManifest(change: (manifest: ReturnType<typeof readManifest>) => void): string {
  const manifest = readManifest()
  change(manifest)
  writeFileSync(join(folder, version, 'manifest.json'), JSON.stringify(manifest))
  return join(folder, version)
}

test('the released model has a manifest as the schema wants it, a card and its numbers', () => {
  const manifest = Manifest.parse(readManifest())
  expect(manifest.version).toBe(version)
  expect(readdirSync(join(models, version)).sort()).toEqual(['card.md', 'manifest.json', 'model.safetensors'])
  expect(readFileSync(join(models, version, 'card.md'), 'utf8')).toContain(version)
})

test('the released model passed every gate', () => {
  const { gates } = Manifest.parse(readManifest())
  expect(gates.map(({ name }) => name)).toEqual(expect.arrayContaining(['agree@1', 'prec@3', 'auc', 'mcc']))
  expect(gates.filter(({ ok, value, limit }) => !ok || value < limit)).toEqual([])
})

test('calibration rises, so that a better logit is a better score', () => {
  expect(engine.model.calibration.slope).toBeGreaterThan(0)
})

test('stored and read again it is the same model', () => {
  const { version: name } = engine.model
  const rest = {
    created_from: { data: 'a', knowledge: 'b', code: 'c' },
    seed: 1,
    metrics: {},
    gates: [],
    gains: {},
    text: null,
    bottles: null,
  }
  const stored = toStored(engine.model, rest)
  expect(Manifest.safeParse(stored.manifest).error).toBeUndefined()
  saveModel(folder, { ...stored, manifest: { ...stored.manifest, version: 'again' } }, '# Card')
  const again = loadModel(join(folder, 'again'), knowledge)
  expect({ ...again, version: name }).toEqual(toModel(stored))
  for (const [id, multiplier] of Object.entries(engine.model.multipliers))
    expect(again.multipliers[id]).toBeCloseTo(multiplier, 6)
})

test('released is what serves', () => {
  cpSync(join(folder, version), join(folder, 'other'), { recursive: true })
  writeFileSync(join(folder, 'other', 'manifest.json'), JSON.stringify({ ...readManifest(), version: 'other' }))
  recordRelease(folder, { at: '2026-01-01T00:00:00Z', did: 'promote', to: 'other', failed: [] })
  expect(loadReleased(folder, knowledge).version).toBe('other')
})

test('an unknown format is refused, and the sentence says which is read', () => {
  expect(() =>
    loadModel(
      withManifest((manifest) => (manifest.format = 2)),
      knowledge,
    ),
  ).toThrow(/has format 2; this program reads format 1/)
})

test('a model fitted with a rule that is gone is refused, and the rule is named', () => {
  const path = withManifest((manifest) => manifest.features.push('moon-in-aquarius'))
  expect(() => loadModel(path, knowledge)).toThrow(/rules that are gone: moon-in-aquarius/)
})

test('numbers that do not fit the manifest are refused', () => {
  const path = withManifest((manifest) => manifest.features.pop())
  expect(() => loadModel(path, knowledge)).toThrow(/rules\.multipliers is not \d+ long/)
})

test('a learner that is missing is named', () => {
  const path = withManifest((manifest) => {
    manifest.learners = manifest.learners.filter(({ id }: { id: string }) => id !== 'evidence')
  })
  expect(() => loadModel(path, knowledge)).toThrow(/no learner "evidence"/)
})

const BROKEN: readonly (readonly [what: string, content: string])[] = [
  ['no JSON', 'certainly not'],
  ['no version', '{}'],
  ['a path for a version', '{"version":"../../etc"}'],
  ['a version that is not there', '{"version":"nothing-1"}'],
]
for (const [what, content] of BROKEN)
  test(`a released.json with ${what} is refused with a sentence`, () => {
    writeFileSync(join(folder, 'released.json'), content)
    expect(() => loadReleased(folder, knowledge)).toThrow(expect.objectContaining({ code: 'bad_model' }))
  })
