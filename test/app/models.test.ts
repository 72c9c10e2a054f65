/** The shelf, on a copy: the released model of the repository beside two made from it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { compare, findModel, listModels, promote, rollback, type Shelf } from '../../src/app/models.ts'
import { ROOT } from '../../src/config.ts'
import type { Manifest } from '../../src/modeling/manifest.ts'
import { loadReleased } from '../../src/modeling/registry.ts'
import { readReleases, recordRelease, servedBefore } from '../../src/modeling/release-history.ts'
import { engine, knowledge } from '../engine.ts'

const { version } = engine.model
const folder = mkdtempSync(join(tmpdir(), 'maridaje-shelf-'))
const shelf: Shelf = { released: join(folder, 'models'), own: join(folder, 'home', 'models') }
const at = new Date('2026-03-04T05:06:07Z')
const plain = { at, force: false, isProduction: false }

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(ROOT, 'models', version), join(shelf.released, version), { recursive: true })
  writeFileSync(join(shelf.released, 'released.json'), JSON.stringify({ version }))
  mkdirSync(shelf.own, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A model of one's own: the released one under another name, changed as a test needs it. */
function addOwn(name: string, change: (manifest: Manifest) => void = () => {}): void {
  const target = join(shelf.own, name)
  cpSync(join(shelf.released, version), target, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'))
  manifest.version = name
  change(manifest)
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest))
}

const gate = (manifest: Manifest, name: string) => manifest.gates.find((one) => one.name === name)!

test('own and released models stand on one shelf, the serving one first', () => {
  addOwn('another-1')
  mkdirSync(join(shelf.own, 'half.part'))
  expect(listModels(shelf).map((one) => [one.version, one.place, one.serves])).toEqual([
    [version, 'released', true],
    ['another-1', 'own', false],
  ])
})

test('a broken model hides no other, and is named when it is asked for', () => {
  addOwn('good-1')
  addOwn('broken-1')
  writeFileSync(join(shelf.own, 'broken-1', 'manifest.json'), '{"version": 3}')
  const said: string[] = []
  expect(listModels(shelf, ({ message }) => said.push(message)).map((one) => one.version)).toEqual([version, 'good-1'])
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/broken-1.manifest.json is no manifest/)
  expect(() => findModel(shelf, 'broken-1')).toThrow(/is no manifest/)
})

test('the beginning of a version is enough, as long as it is one', () => {
  addOwn('blend-aa')
  addOwn('blend-ab')
  addOwn('blend')
  expect(findModel(shelf, 'blend-aa').version).toBe('blend-aa')
  expect(findModel(shelf, 'blend').version).toBe('blend')
  expect(() => findModel(shelf, 'blend-')).toThrow(/Several models begin with "blend-"/)
  expect(() => findModel(shelf, 'nothing')).toThrow(/No model begins with "nothing"/)
  expect(findModel(shelf, 'released').version).toBe(version)
})

test('two models are compared number by number', () => {
  addOwn('better', ({ metrics }) => {
    metrics['agree@1']!.value += 0.2
    delete metrics.mcc
  })
  const { metrics, madeFrom } = compare(shelf, 'released', 'better')
  const row = (name: string) => metrics.find((one) => one.name === name)!
  expect(row('agree@1')).toMatchObject({ isClear: true })
  expect(row('agree@1').difference).toBeCloseTo(0.2, 9)
  expect(row('mcc')).toMatchObject({ right: null, difference: null, isClear: false })
  expect(row('auc').difference).toBe(0)
  expect(madeFrom).toEqual([])
})

test('a model past its gates serves, and the way back is one step', () => {
  addOwn('newer')
  expect(promote(shelf, 'newer', knowledge, plain)).toMatchObject({ promoted: true, before: version })
  expect(loadReleased(shelf.released, knowledge).version).toBe('newer')
  expect(readReleases(shelf.released).history).toEqual([
    { at: at.toISOString(), did: 'promote', from: version, to: 'newer', failed: [] },
  ])
  expect(rollback(shelf, knowledge, at)).toEqual({ version, before: 'newer' })
  expect(loadReleased(shelf.released, knowledge).version).toBe(version)
  expect(() => rollback(shelf, knowledge, at)).toThrow(/Nothing is known to have served before/)
})

