/** The words of exploration, in both languages. Names of columns, classes and facets stay as the data writes them. */
import type { Lang } from '../../contract/requests.ts'
import type { ColumnPlan } from '../tables/columns.ts'

export interface ExploreWords {
  pairingsTitle: string
  pairingsLead: string
  tableTitle: string
  tablesTitle: string
  tableLead(tables: readonly { name: string; rows: number; columns: number }[]): string
  holds: string
  what: string
  count: string
  value: string
  counts: Record<string, string>
  classesNamed: string
  classesJudged: string
  cuisines: string
  cuisinesNote: string
  cuisine: string
  dishes: string
  statements: string
  tastes: string
  tastesNote: string
  structure: string
  structureNote: string
  correlations: string
  correlationsNote: string
  proteins: string
  proteinsNote: string
  agreement: string
  agreementNote: string
  sommelierPairs(dishes: number): string
  sameClass: string
  sameGrape: string
  panelPairs: string
  panelBest: string
  panelAccepted: string
  panelForbidden: string
  panelKappa: string
  missing: string
  missingShare: string
  nothingMissing: string
  information: string
  informationNote: string
  informationStatements: string
  informationPanel: string
  importance: string
  importanceNote(score: string, blind: string): string
  importanceCaption: string
  columns: string
  column: string
  kind: string
  kinds: Record<ColumnPlan['kind'], string>
  distinct: string
  middle: string
  distributions: string
  categories: string
  problems: string
  row: string
}

