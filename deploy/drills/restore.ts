/**
 * Backup, destruction, restoration: a house with its evening on one PostgreSQL, sealed into a file; everything thrown
 * away; a new PostgreSQL, the file restored; the same questions get the same answers. Prints how long each step took.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { script } from '../scripts/plan.ts'
import { questions } from '../scripts/questions.ts'
import { Guest } from './guest.ts'
import { type House, openHouses } from './houses.ts'
import { openLedger } from './ledger.ts'
import { openStage, type Stage } from './stage.ts'

const USAGE = 'usage: restore'
const QUESTIONS = 100
const WRITES = 40

await script(USAGE, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-restore-'))
  try {
    await drill(join(folder, 'backup.maridaje'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function drill(file: string): Promise<void> {
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const at = performance.now()
    const result = await work()
    process.stdout.write(`${((performance.now() - at) / 1000).toFixed(1).padStart(6)} s  ${what}\n`)
    return result
  }
  const before = await timed('a database, a server, a worker', () => openStage(1))
  let house: House
  let answers: string[]
  try {
    house = await timed('a house with its people', () => evening(before))
    answers = await ask(before, house)
    await timed('backup', () => before.command('backup', '--out', file))
    process.stdout.write(`          ${(statSync(file).size / 1e6).toFixed(1)} MB, sealed\n`)
  } finally {
    await timed('everything destroyed', () => before.close())
  }
  const after = await timed('a new database, a server, a worker', () => openStage(1))
  try {
    await timed('restoration, every table compared by its hash', () =>
      after.command('restore', '--from', file, '--yes'),
    )
    await timed('check', () => after.command('check'))
    const again = await timed(`the same ${answers.length} questions`, () => ask(after, house))
    const other = answers.filter((answer, n) => answer !== again[n]).length
    process.stdout.write(`${answers.length - other} of ${answers.length} answers are the same, byte for byte\n`)
    if (other > 0) throw new Error(`${other} answers are other than before`)
  } finally {
    await after.close()
  }
}

async function evening(stage: Stage): Promise<House> {
  const [house] = await openHouses(stage, ['La Casa del Respaldo'])
  if (!house) throw new Error('no house')
  await house.owner.need('PATCH', `/restaurants/${house.slug}`, { is_public: true })
  const ledger = openLedger()
  for (let n = 0; n < WRITES; n++) {
    await ledger.chosen(house, n)
    await ledger.decided(house, n)
  }
  return house
}

async function ask(stage: Stage, house: House): Promise<string[]> {
  const guest = new Guest(stage.proxy.url, 'guest')
  const next = questions(
    house.dishes.map(({ dish }) => dish),
    house.slug,
  )
  const answers: string[] = []
  for (let n = 0; n < QUESTIONS; n++)
    answers.push(JSON.stringify(await guest.need('POST', '/pairings', JSON.parse(next()))))
  return answers
}
