/** The tutorial's table: a forest on three flavor columns, beside the best that any model could do. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export const FLAVOR_COLUMNS = ['flavor_profile_1', 'flavor_profile_2', 'flavor_profile_3'] as const
export const TUTORIAL_TARGET = 'wine_variant'

export function isTutorial(header: readonly string[]): boolean {
  return [...FLAVOR_COLUMNS, TUTORIAL_TARGET].every((column) => header.includes(column))
}

const Sidecar = z.object({ sha256: z.string(), bayes_accuracy: z.number(), rows: z.int(), seed: z.int() })

/** `mock` leaves the accuracy of a perfect model beside the table: it follows from how the wines were drawn, not from the rows. */
export function writeSidecar(
  csvPath: string,
  csv: string,
  about: { bayesAccuracy: number; rows: number; seed: number },
): void {
  const { bayesAccuracy, rows, seed } = about
  const sidecar = { sha256: createHash('sha256').update(csv).digest('hex'), bayes_accuracy: bayesAccuracy, rows, seed }
  writeFileSync(`${csvPath}.json`, `${JSON.stringify(sidecar)}\n`)
}

/** Null where nobody left it, or the table is not the one it was left for. @param hash of the table's bytes */
export function readBayesAccuracy(csvPath: string, hash: string): number | null {
  const path = `${csvPath}.json`
  if (!existsSync(path)) return null
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
  const read = Sidecar.safeParse(json)
  return read.success && read.data.sha256 === hash ? read.data.bayes_accuracy : null
}
