/** Models, as the platform's people handle them in a drill. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../scripts/plan.ts'
import type { Guest } from './guest.ts'
import type { Stage } from './stage.ts'

/** Registers another model of models/ and puts it into production. @returns its version */
export async function promoteAnother(stage: Stage, admin: Guest): Promise<string> {
  const shelf = join(ROOT, 'models')
  const { version: released }: { version: string } = JSON.parse(readFileSync(join(shelf, 'released.json'), 'utf8'))
  const other = readdirSync(shelf).find((name) => name !== released && existsSync(join(shelf, name, 'manifest.json')))
  if (!other) throw new Error('models/ holds the released model alone: there is none to promote')
  await stage.command('registry', 'add', join(shelf, other))
  await admin.need('POST', `/models/${other}/promote`, { share: 1, reason: 'the drill' })
  return other
}

export async function rollBack(admin: Guest): Promise<string> {
  const { version } = await admin.need<{ version: string }>('POST', '/models/rollback', { reason: 'the drill' })
  return version
}
