import { replayRequests } from '../app/replay.ts'
import { ROOT } from '../config.ts'
import { command, count, file, text, usage } from './command.ts'
import { replayLines } from './replay-words.ts'

export const replay = command({
  name: 'replay',
  summary: 'Show what guests would have been told by another model: logged requests scored by both',
  example: 'maridaje replay --requests data/demo/requests.jsonl --candidate VERSION',
  options: {
    requests: { ...file, summary: 'lines of {"dishes": […], "wines"?: […], "at"?: "…"}; without wines, the demo list' },
    candidate: text('a model of "maridaje models list"', 'VERSION'),
    examples: count(5, 'how many dishes are shown'),
    seed: count(1, 'seed of the intervals'),
  },
  async run({ requests, candidate, examples, seed, json, lang }, { print, config }) {
    if (requests === undefined) throw usage('--requests FILE is missing: what was asked')
    if (candidate === undefined) throw usage('--candidate VERSION is missing: who is to answer')
    const found = await replayRequests({ requests, candidate, root: ROOT, home: config.home, seed })
    for (const { line, message } of found.problems) print.talk(`${requests}:${line}: ${message}`)
    if (json) print.json(found)
    else for (const line of replayLines(found, examples, lang)) print.line(line)
  },
})
