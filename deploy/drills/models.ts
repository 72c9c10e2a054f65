/** Models, as the platform's people handle them in a drill. */
import type { Guest } from './guest.ts'

/** Puts another registered model into production. @returns what happened, in words */
export async function promoteAnother(admin: Guest): Promise<string> {
  const { items } = await admin.need<{ items: { version: string; state: string }[] }>('GET', '/models')
  const other = items.find(({ state }) => state !== 'production')?.version
  if (!other) throw new Error(`${items.length} model is registered: there is none to promote`)
  await admin.need('POST', `/models/${other}/promote`, { share: 1, reason: 'the drill' })
  return other
}

export async function rollBack(admin: Guest): Promise<string> {
  const { version } = await admin.need<{ version: string }>('POST', '/models/rollback', { reason: 'the drill' })
  return version
}