test('two promotions are taken back one after the other', () => {
  addOwn('one')
  addOwn('two')
  promote(shelf, 'one', knowledge, plain)
  promote(shelf, 'two', knowledge, plain)
  expect(servedBefore(readReleases(shelf.released))).toEqual([version, 'one'])
  expect(rollback(shelf, knowledge, at).version).toBe('one')
  promote(shelf, 'two', knowledge, plain)
  expect(rollback(shelf, knowledge, at).version).toBe('one')
  expect(rollback(shelf, knowledge, at).version).toBe(version)
})

test('a release written by hand has no known way back', () => {
  addOwn('one')
  promote(shelf, 'one', knowledge, plain)
  const releases = JSON.parse(readFileSync(join(shelf.released, 'released.json'), 'utf8'))
  writeFileSync(join(shelf.released, 'released.json'), JSON.stringify({ ...releases, version }))
  expect(() => rollback(shelf, knowledge, at)).toThrow(/Nothing is known/)
})

test('a gate that fails stops the promotion, whatever the manifest calls it', () => {
  addOwn('weak', (manifest) => {
    gate(manifest, 'mcc').value = 0.1
    gate(manifest, 'mcc').ok = true
  })
  const done = promote(shelf, 'weak', knowledge, plain)
  expect(done.promoted).toBe(false)
  expect(done.gates.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['mcc', `mcc beside ${version}`])
  expect(readReleases(shelf.released)).toEqual({ version, history: [] })
  expect(existsSync(join(shelf.released, 'weak'))).toBe(false)
})

test('a model clearly below the serving one is stopped even past its own gates', () => {
  addOwn('lower', (manifest) => {
    gate(manifest, 'auc').value = 0
    gate(manifest, 'auc').limit = 0
  })
  const failed = promote(shelf, 'lower', knowledge, plain).gates.filter(({ ok }) => !ok)
  expect(failed.map(({ name }) => name)).toEqual([`auc beside ${version}`])
})

test('a model nobody measured passes nothing', () => {
  addOwn('unmeasured', (manifest) => {
    manifest.gates = []
  })
  expect(promote(shelf, 'unmeasured', knowledge, plain)).toMatchObject({ promoted: false })
})

test('force goes past a gate and is remembered; in production it is refused', () => {
  addOwn('weak', (manifest) => {
    gate(manifest, 'mcc').value = 0.1
  })
  const force = { ...plain, force: true }
  expect(() => promote(shelf, 'weak', knowledge, { ...force, isProduction: true })).toThrow(/In production/)
  expect(promote(shelf, 'weak', knowledge, force).promoted).toBe(true)
  expect(readReleases(shelf.released).history[0]!.failed).toContain('mcc')
})

test('a model that this program cannot read is never put in place', () => {
  addOwn('stranger', (manifest) => manifest.features.push('moon-in-aquarius'))
  expect(() => promote(shelf, 'stranger', knowledge, plain)).toThrow(/rules that are gone/)
  expect(readReleases(shelf.released).version).toBe(version)
  expect(readdirSync(shelf.released).sort()).toEqual(['released.json', version].sort())
})

test('the serving model is not promoted again', () => {
  expect(() => promote(shelf, version, knowledge, plain)).toThrow(/serves already/)
})

test('a rollback to a folder that is gone says how to restore it', () => {
  addOwn('one')
  promote(shelf, 'one', knowledge, plain)
  rmSync(join(shelf.released, version), { recursive: true })
  expect(() => rollback(shelf, knowledge, at)).toThrow(/is gone/)
  expect(readReleases(shelf.released).version).toBe('one')
})

test('a broken released.json is named', () => {
  writeFileSync(join(shelf.released, 'released.json'), '{')
  expect(() => recordRelease(shelf.released, { at: '', did: 'promote', to: 'x', failed: [] })).toThrow(
    expect.objectContaining({ code: 'bad_model' }),
  )
})
