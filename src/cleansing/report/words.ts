/** The words of the report in both languages, keyed by meaning. */
import type { Lang } from '../../contract/requests.ts'

const WORDS = {
  title: { es: 'Calidad de los datos', en: 'Data quality' },
  run: { es: 'Fecha de la limpieza', en: 'Date of the run' },
  input: { es: 'Entrada', en: 'Input' },
  gates: { es: 'Controles', en: 'Gates' },
  passed: { es: 'pasa', en: 'passes' },
  failed: { es: 'NO PASA', en: 'FAILS' },
  limit: { es: 'límite', en: 'limit' },
  kept: { es: 'quedan', en: 'kept' },
  read: { es: 'leídos', en: 'read' },
  rejected: { es: 'rechazados', en: 'rejected' },
  added: { es: 'añadidos', en: 'added' },
  column: { es: 'Columna', en: 'Column' },
  before: { es: 'antes', en: 'before' },
  after: { es: 'después', en: 'after' },
  distinct: { es: 'distintos', en: 'distinct' },
  values: { es: 'Valores', en: 'Values' },
  rules: { es: 'Reglas y ejemplos', en: 'Rules and examples' },
  record: { es: 'Registro', en: 'Record' },
  field: { es: 'Campo', en: 'Field' },
  notes: { es: 'Notas', en: 'Notes' },
  difference: { es: 'Diferencia con la versión', en: 'Difference to version' },
  nothing: { es: 'sin cambios', en: 'no difference' },
  empty: { es: 'vacío', en: 'empty' },
  filled_share: { es: 'Celdas llenas', en: 'Filled cells' },
  median: { es: 'mediana', en: 'median' },
  menus: { es: 'Cartas', en: 'Menus' },
  wines: { es: 'Vinos', en: 'Wines' },
  statements: { es: 'Recomendaciones', en: 'Recommendations' },
  lessons: { es: 'Tabla del tutorial', en: 'Tutorial table' },
  rejected_share: { es: 'registros rechazados (sin repetidos)', en: 'rejected records (without repeated ones)' },
  names_without_words: { es: 'nombres sin palabras', en: 'names without words' },
  asked_share: { es: 'etiquetas en duda', en: 'labels in doubt' },
  price_lost_share: { es: 'precios que no se leyeron', en: 'prices not read' },
} as const

export type WordKey = keyof typeof WORDS

export function word(key: string, lang: Lang): string {
  return key in WORDS ? WORDS[key as WordKey][lang] : key
}
