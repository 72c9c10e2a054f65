/** A folder for one test file, gone when it ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'

export function scratchFolder(): { path(name: string): string; write(name: string, text: string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-tables-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)
  return {
    path,
    write(name, text) {
      writeFileSync(path(name), text)
      return path(name)
    },
  }
}

/** A cellar of every kind of column; whether a wine is dear follows from grape, age and words. */
export function cellarCsv(rows: number, seed: number): string {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  const lines = Array.from({ length: rows }, (_, i) => {
    const grapes = [pick(['Malbec', 'Merlot', 'Tannat', 'Quebranta']), pick(['Syrah', 'Torontel'])]
    const year = 2005 + random.below(18)
    const isReserve = random.next() < 0.4
    const note = `${pick(['fruta madura', 'hierbas secas', 'notas de cuero'])} y ${isReserve ? 'crianza larga en barrica' : 'final corto y simple'} para ${pick(['carnes', 'pastas', 'quesos'])} del norte botella ${i % 90}`
    const worth = (grapes[0] === 'Malbec' ? 1 : 0) + (isReserve ? 1 : 0) + (year < 2012 ? 1 : 0)
    const price = 30 + 25 * worth + 4 * random.normal()
    const abv = random.next() < 0.1 ? '' : (12 + worth + 0.3 * random.normal()).toFixed(1).replace('.', ',')
    const day = `${year}-0${1 + random.below(9)}-1${random.below(10)}`
    const list = `"['${grapes.join("', '")}']"`
    return `${i},${list},"${abv}",${day},${note},"[${year}, ${year + 1}]",Bodega ${i % 60},${worth >= 2 ? 'caro' : 'barato'},${price.toFixed(2)}`
  })
  return `id,grapes,abv,bottled,note,vintages,house,level,price\n${lines.join('\n')}\n`
}