export const EXPLORE_WORDS: Record<Lang, ExploreWords> = {
  es: {
    pairingsTitle: 'Lo que saben los datos del maridaje',
    pairingsLead:
      'Qué contienen los platos, las recomendaciones publicadas y el panel, y qué rasgos de un plato dicen algo sobre el vino que nombra un sommelier.',
    tableTitle: 'Exploración',
    tablesTitle: 'Exploración de tablas',
    tableLead: (tables) =>
      tables.map(({ name, rows, columns }) => `${name}: ${rows} filas, ${columns} columnas.`).join(' '),
    holds: 'Qué hay',
    what: 'qué',
    count: 'cuántos',
    value: 'valor',
    counts: {
      dishes: 'platos conocidos',
      statements: 'recomendaciones publicadas',
      against: 'de ellas, en contra',
      sommeliers: 'sommeliers y sitios',
      statedDishes: 'platos de los que alguien habló',
      judgements: 'juicios del panel (modelos de lenguaje)',
      judges: 'jueces del panel',
      styles: 'estilos con nombre',
      wines: 'vinos de referencia',
    },
    classesNamed: 'Clases que nombran los sommeliers',
    classesJudged: 'Clases que el panel llama la mejor',
    cuisines: 'Cocinas',
    cuisinesNote: 'Donde hay muchos platos y pocas recomendaciones, deciden las reglas y los perfiles.',
    cuisine: 'cocina',
    dishes: 'platos',
    statements: 'recomendaciones',
    tastes: 'Gustos y texturas de los platos',
    tastesNote: 'De 0 a 1; una barra es la cuenta de platos de ese valor.',
    structure: 'Estructura de los estilos de vino',
    structureNote: 'De 0 a 1 en la escala de WSET.',
    correlations: 'Correlaciones',
    correlationsNote: 'Pearson; rojo: suben juntos, verde: uno baja cuando el otro sube. Desde ±0,3 con número.',
    proteins: 'Proteína y clase de vino',
    proteinsNote: 'Por cien recomendaciones de cada proteína, cuántas nombran la clase (desde 10).',
    agreement: 'Acuerdo entre quienes juzgan',
    agreementNote: 'Cuánto coinciden dos sommeliers sobre el mismo plato es el techo de cualquier modelo.',
    sommelierPairs: (dishes) => `pares de sommeliers en ${dishes} platos`,
    sameClass: 'comparten una clase',
    sameGrape: 'comparten una uva',
    panelPairs: 'pares de jueces del panel',
    panelBest: 'la misma mejor clase',
    panelAccepted: 'el otro acepta mi mejor clase',
    panelForbidden: 'el otro la prohíbe',
    panelKappa: 'kappa de lo aceptado',
    missing: 'Lo que falta',
    missingShare: 'vacías',
    nothingMissing: 'No falta ninguna celda.',
    information: 'Información mutua',
    informationNote:
      'Qué parte de lo que hay que saber sobre el objetivo dice cada columna por sí sola, menos lo que daría el azar.',
    informationStatements: 'sobre la clase que nombra un sommelier',
    informationPanel: 'sobre la clase que el panel llama la mejor',
    importance: 'Importancia por permutación',
    importanceNote: (score, blind) =>
      `Un bosque acierta ${score} en filas que no vio (a ciegas: ${blind}). Cada barra: cuánto pierde si la columna se baraja.`,
    importanceCaption: 'pérdida al barajar la columna',
    columns: 'Columnas',
    column: 'columna',
    kind: 'tipo',
    kinds: {
      number: 'número',
      date: 'fecha',
      category: 'categoría',
      names: 'nombres',
      list: 'lista',
      numbers: 'lista de números',
      text: 'texto',
      skipped: 'no dice nada',
    },
    distinct: 'distintos',
    middle: 'en breve',
    distributions: 'Distribuciones',
    categories: 'Valores más frecuentes',
    problems: 'Filas con problemas',
    row: 'fila',
  },
  en: {
    pairingsTitle: 'What the data knows about pairing',
    pairingsLead:
      'What dishes, published recommendations and the panel hold, and which traits of a dish say something about the wine a sommelier names.',
    tableTitle: 'Exploration',
    tablesTitle: 'Exploration of tables',
    tableLead: (tables) =>
      tables.map(({ name, rows, columns }) => `${name}: ${rows} rows, ${columns} columns.`).join(' '),
    holds: 'What there is',
    what: 'what',
    count: 'how many',
    value: 'value',
    counts: {
      dishes: 'known dishes',
      statements: 'published recommendations',
      against: 'of these, against a wine',
      sommeliers: 'sommeliers and sites',
      statedDishes: 'dishes that somebody spoke of',
      judgements: 'judgements of the panel (language models)',
      judges: 'judges of the panel',
      styles: 'named styles',
      wines: 'reference wines',
    },
    classesNamed: 'Classes that sommeliers name',
    classesJudged: 'Classes that the panel calls the best',
    cuisines: 'Cuisines',
    cuisinesNote: 'Where dishes are many and recommendations few, rules and profiles decide.',
    cuisine: 'cuisine',
    dishes: 'dishes',
    statements: 'recommendations',
    tastes: 'Tastes and textures of dishes',
    tastesNote: 'From 0 to 1; a bar counts the dishes of that value.',
    structure: 'Structure of wine styles',
    structureNote: 'From 0 to 1 on the WSET scale.',
    correlations: 'Correlations',
    correlationsNote: 'Pearson; red: they rise together, green: one falls as the other rises. Numbers from ±0.3.',
    proteins: 'Protein and class of wine',
    proteinsNote: 'Of a hundred recommendations for each protein, how many name the class (from 10).',
    agreement: 'Agreement between judges',
    agreementNote: 'How far two sommeliers agree about one dish is the ceiling of any model.',
    sommelierPairs: (dishes) => `pairs of sommeliers on ${dishes} dishes`,
    sameClass: 'share a class',
    sameGrape: 'share a grape',
    panelPairs: 'pairs of judges of the panel',
    panelBest: 'the same best class',
    panelAccepted: 'the other accepts my best class',
    panelForbidden: 'the other forbids it',
    panelKappa: 'kappa of what is accepted',
    missing: 'What is missing',
    missingShare: 'empty',
    nothingMissing: 'No cell is missing.',
    information: 'Mutual information',
    informationNote:
      'Which part of what there is to know about the target each column tells by itself, less what chance would give.',
    informationStatements: 'about the class a sommelier names',
    informationPanel: 'about the class the panel calls the best',
    importance: 'Permutation importance',
    importanceNote: (score, blind) =>
      `A forest is right on ${score} of rows it has not seen (blind: ${blind}). Each bar: what it loses when the column is shuffled.`,
    importanceCaption: 'loss when the column is shuffled',
    columns: 'Columns',
    column: 'column',
    kind: 'kind',
    kinds: {
      number: 'number',
      date: 'date',
      category: 'category',
      names: 'names',
      list: 'list',
      numbers: 'list of numbers',
      text: 'text',
      skipped: 'says nothing',
    },
    distinct: 'distinct',
    middle: 'in short',
    distributions: 'Distributions',
    categories: 'Most frequent values',
    problems: 'Rows with problems',
    row: 'row',
  },
}
