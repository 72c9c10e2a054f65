/** The pedantic test of data/panel: every cell, every reference, every order; and how far its judges agree. */
import { join } from 'node:path'
import type { Tables } from '../src/knowledge/knowledge.ts'
import { type Agreement, agreementOf } from '../src/modeling/panel/opinions.ts'
import { type PanelProblem, readPanelFiles } from '../src/modeling/panel/read-panel.ts'
import { type WineAgreement, wineAgreement } from '../src/modeling/panel/wine-opinions.ts'

export interface PanelReport {
  problems: PanelProblem[]
  judges: number
  lines: number
  judgements: number
  agreement: Agreement
  wines: WineAgreement
}

export function checkPanel(folder: string, tables: Tables): PanelReport {
  const { panel, problems } = readPanelFiles(join(folder))
  const { judges, lines, judgements, wines } = panel
  problems.push(
    ...outOfOrder('judges.csv', judges),
    ...outOfOrder('lines.csv', lines),
    ...outOfOrder(
      'judgements.csv',
      judgements.map(({ id, judge }) => ({ id: `${id} ${judge}` })),
    ),
  )
  problems.push(
    ...outOfOrder(
      'wines.csv',
      wines.map(({ id, kind, judge }) => ({ id: `${id} ${kind} ${judge}` })),
    ),
  )
  for (const [i, { id, kind, judge }] of wines.entries()) {
    const at = (column: string, message: string) => problems.push({ file: 'wines.csv', row: i + 2, column, message })
    if (!(kind === 'style' ? tables.styles : tables.grapes).byId.has(id)) at('id', `"${id}" is no ${kind}`)
    if (!judges.some((one) => one.id === judge)) at('judge', `"${judge}" is not in judges.csv`)
  }
  const known = new Set([...tables.dishes.byId.keys(), ...lines.map(({ id }) => id)])
  const names = new Set(judges.map(({ id }) => id))
  for (const [i, { id, judge, best, accepted, forbidden, grapes }] of judgements.entries()) {
    const at = (column: string, message: string) =>
      problems.push({ file: 'judgements.csv', row: i + 2, column, message })
    if (!known.has(id)) at('id', `"${id}" is neither a dish nor a line of the panel`)
    if (!names.has(judge)) at('judge', `"${judge}" is not in judges.csv`)
    if (!accepted.includes(best)) at('accepted', `the best class ${best} is not among the accepted`)
    const both = forbidden.filter((name) => accepted.includes(name))
    if (both.length > 0) at('forbidden', `${both.join(', ')} is accepted too`)
    for (const grape of grapes) if (!tables.grapes.byId.has(grape)) at('grapes', `"${grape}" is not in grapes.csv`)
  }
  return {
    problems,
    judges: judges.length,
    lines: lines.length,
    judgements: judgements.length,
    agreement: agreementOf(judgements),
    wines: wineAgreement(wines, (kind, id) => (kind === 'style' ? tables.styles : tables.grapes).byId.get(id)),
  }
}

function outOfOrder(file: string, rows: readonly { id: string }[]): PanelProblem[] {
  return rows.flatMap(({ id }, i) => {
    const before = rows[i - 1]?.id
    return before === undefined || before < id
      ? []
      : [{ file, row: i + 2, column: 'id', message: `"${id}" must stand before "${before}", or is there twice` }]
  })
}
