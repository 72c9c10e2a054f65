/** A dish with every wine of a list by score; why is worked out for those that somebody asks about. */
import type { DishInput, Lang } from '../../contract/requests.ts'
import type { StyleClass } from '../../domain/vocabulary.ts'
import { reasonsOf } from '../../pairing/explain/reasons.ts'
import { styleClassOf } from '../../pairing/wine-table.ts'
import type { PairedList } from '../lists.ts'

export interface RankedWine {
  row: number
  name: string
  styleClass: StyleClass
  score: number
}

interface Saying {
  id: string
  text: string
  /** names no part of the dish */
  isGeneral: boolean
}

export interface RankedDish {
  dish: string
  /** best first */
  wines: readonly RankedWine[]
  say(wine: RankedWine): { reasons: Saying[]; cautions: Saying[] }
}

/** A dish that was read less surely says little. */
const READ_FROM = 0.6

export function rankDish({ engine, table }: PairedList, dish: DishInput, lang: Lang): RankedDish | null {
  const reading = engine.readDish(dish)
  if (reading.kind !== 'food' || reading.confidence < READ_FROM) return null
  const compiled = new Map(engine.scorers.compiled.map((rule) => [rule.rule.id, rule]))
  const wines = Array.from(engine.scoreWines(reading, table), (score, row) => ({
    row,
    name: table.readings[row]?.input.name ?? '',
    styleClass: styleClassOf(table, row),
    score,
  })).sort((a, b) => b.score - a.score || a.row - b.row)
  return {
    dish: dish.dish,
    wines,
    say: ({ row }) => {
      const { reasons, cautions } = reasonsOf(
        engine.scorers.total.explain(reading, table, row),
        compiled,
        reading,
        lang,
      )
      const saying = ({ id, text }: { id: string; text: string }): Saying => ({
        id,
        text,
        isGeneral: compiled.get(id)?.rule.say[lang].includes('{cause}') === false,
      })
      return { reasons: reasons.map(saying), cautions: cautions.map(saying) }
    },
  }
}
