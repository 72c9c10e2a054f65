/** Options with some of their numbers changed, named by their path. */
import { MaridajeError } from '../../errors.ts'
import type { Trial } from '../../learners/search/space.ts'

/** A path that leads to no number of the options is a misspelling, and said so. */
export function withChanges<T extends object>(options: T, changes: Trial): T {
  const changed = structuredClone(options)
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let at: unknown = changed
    for (const name of names) at = isObject(at) ? at[name] : undefined
    if (!isObject(at) || typeof at[last] !== 'number' || typeof value !== 'number')
      throw new MaridajeError('usage', `There is no option "${path}" that is a number`)
    at[last] = value
  }
  return changed
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
