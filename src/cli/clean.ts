import { cleanData } from '../app/clean-data.ts'
import { ROOT } from '../config.ts'
import { command, count, file, flag, text, usage } from './command.ts'

const GATE_FAILED = 3
const SPARE_MEMORY_MB = 1_500

export const clean = command({
  name: 'clean',
  summary:
    'Clean what `source` read, or CSV and JSON of wines and dishes: formats, doubles, gaps, outliers; with a report',
  example: 'maridaje clean --in data/interim --out data/processed/cleaned',
  options: {
    in: { ...file, placeholder: 'DIR', summary: 'folder or file to clean' },
    out: { ...file, placeholder: 'DIR', summary: 'folder for the cleaned files, the report and the stages' },
    date: text('the day that counts as today, yyyy-mm-dd (today when not said)', 'DATE'),
    seed: count(1, 'seed of what is drawn'),
    memory: count(SPARE_MEMORY_MB, 'megabytes that the database may hold'),
    home: { ...file, placeholder: 'DIR', summary: 'where versions are kept (MARIDAJE_HOME when not said)' },
    unkept: flag('do not keep the result as a version'),
  },
  async run({ in: from, out, date, seed, memory, home, unkept, json }, { print, config }) {
    if (from === undefined || out === undefined)
      throw usage('--in and --out are needed', 'For example: maridaje clean --in data/interim --out cleaned')
    const now = new Date().toISOString()
    const runDate = date ?? now.slice(0, 10)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(runDate) || Number.isNaN(Date.parse(runDate)))
      throw usage(`--date is a day such as 2026-11-26, not "${runDate}"`)
    const announce = (point: string) => {
      if (point.endsWith(':done')) print.talk(point.replace(':done', ''))
    }
    const request = {
      in: from,
      out,
      runDate,
      seed,
      memoryMb: Math.max(256, memory),
      keptAt: unkept ? null : now,
      announce,
    }
    const { version, report, passed } = await cleanData(request, { root: ROOT, home: home ?? config.home })
    if (json)
      print.json({
        version,
        out,
        passed,
        tables: report.tables.map(({ columns: _, ...table }) => table),
        gates: report.gates,
        notes: report.notes,
      })
    else {
      for (const { table, read, kept, rejected, added } of report.tables)
        print.line(`${table.padEnd(12)}read ${read}, kept ${kept}, rejected ${rejected}, added ${added}`)
      for (const { text: note } of report.notes) print.talk(note)
      for (const { id, value, most, ok } of report.gates)
        print.line(`${ok ? 'passes' : 'FAILS '}  ${id.padEnd(14)}${value} (at most ${most})`)
      print.line(`version ${version}; ${out}/report.html shows what was done`)
    }
    return passed ? 0 : GATE_FAILED
  },
})
