/** The named styles as if each were a wine: what a list could have, to name what it lacks. */
import { WINE_WIDTH } from '../domain/profile.ts'
import { STRUCTURES, WINE_INDEX } from '../domain/vocabulary.ts'
import type { WineReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { buildWineTable, type WineTable } from './wine-table.ts'

const CONFIDENCE = 0.85

export function styleTable(knowledge: Knowledge): WineTable {
  const readings = knowledge.tables.styles.rows.map((style): WineReading => {
    const values = new Float32Array(WINE_WIDTH)
    for (const key of STRUCTURES) values[WINE_INDEX[key]] = style[key]
    for (const [aroma, value] of style.aromas) values[WINE_INDEX[aroma]] = value
    return {
      input: { name: style.es },
      kind: 'wine',
      producer: null,
      label: null,
      grapes: style.grapes,
      grapesStated: true,
      region: style.regions[0] ?? null,
      country: null,
      vintage: null,
      abvPercent: null,
      colour: style.colour,
      type: style.type,
      style: style.id,
      styleClass: style.class,
      confidence: CONFIDENCE,
      unknown: [],
      profile: {
        values,
        confidence: new Float32Array(WINE_WIDTH).fill(CONFIDENCE),
        origins: new Array(WINE_WIDTH).fill('lookup'),
        causes: new Map(),
      },
    }
  })
  return buildWineTable(readings, knowledge)
}
