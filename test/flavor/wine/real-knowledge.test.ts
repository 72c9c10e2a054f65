/** With the knowledge as it is: every wine of the reference list in its class, and lines that real lists print. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildWineLexicon } from '../../../src/flavor/wine/lexicon.ts'
import { readWine } from '../../../src/flavor/wine/read-wine.ts'
import { type Knowledge, type Tables, tableOf } from '../../../src/knowledge/knowledge.ts'
import { readTable } from '../../../src/knowledge/read-table.ts'
import { TABLES, type TableName } from '../../../src/knowledge/tables.ts'

const NEEDED: readonly TableName[] = [
  'grapes',
  'regions',
  'styles',
  'producers',
  'labels',
  'wine-words',
  'abbreviations',
  'reference-wines',
]
const FOLDER = new URL('../../../data/knowledge/', import.meta.url)

function loadWineTables(): Knowledge {
  const tables = Object.fromEntries(
    (Object.keys(TABLES) as TableName[]).map((name) => {
      if (!NEEDED.includes(name)) return [name, tableOf([])]
      const { rows } = readTable(name, readFileSync(new URL(`${name}.csv`, FOLDER), 'utf8'))
      return [name, tableOf(rows as unknown as { id: string }[])]
    }),
  )
  return { tables: tables as unknown as Tables, rules: [], version: 'test' }
}

const knowledge = loadWineTables()
const lexicon = buildWineLexicon(knowledge)
const read = (name: string) => readWine({ name }, lexicon)

test('at least 97 % of the reference wines come out in the class of their style, from the name alone', () => {
  const rows = knowledge.tables['reference-wines'].rows
  const missed = rows.filter((row) => read(row.name).styleClass !== lexicon.styles.byId.get(row.style_id)?.class)
  expect(1 - missed.length / rows.length, missed.map((row) => row.name).join('; ')).toBeGreaterThanOrEqual(0.97)
})

test.each([
  [
    'CHABLIS, SIMONNET-FEBRE, ORGANIS 2.018 Chardonnay',
    { grapes: ['chardonnay'], region: 'chablis', country: 'FR', vintage: 2018 },
  ],
  ['Nicosia 2013 Vulkà Bianco  (Etna)', { colour: 'white', region: 'etna', country: 'IT', vintage: 2013 }],
  ['VINO TINTO F. L. MORAS BORANDA BOTELLA', { producer: 'Finca Las Moras', grapes: ['bonarda'], country: 'AR' }],
  ['Tacama Rosé Semi Seco', { styleClass: 'rose', style: 'rose-offdry', country: 'PE' }],
  [
    'GAIDOZ-FORGET BRUT, 80% meunier, 10%pinot noir',
    { grapes: ['pinot-meunier', 'pinot-noir'], abvPercent: null, type: 'sparkling' },
  ],
  ['Mg. Baynos BL 21', { colour: 'white', vintage: 2021 }],
  ['Rioja Gran Rva.', { region: 'rioja', styleClass: 'red_full' }],
  ['1895 Colección', { vintage: null }],
  ['Vino Esp. Brut 750ml S/ 120', { type: 'sparkling', vintage: null, abvPercent: null }],
  ['Vino Blanco de la casa', { colour: 'white', grapes: [] }],
  ['tinto de la casa', { colour: 'red', grapes: [] }],
  ['Chianti Ruffino, Italia', { country: 'IT', grapesStated: false }],
  ['Torrontel Intipalka', { grapes: ['torontel'], country: 'PE' }],
  ['Barbera d’Asti', { type: 'still', grapes: ['barbera'] }],
  ['Moscato d’Asti Vietti', { styleClass: 'sweet', country: 'IT' }],
  ['Beringer White Zinfandel', { colour: 'rose', grapes: ['zinfandel'] }],
  ['Agua San Luis', { kind: 'water' }],
  ['Cusqueña 330ml', { kind: 'beer' }],
  ['Descorche', { kind: 'fee' }],
  ['Pisco Portón', { kind: 'pisco' }],
  ['Vermouth Carpano', { kind: 'other' }],
  ['Chilcano de maracuyá', { kind: 'cocktail' }],
] as const)('%s', (line, expected) => expect(read(line)).toMatchObject(expected))
