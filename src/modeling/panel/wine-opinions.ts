/** What the panel says of styles and grapes, beside what the knowledge holds: where the two are far apart, somebody should look. */
import { STRUCTURES, type Structure } from '../../domain/vocabulary.ts'
import type { WineJudgement } from '../../knowledge/panel.ts'
import { mean } from '../../learners/metrics.ts'

export interface WineAgreement {
  /** styles and grapes that two judges or more know */
  wines: number
  /** mean absolute difference of two judges of one wine, by number of the structure */
  judges: Record<Structure, number>
  /** mean absolute difference of the panel's mean from the knowledge */
  knowledge: Record<Structure, number>
  /** the largest differences between the panel and the knowledge, widest first */
  apart: { id: string; kind: string; key: Structure; panel: number; knowledge: number }[]
}

/** @param known the structure that the knowledge holds for a style or grape */
export function wineAgreement(
  judgements: readonly WineJudgement[],
  known: (kind: WineJudgement['kind'], id: string) => Readonly<Record<Structure, number>> | undefined,
): WineAgreement {
  const groups = new Map<string, WineJudgement[]>()
  for (const one of judgements) {
    const key = `${one.kind} ${one.id}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const several = [...groups.values()].filter((group) => group.length > 1)
  const apart: WineAgreement['apart'] = []
  const judges = emptyLists()
  const knowledge = emptyLists()
  for (const group of several) {
    const { kind, id } = group[0]!
    const own = known(kind, id)
    for (const key of STRUCTURES) {
      for (const [i, a] of group.entries())
        for (const b of group.slice(i + 1)) judges[key].push(Math.abs(a[key] - b[key]))
      if (!own) continue
      const panel = mean(group.map((one) => one[key]))
      knowledge[key].push(Math.abs(panel - own[key]))
      apart.push({ id, kind, key, panel, knowledge: own[key] })
    }
  }
  apart.sort((a, b) => Math.abs(b.panel - b.knowledge) - Math.abs(a.panel - a.knowledge))
  return { wines: several.length, judges: means(judges), knowledge: means(knowledge), apart }
}

function emptyLists(): Record<Structure, number[]> {
  return Object.fromEntries(STRUCTURES.map((key) => [key, []])) as unknown as Record<Structure, number[]>
}

function means(lists: Record<Structure, number[]>): Record<Structure, number> {
  return Object.fromEntries(STRUCTURES.map((key) => [key, mean(lists[key])])) as Record<Structure, number>
}
