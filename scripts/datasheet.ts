/** docs/datasheet.md from the data itself; `--check` compares. */
import { join } from 'node:path'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readPanel } from '../src/modeling/panel/read-panel.ts'
import { datasheet } from '../src/modeling/report/datasheet.ts'
import { ROOT, writeOrCheck } from './documents.ts'

const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
const panel = readPanel(join(ROOT, 'data', 'panel'))
writeOrCheck('docs/datasheet.md', datasheet(knowledge, panel), 'bin/maridaje-run node scripts/datasheet.ts')
