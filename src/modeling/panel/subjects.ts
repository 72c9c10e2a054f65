/** What the panel judged, ready to learn from: how each line is read, its family and fold, what the judges said. */
import type { DishInput, Lang } from '../../contract/requests.ts'
import { fnv1a32 } from '../../domain/hash.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { FOLDS, foldOf } from '../folds.ts'
import { type Opinion, opinionsOf } from './opinions.ts'
import type { Panel } from './read-panel.ts'

export interface Subject {
  id: string
  /** the dish's family; a line that is no known dish has none and is a family of its own */
  family: string | null
  fold: number
  /** one for each name: Spanish, English, for dishes; the line as printed */
  readings: readonly DishReading[]
  opinion: Opinion
  isLine: boolean
}

/** Lines that the reader does not take for food are left out. */
export function subjectsOf(panel: Panel, knowledge: Knowledge, readDish: (dish: string | DishInput) => DishReading) {
  const fold = foldOf(knowledge)
  const lines = new Map(panel.lines.map((line) => [line.id, line.text]))
  const subjects: Subject[] = []
  for (const opinion of opinionsOf(panel.judgements)) {
    const dish = knowledge.tables.dishes.byId.get(opinion.id)
    const texts = dish ? (['es', 'en'] as Lang[]).map((lang) => dish[lang]) : [lines.get(opinion.id) ?? '']
    const readings = texts.map((text) => readDish(text)).filter(({ kind }) => kind === 'food')
    const first = readings[0]
    if (!first) continue
    const family = dish ? dish.family : first.family
    subjects.push({
      id: opinion.id,
      family,
      fold: family === null ? fnv1a32(opinion.id) % FOLDS : fold('family', family),
      readings,
      opinion,
      isLine: !dish,
    })
  }
  return subjects
}
