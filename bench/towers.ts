/**
 * Our towers beside the same ones in PyTorch, on the same examples, settings and held-out families, one thread each:
 * `bin/maridaje-run node bench/towers.ts` prints the table. Without a Python that has torch it prints ours alone.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mean } from '../src/learners/metrics.ts'
import { sizesOf, TOWER_TENSORS } from '../src/learners/towers/towers.ts'
import { LEARN_DEFAULTS } from '../src/modeling/learned/train-learned.ts'
import { openTensorflow } from '../src/modeling/towers/tensorflow.ts'
import { type TowerExample, trainTowers } from '../src/modeling/towers/train-towers.ts'
import { SHAPE, towerTask } from './tower-task.ts'

const SEEDS = [1, 2, 3]
const HELD_FOLD = 0

/** Of one seed: losses after the last round, the held-out one over all wines and without dropout. */
interface Run {
  train: number
  held: number
  seconds: number
  /** held-out loss of our best round's weights, told by us and by PyTorch: apart only when the losses are not the same */
  ownWeights: number
}

const LOSSES: readonly [string, keyof Run][] = [
  ['train loss', 'train'],
  ['held-out loss', 'held'],
  ['  of our best round', 'ownWeights'],
]

const folder = mkdtempSync(join(tmpdir(), 'maridaje-towers-'))
try {
  await compare()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(): Promise<void> {
  const { train, held, right } = towerTask(HELD_FOLD, folder)
  say(
    `${train.length} examples train, ${held.length} of other families are held out; ${right.length / SHAPE.right} wines`,
  )
  const ours = await trainOurs(train, held, right)
  const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import torch']).status === 0)
  const theirs = python ? trainTheirs(python, train, held, right) : null
  const worked = train.length * LEARN_DEFAULTS.towers.rounds
  say(line(`mean of ${SEEDS.length} seeds`, 'ours', theirs ? 'PyTorch' : '', theirs ? 'apart' : ''))
  for (const [name, measure] of LOSSES) {
    const apart = theirs ? 100 * (meanOf(ours, measure) / meanOf(theirs, measure) - 1) : null
    const cells = [loss(ours, measure), theirs ? loss(theirs, measure) : '']
    say(line(name, ...cells, apart === null ? '' : `${apart.toFixed(2)} %`))
  }
  const seconds = [ours, theirs ?? []].map((runs) => runs.map((run) => run.seconds))
  say(line('seconds', ...seconds.map((each) => (each.length > 0 ? mean(each).toFixed(1) : ''))))
  say(line('examples a second', ...seconds.map((each) => (each.length > 0 ? (worked / mean(each)).toFixed(0) : ''))))
  if (!theirs) say('No python3 here has torch: the comparison with PyTorch is left out.')
}

async function trainOurs(train: TowerExample[], held: TowerExample[], right: Float32Array): Promise<Run[]> {
  await openTensorflow()
  const runs: Run[] = []
  for (const seed of SEEDS) {
    const started = performance.now()
    const { towers, losses } = await trainTowers(train, held, right, SHAPE, LEARN_DEFAULTS.towers, seed)
    const seconds = (performance.now() - started) / 1_000
    for (const name of TOWER_TENSORS) writeFloats(`${seed}-${name}`, [towers.weights[name]])
    runs.push({ ...losses.at(-1)!, seconds, ownWeights: Math.min(...losses.map((round) => round.held)) })
  }
  return runs
}

function trainTheirs(python: string, train: TowerExample[], held: TowerExample[], right: Float32Array): Run[] {
  const { towers: options } = LEARN_DEFAULTS
  // JSON has no Infinity, and both train for all rounds.
  const plan = { shape: SHAPE, sizes: sizesOf({ ...SHAPE, ...options }), options: { ...options, patience: null } }
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...plan, seeds: SEEDS }))
  writeFloats('wines', [right])
  for (const [part, examples] of Object.entries({ train, held })) {
    writeFloats(`${part}-left`, examples.map(denseLeft))
    for (const column of ['named', 'against', 'accepted'] as const)
      writeFloats(
        `${part}-${column}`,
        examples.map((one) => one[column]),
      )
    writeFloats(`${part}-weight`, [Float32Array.from(examples, ({ weight }) => weight)])
  }
  const { status, stdout } = spawnSync(python, [join(import.meta.dirname, 'towers.py'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  })
  if (status !== 0) throw new Error(`towers.py ended with ${status}`)
  return stdout
    .trim()
    .split('\n')
    .map((run) => JSON.parse(run))
}

function denseLeft({ features }: TowerExample): Float32Array {
  const dense = new Float32Array(SHAPE.left)
  for (let k = 0; k < features.indices.length; k++) dense[features.indices[k]!] = features.values[k]!
  return dense
}

function writeFloats(name: string, rows: readonly Float32Array[]): void {
  writeFileSync(
    join(folder, `${name}.f32`),
    Buffer.concat(rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength))),
  )
}

function meanOf(runs: readonly Run[], measure: keyof Run): number {
  return mean(runs.map((run) => run[measure]))
}

/** With how far the seeds lie apart (standard deviation): a difference below it says nothing. */
function loss(runs: readonly Run[], measure: keyof Run): string {
  const middle = meanOf(runs, measure)
  const spread = Math.sqrt(runs.reduce((sum, run) => sum + (run[measure] - middle) ** 2, 0) / (runs.length - 1))
  return `${middle.toFixed(4)} ± ${spread.toFixed(4)}`
}

function line(name: string, ...cells: string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(20)).join('')
}

function say(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`)
}
