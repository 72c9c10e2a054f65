import { resolve } from 'node:path'
import { mergeData } from '../app/merge-data.ts'
import { ROOT } from '../config.ts'
import { command, count, file, flag, usage } from './command.ts'

export const merge = command({
  name: 'merge',
  summary: 'Join cleaned menus, wines and recommendations to pairings.parquet, each row with where it came from',
  example: 'maridaje merge --in cleaned --out data/processed',
  options: {
    in: { ...file, placeholder: 'DIR', summary: 'folder that `clean` wrote' },
    out: { ...file, placeholder: 'DIR', summary: 'folder for pairings.parquet' },
    seed: count(1, 'seed of what is drawn'),
    memory: count(1_500, 'megabytes that the database may hold'),
    home: { ...file, placeholder: 'DIR', summary: 'where versions are kept (MARIDAJE_HOME when not said)' },
    unkept: flag('do not keep the result as a version'),
  },
  async run({ in: from, out, seed, memory, home, unkept, json }, { print, config }) {
    if (from === undefined || out === undefined)
      throw usage('--in and --out are needed', 'For example: maridaje merge --in cleaned --out data/processed')
    if (resolve(from) === resolve(out)) throw usage('--out is another folder than --in: both have a manifest.json')
    const keptAt = unkept ? null : new Date().toISOString()
    const merged = await mergeData(
      { in: from, out, seed, memoryMb: Math.max(256, memory), keptAt },
      { root: ROOT, home: home ?? config.home },
    )
    if (json) return print.json(merged)
    print.line(`${merged.rows} pairings: ${sentence(merged.origins)}`)
    print.line(`by fold: ${sentence(merged.folds)}`)
    if (Object.keys(merged.refused).length > 0) print.talk(`refused: ${sentence(merged.refused)}`)
    print.line(`version ${merged.version}`)
  },
})

function sentence(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')
}
