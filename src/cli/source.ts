import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKnowledge } from '../app/kept-knowledge.ts'
import { source as runSource, type SourceResult } from '../app/source.ts'
import { RECORD_KINDS, type RecordKind } from '../contract/records.ts'
import { command, flag, type Option, text, usage } from './command.ts'
import type { Print } from './print.ts'

const kind: Option<RecordKind | null> = {
  placeholder: RECORD_KINDS.join('|'),
  summary: 'what the sources hold (told from their content when not said)',
  read: (given) => {
    const known = RECORD_KINDS.find((one) => one === given)
    if (given !== undefined && known === undefined)
      throw usage(`--kind is one of ${RECORD_KINDS.join(', ')}, not "${given}"`)
    return known ?? null
  },
}

/** Variables with which a member opens what is closed to others; who runs this says who he is in MARIDAJE_CONTACT. */
const KEYS = ['MARIDAJE_GUILDSOMM_COOKIE', 'MARIDAJE_WINESPECTATOR_COOKIE'] as const

export const source = command({
  name: 'source',
  summary: 'Read menus, wine lists and texts from sites, files and folders to records with their sources',
  example: 'maridaje source carta.html https://example.com/menu --out data/interim/casa',
  takes: { name: 'URL|FILE|DIR', least: 1 },
  options: {
    out: text('folder for the records and the raw input', 'DIR'),
    kind,
    resume: flag('go on with the run that was left in --out; nothing is fetched twice'),
  },
  async run({ args, out, kind, resume, json }, { print, config }) {
    if (out === undefined)
      throw usage('--out is missing', 'For example: maridaje source carta.html --out data/interim/casa')
    if (args.some((word) => word.trim() === '')) throw usage('An empty word is no address and no file')
    const cancel = new AbortController()
    const onInterrupt = () => cancel.abort(new Error('stopped'))
    process.once('SIGINT', onInterrupt)
    try {
      const knowledge = await openKnowledge(join(config.root, 'data', 'knowledge'), join(config.home, 'cache'))
      const result = await runSource(
        { inputs: args, out, kind, resume },
        {
          knowledge,
          now: () => Date.now(),
          guest: { version: versionOf(config.root), contact: process.env.MARIDAJE_CONTACT },
          keys: Object.fromEntries(KEYS.map((name) => [name, process.env[name]])),
          talk: print.talk,
          signal: cancel.signal,
        },
      )
      show(result, out, json, print)
      return result.exit
    } catch (error) {
      if (!cancel.signal.aborted) throw error
      print.talk(
        `Stopped. What was fetched is kept; go on with: maridaje source ${args.join(' ')} --out ${out}${kind ? ` --kind ${kind}` : ''} --resume`,
      )
      return 1
    } finally {
      process.removeListener('SIGINT', onInterrupt)
    }
  },
})

function versionOf(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}

/** One line a source; what gave nothing says why. */
function show({ manifest, empty }: SourceResult, out: string, json: boolean, print: Print): void {
  for (const report of manifest.sources) {
    if (json) print.json(report)
    else
      print.line(
        `${report.source}: ${report.error ?? `${report.records} records (${report.connector ?? 'nothing found'}), ${report.unread} lines unread`}`,
      )
  }
  const { read, kept, rejected, menu, wine, sommelier } = manifest.counts
  if (json) print.json({ out, version: manifest.version, counts: manifest.counts, empty })
  else
    print.line(
      `${out}: ${kept} kept + ${rejected} rejected = ${read} read; ${menu} dishes, ${wine} wines, ${sommelier} statements; data version ${manifest.version}`,
    )
  for (const input of empty) print.talk(`${input} gave nothing`)
}
