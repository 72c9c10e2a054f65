import { compareData, dataVersions, restoreData } from '../app/data-versions.ts'
import { command, file, usage } from './command.ts'

export const data = command({
  name: 'data',
  summary: 'Versions of the data that were kept: list, diff [BEFORE [AFTER]], restore VERSION --out DIR',
  example: 'maridaje data restore 259ed1e5b0ec --out cleaned',
  takes: { name: 'list|diff|restore', least: 1, most: 3 },
  options: {
    out: { ...file, placeholder: 'DIR', summary: 'folder to restore into' },
    home: { ...file, placeholder: 'DIR', summary: 'where versions are kept (MARIDAJE_HOME when not said)' },
  },
  async run({ args, out, home: given, json }, { print, config }) {
    const [what, first, second] = args
    const home = given ?? config.home
    if (what === 'list') {
      const versions = dataVersions(home)
      if (json) for (const version of versions) print.json(version)
      else
        for (const { number, version, made_by: by, kept_at: at, files } of versions)
          print.line(
            `${String(number).padStart(4)}  ${version}  ${by.padEnd(6)}${at.slice(0, 16).replace('T', ' ')}  ${files.length} files`,
          )
      if (versions.length === 0)
        print.talk('Nothing is kept yet: `maridaje clean` and `maridaje merge` keep what they make.')
    } else if (what === 'diff') {
      const versions = dataVersions(home)
      const last = versions.at(-1)
      // What `clean` and `merge` made is not compared with one another unless somebody says so.
      const before =
        first ?? versions.findLast((one) => one !== last && one.made_by === last?.made_by)?.version ?? 'last'
      const after = second ?? 'last'
      const difference = compareData(home, before, after)
      if (json) print.json(difference)
      else {
        print.line(`${difference.before} → ${difference.after}`)
        for (const [sign, paths] of [
          ['+', difference.added],
          ['-', difference.removed],
          ['~', difference.changed],
          ['=', difference.same],
        ] as const)
          for (const path of paths) print.line(`${sign} ${path}`)
        for (const { table, before: was, after: is } of difference.records)
          print.line(`${table}: ${was} → ${is} records`)
        for (const { rule, before: was, after: is } of difference.rules) print.line(`${rule}: ${was} → ${is}`)
      }
    } else if (what === 'restore') {
      if (first === undefined || out === undefined)
        throw usage('data restore needs a version and --out', 'For example: maridaje data restore last --out cleaned')
      const { version, files } = await restoreData(home, first, out)
      if (json) print.json({ version, out, files: files.map(({ path }) => path) })
      else print.line(`${version}: ${files.length} files in ${out}`)
    } else throw usage(`data takes list, diff or restore, not "${what}"`)
  },
})
