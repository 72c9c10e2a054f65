/** The engine as it is released: knowledge and model from the repository. */
import { join } from 'node:path'
import { loadKnowledge } from '../knowledge/load.ts'
import { loadReleased } from '../modeling/registry.ts'
import { createEngine, type Engine } from '../pairing/engine.ts'

/** @param root the repository's folder */
export function openEngine(root: string): Engine {
  const knowledge = loadKnowledge(join(root, 'data', 'knowledge'))
  return createEngine(knowledge, loadReleased(join(root, 'models'), knowledge))
}
