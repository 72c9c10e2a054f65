/**
 * The state that GraphQL pages keep flat: each object under its id, references as `{type: 'id', id}` or `{__ref}`,
 * fields with their arguments in the key (`items({"filter":"ALL"})`). Put together again as far as a product is deep.
 */
import { isObject, type Json } from './json-walk.ts'

const MAX_DEPTH = 8
const MAX_STEPS = 300_000

/** The objects whose id begins so; none where the data is no such state. */
export function readApolloState(state: unknown, idStart: string): Json[] {
  if (!isObject(state)) return []
  const roots = Object.entries(state).filter(
    ([id, value]) => id.startsWith(idStart) && isObject(value) && !id.slice(idStart.length).includes('.'),
  )
  const budget = { left: MAX_STEPS }
  return roots.flatMap(([, value]) => {
    const whole = put(value, state, budget, 0)
    return isObject(whole) ? [whole] : []
  })
}

function put(value: unknown, state: Json, budget: { left: number }, depth: number): unknown {
  if (--budget.left < 0 || depth > MAX_DEPTH || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => put(item, state, budget, depth))
  if (!isObject(value)) return value
  const reference = value.__ref ?? (value.type === 'id' ? value.id : undefined)
  if (typeof reference === 'string' && Object.hasOwn(state, reference))
    return put(state[reference], state, budget, depth + 1)
  // `{type: 'json', json: […]}` wraps plain values.
  if (value.type === 'json' && 'json' in value) return value.json
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(/\(.*$/s, ''), put(item, state, budget, depth + 1)]),
  )
}
