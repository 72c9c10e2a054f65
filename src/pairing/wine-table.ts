/** A wine list as columns of numbers, built once per version of the list and never changed. */

import { WINE_WIDTH } from '../domain/profile.ts'
import { STYLE_CLASSES, type StyleClass, WINE_KEYS } from '../domain/vocabulary.ts'
import type { WineReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { twinsOf } from './twins.ts'

export interface WineTable {
  /** number of wines */
  readonly size: number
  /** index of each wine in the list as given (other kinds of drink are left out) */
  readonly rows: Int32Array
  /** columns[k][i] is the value of WINE_KEYS[k] of wine i, 0..1 */
  readonly columns: readonly Float32Array[]
  readonly confidence: readonly Float32Array[]
  /** index into STYLE_CLASSES */
  readonly styleClass: Uint8Array
  /** id of styles.csv */
  readonly style: readonly string[]
  readonly grapes: readonly (readonly string[])[]
  /** region and all it lies in, country last */
  readonly regions: readonly (readonly string[])[]
  /** 0..1: how surely each wine is a typical example of its style */
  readonly typicality: Float32Array
  /** 1 where the list offers a surer example of the same named style, else 0 */
  readonly twin: Uint8Array
  readonly readings: readonly WineReading[]
}

/** Keeps only what is wine. @param readings the whole list in its order */
export function buildWineTable(readings: readonly WineReading[], knowledge: Knowledge): WineTable {
  const kept: number[] = []
  for (const [row, reading] of readings.entries()) if (reading.kind === 'wine') kept.push(row)
  const wines = kept.map((row) => readings[row]!)
  const columns = WINE_KEYS.map(() => new Float32Array(wines.length))
  const confidence = WINE_KEYS.map(() => new Float32Array(wines.length))
  const styleClass = new Uint8Array(wines.length)
  for (const [i, wine] of wines.entries()) {
    for (let k = 0; k < WINE_WIDTH; k++) {
      columns[k]![i] = wine.profile.values[k]!
      confidence[k]![i] = wine.profile.confidence[k]!
    }
    styleClass[i] = STYLE_CLASSES.indexOf(wine.styleClass)
  }
  const regions = wines.map((wine) => regionChain(wine, knowledge))
  const typical = Float32Array.from(wines, (wine, i) => typicality(wine, regions[i]!, knowledge))
  return Object.freeze({
    size: wines.length,
    rows: Int32Array.from(kept),
    columns,
    confidence,
    styleClass,
    style: wines.map((wine) => wine.style),
    grapes: wines.map((wine) => wine.grapes),
    regions,
    typicality: typical,
    twin: twinsOf(wines, typical, knowledge),
    readings: wines,
  })
}

export function styleClassOf(table: WineTable, row: number): StyleClass {
  return STYLE_CLASSES[table.styleClass[row]!]!
}

/** Its grape stated, from a region known for the style, by a known house, led by the style's first grape: shares are judgement. */
function typicality(wine: WineReading, regions: readonly string[], knowledge: Knowledge): number {
  const style = knowledge.tables.styles.byId.get(wine.style)
  const fromHome = style?.regions.some((region) => regions.includes(region)) === true
  const byFirstGrape = style?.grapes[0] !== undefined && style.grapes[0] === wine.grapes[0]
  return (
    0.3 * Number(wine.grapesStated) +
    0.3 * Number(fromHome) +
    0.2 * Number(wine.producer !== null) +
    0.2 * Number(byFirstGrape)
  )
}

function regionChain(wine: WineReading, knowledge: Knowledge): string[] {
  const chain: string[] = []
  let at = wine.region === null ? undefined : knowledge.tables.regions.byId.get(wine.region)
  while (at && !chain.includes(at.id)) {
    chain.push(at.id)
    at = at.parent === '' ? undefined : knowledge.tables.regions.byId.get(at.parent)
  }
  if (wine.country) chain.push(wine.country)
  return chain
}
