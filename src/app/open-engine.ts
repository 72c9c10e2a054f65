/** The engine as it is released: knowledge and model from the repository. */
import { join } from 'node:path'
import { loadReleased } from '../modeling/registry.ts'
import { createEngine, type Engine } from '../pairing/engine.ts'
import { openKnowledge } from './kept-knowledge.ts'

/** @param root the repository's folder @param home the program's own folder, where what was read is kept */
export async function openEngine({ root, home }: { root: string; home?: string }): Promise<Engine> {
  const knowledge = await openKnowledge(
    join(root, 'data', 'knowledge'),
    home === undefined ? null : join(home, 'cache'),
  )
  return createEngine(knowledge, loadReleased(join(root, 'models'), knowledge))
}
