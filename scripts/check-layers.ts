/** The layers step of `npm run check`. */
import { fileURLToPath } from 'node:url'
import { checkLayers } from './layers.ts'

const { read, imports, problems } = checkLayers(fileURLToPath(new URL('..', import.meta.url)))
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${read} modules, ${imports} imports, ${problems.length} problems\n`)
process.exitCode = problems.length > 0 ? 1 : 0
