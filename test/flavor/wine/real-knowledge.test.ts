/** With the knowledge as it is: every wine of the reference list in its class, and lines that real lists print. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WINE_INDEX } from '../../../src/domain/vocabulary.ts'
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
  ['Casillero del Diablo Carm.', { grapes: ['carmenere'], styleClass: 'red_medium' }],
  ['Norton Barrel Select MB', { grapes: ['malbec'], country: 'AR' }],
  ['Tabernero Tannat-PV', { grapes: ['tannat', 'petit-verdot'], country: 'PE' }],
  ['Porto Tawny 20', { vintage: null, styleClass: 'fortified' }],
  ['Vino de mesa copa 12', { vintage: null }],
  ['Marsala dulce', { type: 'fortified', country: 'IT', grapes: ['grillo', 'catarratto'] }],
  ['Lustau East India Solera', { region: 'jerez', country: 'ES' }],
  ['Toro Muerto Negra Criolla, Majes', { region: 'majes', country: 'PE', styleClass: 'red_light' }],
  ['Biondi Italia dulce', { kind: 'wine', styleClass: 'sweet' }],
  ['Biondi Quebranta', { kind: 'pisco' }],
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

test.each([
  ['Philip Shaw 2012 No. 11 Chardonnay (Orange)', { colour: 'white', country: 'AU', grapes: ['chardonnay'] }],
  ['Wölffer 2012 Rosé (The Hamptons, Long Island)', { kind: 'wine', colour: 'rose', country: 'US' }],
  ['Stone Hill 2011 Norton (Hermann)', { grapes: ['norton'], country: 'US' }],
  ['Chrysalis 2010 Locksley Reserve Norton (Virginia)', { grapes: ['norton'], country: 'US' }],
  ['Bodega Norton 2012 Reserva Malbec (Mendoza)', { producer: 'Bodega Norton', grapes: ['malbec'] }],
  ['Karas 2012 Areni (Armenia)', { grapes: ['areni'], country: 'AM' }],
  ['Robe de Soirée Merlot', { region: null }],
  [
    'Terre del Principe 2011 Pallagrello Bianco (Terre del Volturno)',
    { grapes: ['pallagrello-bianco'], country: 'IT' },
  ],
  ['Galen Glen 2012 Grüner Veltliner (Lehigh Valley)', { grapes: ['gruner-veltliner'], country: 'US' }],
  ['Clonakilla 2013 Shiraz-Viognier (Canberra District)', { grapes: ['syrah', 'viognier'], country: 'AU' }],
  ['RUTINI CAB-MALBEC 2021 $ 45', { grapes: ['cabernet-sauvignon', 'malbec'], country: 'AR' }],
  ['Cordon Rouge', { colour: 'white', type: 'sparkling', style: 'champagne' }],
  ['Chandon Garden Spritz', { kind: 'wine', type: 'sparkling' }],
  ['Cinzano Pro-Spritz', { kind: 'wine', type: 'sparkling' }],
  ['Aperol Spritz', { kind: 'cocktail' }],
  ['Zuccardi Malamado', { type: 'fortified', styleClass: 'fortified' }],
  ['Rutini Encabezado de Malbec', { type: 'fortified', colour: 'red' }],
  ["Blandy's Duke of Clarence", { type: 'fortified', style: 'madeira' }],
  ['Torres Moscatel Oro Floralis', { type: 'fortified', colour: 'white' }],
  ['Radikon Ribolla Gialla', { colour: 'orange', grapes: ['ribolla-gialla'] }],
  ['Reserva de Pueblo', { grapes: ['pais'], country: 'CL' }],
  ['Caillou Blanc', { colour: 'white', country: 'FR' }],
  ['Ch. Lamothe Guignard', { styleClass: 'sweet', region: 'sauternes' }],
  ['Clos de Apalta', { label: 'Clos Apalta', producer: 'Casa Lapostolle' }],
  ['Sassicaia Bolgheri', { label: 'Sassicaia', country: 'IT' }],
  ['Tokaji Furmint seco', { colour: 'white', grapes: ['furmint'] }],
  ['Eiswein', { kind: 'wine', colour: 'white', styleClass: 'sweet' }],
  ['Priorat', { styleClass: 'red_full', country: 'ES' }],
  ['La Guita manzanilla', { type: 'fortified', country: 'ES' }],
] as const)('%s', (line, expected) => expect(read(line)).toMatchObject(expected))

test('Pisco in the column of regions is the valley', () => {
  const read = (name: string, region: string) => readWine({ name, region, country: 'Perú' }, lexicon).kind
  expect(read('Joyas de Murga Albilla', 'Pisco')).toBe('wine')
  expect(read('Pisco Quebranta Tacama', 'Ica')).toBe('pisco')
})

test.each([
  ['tannin', 'Barolo', 'Beaujolais'],
  ['acidity', 'Chablis', 'Napa Valley Chardonnay'],
  ['alcohol', 'Riesling Alsace', 'Riesling Mosel'],
  ['body', 'Amarone', 'Valpolicella'],
  ['body', 'Priorat', 'Bardolino'],
  ['body', 'Meursault', 'Vinho Verde'],
  ['alcohol', 'Jerez Fino', 'Rueda Verdejo'],
  ['sweetness', 'Oporto', 'Douro tinto'],
  ['sweetness', 'Riesling Auslese', 'Riesling Kabinett'],
  ['tannin', 'Tannat', 'Malbec'],
] as const)('more %s in %s than in %s', (key, more, less) => {
  const value = (name: string) => read(name).profile.values[WINE_INDEX[key]]!
  expect(value(more)).toBeGreaterThan(value(less))
})
