/** The panel: blind judgements by language models acting as sommeliers of different schools (data/panel/README.md). */
import { STYLE_CLASSES } from '../domain/vocabulary.ts'
import { id, list, listOf, oneOf, type RowOf, required, text } from './columns.ts'
import { structure } from './tables.ts'

export const PANEL_TABLES = {
  judges: { id, school: required, source: list, note: text },
  /** lines as menus print them, beside the dishes of dishes.csv */
  lines: { id, text: required, source: list, note: text },
  judgements: {
    /** id of dishes.csv or of lines.csv */
    id,
    judge: id,
    best: oneOf(STYLE_CLASSES),
    accepted: listOf(STYLE_CLASSES),
    forbidden: listOf(STYLE_CLASSES),
    /** ids of grapes.csv, best first */
    grapes: list,
  },
  wines: {
    /** id of styles.csv or grapes.csv */
    id,
    kind: oneOf(['style', 'grape']),
    judge: id,
    ...structure,
  },
} as const

export type Judge = RowOf<(typeof PANEL_TABLES)['judges']>
export type PanelLine = RowOf<(typeof PANEL_TABLES)['lines']>
export type Judgement = RowOf<(typeof PANEL_TABLES)['judgements']>
export type WineJudgement = RowOf<(typeof PANEL_TABLES)['wines']>
