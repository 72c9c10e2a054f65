/** Re-scores logged requests with a candidate beside the model that serves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WineInput } from '../contract/requests.ts'
import { MaridajeError } from '../errors.ts'
import { type Replay, replay } from '../modeling/replay/replay.ts'
import { type ReadRequests, readRequests } from '../modeling/replay/requests.ts'
import { readWineFile } from './list-files.ts'
import { openModel, shelfOf } from './models.ts'
import { openEngine } from './open-engine.ts'

export interface ReplayTask {
  requests: string
  candidate: string
  root: string
  home: string
  seed: number
}

export async function replayRequests(task: ReplayTask): Promise<Replay & { problems: ReadRequests['problems'] }> {
  const { root, home } = task
  const { requests, problems } = readRequests(readText(task.requests))
  if (requests.length === 0)
    throw new MaridajeError('unreadable_file', `${task.requests} holds no request`, {
      place: { file: task.requests, ...(problems[0] ? { row: problems[0].line } : {}) },
      hint: 'It needs lines such as {"dishes": ["ceviche de pescado"], "at": "2026-03-01T20:15:00Z"}.',
    })
  const engine = await openEngine({ root, home })
  const candidate = openModel(shelfOf({ root, home }), task.candidate, engine.knowledge)
  const demo: WineInput[] = readWineFile(join(root, 'data', 'demo', 'wines.csv'), engine.knowledge).rows
  return { ...replay(engine, candidate, requests, demo, task.seed), problems }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} cannot be opened`, { place: { file: path }, cause })
  }
}
