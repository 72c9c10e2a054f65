/** `npm run learn:check`: validates data/learn against the knowledge and the engine. */
import { fileURLToPath } from 'node:url'
import { checkLessons } from '../src/app/learn/check-lessons.ts'
import { readLessons, readQuizWays } from '../src/app/learn/lessons.ts'
import { openEngine } from '../src/app/open-engine.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const lessons = readLessons(ROOT)
const ways = readQuizWays(ROOT)
const problems = checkLessons(await openEngine({ root: ROOT }), lessons, ways)
for (const problem of problems) process.stderr.write(`data/learn/${problem}\n`)
process.stdout.write(`${lessons.length} principles, ${ways.length} ways to ask, ${problems.length} problems\n`)
process.exitCode = problems.length > 0 ? 1 : 0
