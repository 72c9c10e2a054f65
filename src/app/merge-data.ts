/** Joins cleaned data to pairings; the engine's rules label what nobody has judged. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { WineRecord } from '../cleansing/merge/from-records.ts'
import { loadMerging, type MenuRecord, type Merged, type Merging, merge } from '../cleansing/merge/merge.ts'
import { keyOfDish, type PairingRow } from '../cleansing/merge/rows.ts'
import { keepVersion } from '../cleansing/versions/store.ts'
import { fnv1a32 } from '../domain/hash.ts'
import { foldOf } from '../modeling/folds.ts'
import type { Engine } from '../pairing/engine.ts'
import { openEngine } from './open-engine.ts'

export interface MergeRequest {
  in: string
  out: string
  seed: number
  memoryMb: number
  /** RFC 3339; null keeps no version */
  keptAt: string | null
}

export async function mergeData(
  request: MergeRequest,
  { root, home }: { root: string; home: string },
): Promise<Merged> {
  const engine = await openEngine({ root, home })
  const tools = {
    readDish: engine.readDish,
    readWine: engine.readWine,
    knowledge: engine.knowledge,
    foldOf: foldOf(engine.knowledge),
    labelByRules: (menus: readonly MenuRecord[], wines: readonly WineRecord[], merging: Merging) =>
      labelByRules(engine, menus, wines, merging),
  }
  const merged = await merge(
    { ...request, threads: availableParallelism() },
    tools,
    loadMerging(join(root, 'data', 'cleansing')),
  )
  if (request.keptAt !== null)
    await keepVersion(join(home, 'data'), request.out, merged.files, {
      version: merged.version,
      made_by: 'merge',
      kept_at: request.keptAt,
    })
  return merged
}

/** Of each dish the wines that the rules put first and last, where they are clearly apart. */
function labelByRules(
  engine: Engine,
  menus: readonly MenuRecord[],
  wines: readonly WineRecord[],
  { rule, weights }: Merging,
): PairingRow[] {
  const sample = [...wines]
    .sort((a, b) => fnv1a32(a.wine_id) - fnv1a32(b.wine_id))
    .filter((wine) => engine.readWine(inputOf(wine)).kind === 'wine')
    .slice(0, rule.wines)
  if (sample.length < 2 * rule.each) return []
  const table = engine.readList(sample.map(inputOf))
  const dishes = new Map<string, MenuRecord[]>()
  for (const record of menus) dishes.set(record.dish, [...(dishes.get(record.dish) ?? []), record])
  return [...dishes].slice(0, rule.dishes).flatMap(([text, records]) => {
    const first = records[0]!
    const reading = engine.readDish({
      dish: text,
      ...(first.section ? { section: first.section } : {}),
      ...(first.description ? { description: first.description } : {}),
    })
    if (reading.kind !== 'food') return []
    const logits = engine.scorers.rules.scoreAll(reading, table)
    const order = sample.map((_, row) => row).sort((a, b) => logits[b]! - logits[a]! || a - b)
    const [best, worst] = [order.slice(0, rule.each), order.slice(-rule.each)]
    if (logits[best[0]!]! - logits[worst.at(-1)!]! < rule.apart) return []
    const row =
      (label: 0 | 1) =>
      (at: number): PairingRow => ({
        ...keyOfDish(text, reading),
        dishText: text,
        wineOrStyleId: sample[at]!.wine_id,
        wineText: sample[at]!.name,
        label,
        weight: weights.rule,
        origin: 'rule',
        source: 'rules',
        sommelier: '',
        lang: first.lang,
        madeBy: '',
        recordIds: [...records.map(({ record_id }) => record_id), sample[at]!.record_id],
      })
    return [...best.map(row(1)), ...worst.map(row(0))]
  })
}

function inputOf({ name, producer, grapes, region, country, vintage }: WineRecord) {
  const further = {
    producer,
    grape: grapes.replaceAll('|', ' ').replaceAll('-', ' '),
    region: region.replaceAll('-', ' '),
    country,
    vintage,
  }
  return { name, ...Object.fromEntries(Object.entries(further).filter(([, cell]) => cell !== '')) }
}
