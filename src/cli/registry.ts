import { SYSTEM } from '../app/who.ts'
import type { ModelEntry } from '../contract/house/operations.ts'
import { command, text, usage, type Values } from './command.ts'
import { withPlatform } from './with-platform.ts'

const OPTIONS = {
  share: text('of the restaurants, 0 to 1, that it answers; 1 when not said', 'SHARE'),
  reason: text('why, for the log'),
}

export const registry = command({
  name: 'registry',
  summary: 'Models that all replicas share: list, add FOLDER, promote VERSION, rollback',
  example: 'maridaje registry promote ensemble-1a2b3c4d --share 0.1',
  takes: { name: 'list|add|promote|rollback', least: 1, most: 2 },
  options: OPTIONS,
  run: async (options, { config, print }) => {
    const act = readWords(options)
    await withPlatform(config, print.talk, async (around) => {
      const [{ openModelsRegistry }, { registerFolder }] = await Promise.all([
        import('../app/models-registry/models-registry.ts'),
        import('../app/models-registry/register-folder.ts'),
      ])
      const all = openModelsRegistry(around)
      const show = (model: ModelEntry) => (options.json ? print.json(model) : print.line(lineOf(model)))
      if (act.what === 'list') for (const model of await all.list()) show(model)
      if (act.what === 'promote') show(await all.promote(SYSTEM, act.version, { share: act.share, reason: act.reason }))
      if (act.what === 'rollback') show(await all.rollback(SYSTEM, act.reason))
      if (act.what === 'add') {
        const { version, isNew } = await registerFolder(around.storage, SYSTEM, act.folder)
        if (!isNew) print.talk(`${version} is registered already.`)
        show(await all.find(version))
      }
    })
  },
})

type Act =
  | { what: 'list' }
  | { what: 'add'; folder: string }
  | { what: 'promote'; version: string; share: number; reason: string }
  | { what: 'rollback'; reason: string }

function readWords({ args: [what, word], share = '1', reason = '' }: Values<typeof OPTIONS>): Act {
  if (what === 'list') return { what }
  if (what === 'rollback') return { what, reason }
  if (what === 'add') {
    if (word === undefined) throw usage('registry add needs the folder of a model', 'maridaje registry add models/…')
    return { what, folder: word }
  }
  if (what !== 'promote') throw usage(`registry takes list, add, promote or rollback, not "${what}"`)
  if (word === undefined) throw usage('registry promote needs a version: maridaje registry list')
  const given = Number(share)
  if (!(given >= 0.01 && given <= 1)) throw usage(`--share is a number from 0.01 to 1, not "${share}"`)
  return { what, version: word, share: given, reason }
}

function lineOf({ version, state, canary_share: share, made_at: at }: ModelEntry): string {
  const part = state === 'canary' ? `${Math.round(share * 100)} % of the restaurants` : ''
  return `${version.padEnd(28)}${state.padEnd(12)}${at.slice(0, 16).replace('T', ' ')}  ${part}`.trimEnd()
}
