/**
 * What guests do decides on a canary, beside its errors and its speed (engines/canary-guard): chosen clearly less than
 * the model in production, it stops; tried for days and no worse, with its gates passed, it takes over.
 */
import { findRegistered, listRegistered, modelEvents } from '../../storage/model-registry.ts'
import type { TakenBy } from '../../storage/shared-feedback.ts'
import type { Around } from '../around.ts'
import { failedGates, openModelsRegistry, stopCanary } from '../models-registry/models-registry.ts'
import { SYSTEM } from '../who.ts'
import { isWorse, type Share, shareOf } from './compare-windows.ts'

export type Verdict = 'none' | 'goes on' | 'stopped' | 'promoted'

/** Fewer say nothing. */
const LEAST_OFFERS = 100
/** Where a third is chosen, one standard deviation of the difference is then 2 points. */
const ENOUGH_OFFERS = 1_000
/** A weekend is not a Tuesday. */
const LEAST_DAYS = 3
const DAY_MS = 86_400_000

/** @param recent what was taken of what each model offered, lately */
export async function judgeCanary(around: Around, recent: readonly TakenBy[]): Promise<Verdict> {
  const { production, canary } = around.engines.serving()
  if (!canary) return 'none'
  const taken = (version: string) => shareOf(recent.filter(({ model }) => model === version))
  const [ours, theirs] = [taken(production), taken(canary.version)]
  const reason = `chosen ${theirs.chosen} of ${theirs.offered}, against ${ours.chosen} of ${ours.offered} of ${production}`
  if (theirs.offered >= LEAST_OFFERS && isWorse(theirs, ours)) {
    await around.storage.across((db) =>
      db.transaction().execute((rows) => stopCanary(rows, 'candidate', { actor: SYSTEM.actor, reason })),
    )
    return 'stopped'
  }
  if (!isProven(theirs, ours) || !(await mayTakeOver(around, production, canary.version))) return 'goes on'
  await openModelsRegistry(around).promote(SYSTEM, canary.version, { share: 1, reason })
  return 'promoted'
}

/** Both were offered often enough for a difference to show, and there is none. */
function isProven(theirs: Share, ours: Share): boolean {
  return Math.min(theirs.offered, ours.offered) >= ENOUGH_OFFERS && !isWorse(theirs, ours)
}

/** A canary that somebody let in past a gate stays his to promote. */
async function mayTakeOver({ storage, now }: Around, production: string, version: string): Promise<boolean> {
  return storage.across(async (db) => {
    const [candidate, all, events] = [
      await findRegistered(db, version),
      await listRegistered(db),
      await modelEvents(db),
    ]
    const since = events.findLast((one) => one.version === version && one.event === 'canary')?.at
    if (!candidate || !since || now().getTime() - since.getTime() < LEAST_DAYS * DAY_MS) return false
    return (
      failedGates(
        candidate,
        all.find((one) => one.version === production),
      ).length === 0
    )
  })
}
