/**
 * What a house of 80 dishes and 150 wines takes on its phones and how long its plans take, beside the targets.
 * `bin/maridaje-run node bench/bundle.ts`; nothing fails here: the times are those of the machine and its other work.
 */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { makeBundle } from '../src/app/bundle/make-bundle.ts'
import { describePairing } from '../src/app/curation/house-pairing.ts'
import { openLists } from '../src/app/lists.ts'
import { openEngine } from '../src/app/open-engine.ts'
import { type Board, openBoards } from '../src/app/planning/board.ts'
import { ROOT } from '../src/config.ts'
import { dishKey, wineKey } from '../src/domain/house-key.ts'
import { viewHouse } from '../src/pairing/house/house-view.ts'
import { planTable } from '../src/pairing/planners/table.ts'
import { planTasting } from '../src/pairing/planners/tasting.ts'
import { demoStorage, readDemo } from '../src/storage/demo-files.ts'
import type { Storage } from '../src/storage/storage.ts'
import { measure, median } from './clock.ts'
import { distinctLines } from './texts.ts'

const DISHES = 80
const WINES = 150
const LONG = 300
const RUNS = 5

const engine = await openEngine({ root: ROOT })
const demo = readDemo(ROOT)
const references = engine.knowledge.tables['reference-wines'].rows
const stored = [
  ...demo.wines,
  ...references.map(({ id, name, grape, region, country }) => ({
    id,
    key: wineKey(name),
    input: { name, grape, region, country, price: '120.00' },
    price: { cents: 12_000, currency: 'PEN' },
    glassPrice: null,
    cost: { cents: 5_000, currency: 'PEN' },
    stock: 6,
    isSoldOut: false,
    openAt: null,
  })),
].filter(({ input }) => engine.readWine(input).kind === 'wine')
const menu = demo.menu.filter((dish) => engine.readDish(dish.dish).kind === 'food').slice(0, DISHES)

const house = await boardOf(WINES)
const bundles = await timed(() => makeBundle(house, house.dishes, { ...demo.restaurant, isPublic: true }, new Date(0)))
const payload = JSON.stringify(bundles.value)
const brotli = brotliCompressSync(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
row(
  `the bundle of ${house.dishes.length} dishes × ${house.offers.length} wines, plain, gzip, brotli`,
  `${kB(payload.length)}, ${kB(gzipSync(payload).length)}, ${kB(brotli.length)}`,
  '<= 300 kB compressed',
)
row('  made in', `${bundles.ms.toFixed(0)} ms`, '')

const boards = await timed(() => boardOf(WINES))
row('the menu scored against the list', `${boards.ms.toFixed(0)} ms`, '')
const weighting = { weight: 0.5, rates: { taxPct: 18, servicePct: 10 } }
const whole = await timed(async () => {
  const fresh = { ...house, answers: new Map() }
  return fresh.dishes.map((dish) => describePairing(fresh, dish, { lang: 'es', top: 5, weighting }))
})
row('all pairings of the house from its scores, five wines a dish', `${whole.ms.toFixed(0)} ms`, '< 300 ms')

const long = await boardOf(LONG)
const wines = [...long.offers.keys()].filter((wine) => !long.offers[wine]!.isOut)
const table = { guests: [2, 1, 1, 2], offers: long.offers, wines, byGlass: false, budgetCents: 30_000 }
const matrix = {
  ...long.matrix,
  scores: long.matrix.scores.subarray(0, 4 * long.offers.length),
  dishIds: ['a', 'b', 'c', 'd'],
}
const pairs = await timed(async () => planTable({ ...table, matrix, bottles: 2 }))
row(
  `two bottles for four dishes of ${wines.length} wines, with two other answers`,
  `${pairs.ms.toFixed(1)} ms`,
  '< 50 ms',
)
const five = {
  ...matrix,
  scores: long.matrix.scores.subarray(0, 5 * long.offers.length),
  dishIds: ['a', 'b', 'c', 'd', 'e'],
}
const tasting = await timed(async () =>
  planTasting({
    matrix: five,
    offers: long.offers,
    body: long.list.table.columns[4]!,
    sweetness: long.list.table.columns[0]!,
    wines,
    pours: 3,
    budgetCents: null,
  }),
)
row(`a tasting menu of five dishes and three pours of ${wines.length} wines`, `${tasting.ms.toFixed(1)} ms`, '')

const list = long.list
const decisions = Array.from({ length: 200 }, (_, i) => ({
  dishKey: dishKey(menu[i % menu.length]!.dish),
  wineId: stored[i]!.id,
  wineKey: stored[i]!.key,
  state: (['pin', 'veto', 'approve'] as const)[i % 3]!,
  position: 1 + (i % 5),
  note: { es: 'Nos encanta.', en: 'We love it.' },
}))
const profiles = menu.map(({ key }) => ({ about: 'dish' as const, key, values: { 'tastes.heat': 0.5 } }))
const view = viewHouse(decisions, profiles, list.stored)
const lines = distinctLines(
  engine.knowledge,
  menu.map(({ dish }) => dish),
  3_000,
  7,
)
const pair = (line: string) => engine.pair(line, list.table, { top: 5, lang: 'es', house: view.ofDish(dishKey(line)) })
const plainly = (line: string) => engine.pair(line, list.table, { top: 5, lang: 'es' })
measure(lines.slice(0, 1_000), pair)
measure(lines.slice(0, 1_000), plainly)
const spent = measure(lines.slice(1_000), pair)
const alone = measure(lines.slice(1_000), plainly)
row(
  `a new dish text against ${list.table.size} wines, with 200 decisions of the house`,
  `${spent.cpuMs.toFixed(2)} ms CPU`,
  '< 1 ms',
)

row('  without the house', `${alone.cpuMs.toFixed(2)} ms CPU`, '')

/** The demo's dishes against so many wines. */
async function boardOf(count: number): Promise<Board> {
  const storage: Storage = {
    ...demoStorage(ROOT),
    menuOf: async () => menu,
    winesOf: async () => stored.slice(0, count),
  }
  const lists = openLists({ of: () => engine }, storage)
  return openBoards({ lists, storage }).of('demo')
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const times: number[] = []
  let value = await work()
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now()
    value = await work()
    times.push(performance.now() - started)
  }
  return { value, ms: median(times) }
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1_000)} kB`
}

function row(what: string, measured: string, target: string): void {
  process.stdout.write(`${what.padEnd(80)}${measured.padEnd(28)}${target}`.trimEnd().concat('\n'))
}
