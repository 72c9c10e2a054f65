/** The released engine and the knowledge, as tests of what they say need them. */
import { openEngine } from '../src/app/open-engine.ts'
import { ROOT } from '../src/config.ts'

export const engine = await openEngine({ root: ROOT })
export const { knowledge } = engine
