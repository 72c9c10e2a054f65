/** Which models there are, and which of them serves: for all replicas at once. */
import type { ModelEntry, PromoteRequest } from '../../contract/house/operations.ts'
import { MaridajeError } from '../../errors.ts'
import { Manifest } from '../../modeling/manifest.ts'
import { gatesFor } from '../../modeling/report/compare-models.ts'
import { writeAudit } from '../../storage/audit.ts'
import {
  findRegistered,
  listRegistered,
  lockPromotions,
  type ModelEvent,
  modelEvents,
  noteModel,
  type RegisteredModel,
  setModelState,
} from '../../storage/model-registry.ts'
import type { Rows } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'

export interface ModelsRegistry {
  list(): Promise<ModelEntry[]>
  find(version: string): Promise<ModelEntry>
  /** Whether it ever answered anybody. */
  wasTried(version: string): Promise<boolean>
  /** A share below 1 makes it a canary. A gate that it fails asks for a reason. */
  promote(who: Who, version: string, request: PromoteRequest): Promise<ModelEntry>
  /** Takes back what was done last: a canary stops; without one, the version that served before serves again. */
  rollback(who: Who, reason: string): Promise<ModelEntry>
}

export function openModelsRegistry({ storage, engines }: Around): ModelsRegistry {
  const decide = <T>(work: (rows: Rows) => Promise<T>): Promise<T> =>
    storage.across((db) =>
      db.transaction().execute(async (rows) => {
        await lockPromotions(rows)
        return work(rows)
      }),
    )
  const find = async (version: string) =>
    toEntry(await storage.across((db) => required(findRegistered(db, version), version)))
  return {
    list: async () => (await storage.across(listRegistered)).map(toEntry),
    find,
    wasTried: async (version) =>
      (await storage.across(modelEvents)).some((one) => one.version === version && one.event !== 'registered'),
    promote: async (who, version, { share, reason = '' }) => {
      await storage.across((db) => required(findRegistered(db, version), version))
      // What this program cannot use would serve nobody: told before anything changes.
      await engines.tryOut(version)
      await decide(async (rows) => {
        const candidate = await required(findRegistered(rows, version), version)
        const serving = (await listRegistered(rows)).find(({ state }) => state === 'production')
        if (serving?.version === version) throw new MaridajeError('conflict', `${version} serves already`)
        requireGates(candidate, serving, reason)
        await stopCanary(rows, 'archived', { actor: who.actor, reason: `${version} takes its place` }, version)
        if (share < 1) await setModelState(rows, version, 'canary', share)
        else {
          if (serving) await setModelState(rows, serving.version, 'archived')
          await setModelState(rows, version, 'production')
        }
        await noteModel(rows, version, share < 1 ? 'canary' : 'promoted', { reason, actor: who.actor })
        const details = { share, before: serving?.version ?? null }
        await writeAudit(rows, null, {
          actor: who.actor,
          role: who.role,
          action: 'model.promoted',
          subject: version,
          details,
        })
      })
      return find(version)
    },
    rollback: async (who, reason) => {
      const by = { actor: who.actor, reason }
      const audit = { actor: who.actor, role: who.role, action: 'model.rolled_back' }
      const version = await decide(async (rows) => {
        const stopped = await stopCanary(rows, 'candidate', by)
        const all = await listRegistered(rows)
        const serving = all.find(({ state }) => state === 'production')
        if (!serving) throw new MaridajeError('not_found', 'No model serves')
        if (stopped !== null) {
          await writeAudit(rows, null, { ...audit, subject: stopped })
          return serving.version
        }
        const before = servedBefore(await modelEvents(rows)).at(-1)
        if (before === undefined || !all.some(({ version }) => version === before))
          throw new MaridajeError('not_found', `Nothing is known to have served before ${serving.version}`)
        await engines.tryOut(before)
        await setModelState(rows, serving.version, 'archived')
        await setModelState(rows, before, 'production')
        await noteModel(rows, before, 'rolled_back', by)
        await writeAudit(rows, null, { ...audit, subject: before, details: { before: serving.version } })
        return before
      })
      return find(version)
    },
  }
}

/** @returns the canary that was, or null */
export async function stopCanary(
  rows: Rows,
  state: 'candidate' | 'archived',
  by: { actor: string; reason: string },
  except = '',
): Promise<string | null> {
  const canary = (await listRegistered(rows)).find((one) => one.state === 'canary')
  if (!canary || canary.version === except) return null
  await setModelState(rows, canary.version, state)
  await noteModel(rows, canary.version, 'stopped', by)
  return canary.version
}

/** The versions that served before the one that does, the latest last: promotions push, rollbacks pop. */
export function servedBefore(events: readonly ModelEvent[]): string[] {
  const stack: string[] = []
  for (const { event, version } of events)
    if (event === 'promoted') stack.push(version)
    else if (event === 'rolled_back') stack.pop()
  return stack.slice(0, -1)
}

function requireGates(candidate: RegisteredModel, serving: RegisteredModel | undefined, reason: string): void {
  const failed = failedGates(candidate, serving)
  if (failed.length === 0 || reason.trim() !== '') return
  const told = failed.map(({ name, value, limit }) => `${name} ${value.toFixed(3)} < ${limit.toFixed(3)}`)
  throw new MaridajeError('gate_failed', `${candidate.version} fails ${told.join(', ')}`, {
    hint: 'Say a reason why it shall serve all the same.',
  })
}

/** By the numbers of both, not by what the candidate says of itself. */
export function failedGates(candidate: RegisteredModel, serving: RegisteredModel | undefined) {
  const manifest = Manifest.parse(candidate.manifest)
  const gates = gatesFor(manifest, serving ? Manifest.parse(serving.manifest) : manifest)
  return gates.filter(({ ok }) => !ok)
}

async function required(found: Promise<RegisteredModel | null>, version: string): Promise<RegisteredModel> {
  const model = await found
  if (!model)
    throw new MaridajeError('not_found', `There is no model ${version.slice(0, 80)} in the register`, {
      hint: 'What there is: maridaje registry list, or GET /api/v1/models. A folder is added with maridaje registry add.',
    })
  return model
}

function toEntry({ version, state, canaryShare, madeAt, manifest, card }: RegisteredModel): ModelEntry {
  const { metrics, gates } = Manifest.parse(manifest)
  return { version, state, canary_share: canaryShare, made_at: madeAt.toISOString(), metrics, gates, card }
}
