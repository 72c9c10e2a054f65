/** The pairing engine: knowledge and a model in, ranked and explained wines out. Pure and deterministic. */
import type { Constraints, DishInput, Lang, WineInput } from '../contract/requests.ts'
import type { DishResult, Note, Part, Recommendation, Serving, WineLine } from '../contract/results.ts'
import { buildDishReader, type DishReader } from '../flavor/dish/read-dish.ts'
import type { DishReading, WineReading } from '../flavor/readings.ts'
import { toDishProfileResult } from '../flavor/to-profile-result.ts'
import { buildWineLexicon } from '../flavor/wine/lexicon.ts'
import { readWine } from '../flavor/wine/read-wine.ts'
import { toWineLine } from '../flavor/wine/wine-line.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { calibrate } from './calibrate.ts'
import { allowedRows } from './constraints.ts'
import { readStatements } from './evidence/statements.ts'
import { outlineOfDish, outlineOfWine } from './explain/outline.ts'
import { reasonsOf } from './explain/reasons.ts'
import { servings } from './explain/serving.ts'
import { correctDish, correctWine } from './house/correct.ts'
import { type DishHouse, type HouseView, NO_HOUSE } from './house/house-view.ts'
import { isVetoed, pinsFirst } from './house/order.ts'
import { type ModelScorers, type PairingModel, scorersOf } from './model.ts'
import { noAlcoholFor, pickWines } from './picks.ts'
import { styleTable } from './style-table.ts'
import { buildWineTable, styleClassOf, type WineTable } from './wine-table.ts'
import { spokenName, wordsIn } from './words.ts'

export interface PairOptions {
  /** how many wines come back */
  top: number
  lang: Lang
  constraints?: Constraints | undefined
  /** what the house says of this dish; its rows are those of the list that the table was made of */
  house?: DishHouse | undefined
  /** of this very dish and table, where they were computed before */
  scores?: Float32Array | undefined
}

type Said = Pick<Recommendation, 'reasons' | 'cautions'>

export interface Engine {
  readonly model: PairingModel
  readonly knowledge: Knowledge
  readonly scorers: ModelScorers
  readDish: DishReader
  readWine(input: WineInput): WineReading
  /** A reading as it leaves the program. */
  toWineLine(reading: WineReading): WineLine
  /** @param house whose numbers for its wines stand in the place of those read */
  readList(wines: readonly WineInput[], house?: Pick<HouseView, 'wineValues'>): WineTable
  /** Calibrated scores 0..1, one per wine of the table. */
  scoreWines(dish: DishReading, wines: WineTable): Float32Array
  pair(dish: string | DishInput, wines: WineTable, options: PairOptions): DishResult
  pairReading(dish: DishReading, wines: WineTable, options: PairOptions): DishResult
  /** What speaks for a wine of the table with this dish, and what against it. */
  explainPair(dish: DishReading, wines: WineTable, row: number): Record<Lang, Said>
  /** How to serve a wine of the table, whatever the dish. */
  serveWine(wines: WineTable, row: number): Omit<Serving, 'say'>
  /** The named styles as if each were a wine. */
  styleTable(): WineTable
}

/** Below this the best wine of a list does not really fit. */
export const FITS_FROM = 0.45
/** Below this the reading of a dish is doubtful. */
export const SURE_FROM = 0.45
const EVIDENCE_SHOWN = 5

export function createEngine(knowledge: Knowledge, model: PairingModel): Engine {
  const readDish = buildDishReader(knowledge, model.text)
  const lexicon = buildWineLexicon(knowledge)
  const scorers = scorersOf(model, readStatements(knowledge), knowledge)
  const compiled = new Map(scorers.compiled.map((rule) => [rule.rule.id, rule]))
  const serve = servings(knowledge)
  let styles: WineTable | null = null
  const scoreWines = (dish: DishReading, wines: WineTable) => {
    const logits = scorers.total.scoreAll(dish, wines)
    return logits.map((logit) => calibrate(logit, model.calibration))
  }
  const engineId = { model: model.version, knowledge: knowledge.version, house: NO_HOUSE }

  const recommend = (
    dish: DishReading,
    wines: WineTable,
    row: number,
    rank: number,
    score: number,
    { lang, house }: PairOptions,
  ): Recommendation => {
    const wine = wines.readings[row]!
    const parts = scorers.total.explain(dish, wines, row)
    const { reasons, cautions } = reasonsOf(parts, compiled, dish, lang)
    const other: Lang = lang === 'es' ? 'en' : 'es'
    const inOther = reasonsOf(parts, compiled, dish, other).reasons
    const note = house?.notes.get(wines.rows[row]!)
    // What the house wrote stands first; only of the best by match it is true that it goes best.
    const unexplained = (words: ReturnType<typeof wordsIn>) =>
      house?.pins.includes(wines.rows[row]!) ? words.chosenByHouse : rank === 1 ? words.noReason : ''
    const whyIn = (one: Lang) => note?.[one] || (one === lang ? reasons : inOther)[0]?.text || unexplained(wordsIn(one))
    const { price, glass_price: glassPrice } = wine.input
    return {
      rank,
      wine: wine.input.name,
      row: wines.rows[row]!,
      ...(house && saidByHouse(house, wines.rows[row]!)),
      score: round(score),
      uncertainty: round(uncertaintyOf(dish, wine, score)),
      style: wine.style,
      style_class: styleClassOf(wines, row),
      colour: wine.colour,
      ...(price === undefined || price === '' ? {} : { price }),
      ...(glassPrice === undefined || glassPrice === '' ? {} : { glass_price: glassPrice }),
      outline: outlineOfWine(dish, wines, row),
      reasons,
      cautions,
      parts: parts.map(shortened).filter(({ logit }) => logit !== 0),
      evidence: scorers.evidence.cite(dish, wines, row, EVIDENCE_SHOWN),
      serve: serve(wines, row, dish.text.trim(), { es: whyIn('es'), en: whyIn('en') }, lang),
    }
  }

  const pairReading = (dish: DishReading, wines: WineTable, options: PairOptions): DishResult => {
    const { top, lang, constraints, house } = options
    const words = wordsIn(lang)
    const base = {
      dish: dish.text,
      kind: dish.kind,
      dish_id: dish.dishId,
      profile: toDishProfileResult(dish.profile),
      outline: outlineOfDish(dish),
      unknown: [...dish.unknown],
      confidence: round(dish.confidence),
      engine: house ? { ...engineId, house: house.hash } : engineId,
    }
    const nothing = (...notes: Note[]): DishResult => ({
      ...base,
      recommendations: [],
      picks: { safe: null, bold: null, glass: null, no_alcohol: null },
      notes,
    })
    if (dish.text.trim() === '') return nothing({ code: 'empty_line', text: words.empty_line })
    if (dish.kind === 'other') return nothing({ code: 'unknown_dish', text: words.unknown_dish(abridged(dish.text)) })
    if (dish.kind !== 'food') return nothing({ code: 'not_food', text: words.not_food(words.kind[dish.kind]) })
    if (wines.size === 0) return nothing({ code: 'empty_list', text: words.empty_list })
    const vetoed = house ? vetoNotes(wines, house, lang) : []
    const { rows, relaxed } = allowedRows(wines, constraints, house && ((row) => isVetoed(row, wines, house)))
    if (rows.length === 0) return nothing({ code: 'all_filtered', text: words.all_filtered }, ...vetoed)
    const scores = options.scores ?? scoreWines(dish, wines)
    const pure = rows.sort((a, b) => scores[b]! - scores[a]! || a - b)
    const order = house ? pinsFirst(pure, wines, house) : pure
    const isPinned = house?.pins.includes(wines.rows[order[0]!]!) ?? false
    const notes: Note[] = []
    if (relaxed.length > 0)
      notes.push({ code: 'relaxed', text: words.relaxed(relaxed.map((name) => words.constraint[name]).join(', ')) })
    if (dish.confidence < SURE_FROM)
      notes.push({ code: 'low_confidence', text: words.low_confidence(dish.unknown.slice(0, 5).join(', ')) })
    // Where the house put a wine first, it fits.
    if (!isPinned && scores[order[0]!]! < FITS_FROM) {
      notes.push({ code: 'nothing_fits', text: words.nothing_fits(bestStyle(dish, stylesKnown(), lang)) })
    }
    notes.push(...vetoed)
    const picks = pickWines(order, scores, wines)
    const rowOf = (row: number | null) => (row === null ? null : wines.rows[row]!)
    return {
      ...base,
      recommendations: order.slice(0, top).map((row, i) => recommend(dish, wines, row, i + 1, scores[row]!, options)),
      picks: {
        safe: rowOf(picks.safe),
        bold: rowOf(picks.bold),
        glass: rowOf(picks.glass),
        no_alcohol: words.noAlcohol[noAlcoholFor(dish)],
      },
      notes,
    }
  }

  const stylesKnown = () => {
    styles ??= styleTable(knowledge)
    return styles
  }

  /** The named style that would serve this dish best. */
  const bestStyle = (dish: DishReading, table: WineTable, lang: Lang): string => {
    const logits = scorers.total.scoreAll(dish, table)
    let best = 0
    for (let row = 1; row < table.size; row++) if (logits[row]! > logits[best]!) best = row
    const style = knowledge.tables.styles.byId.get(table.style[best]!)
    return style ? style[lang] : ''
  }

  return {
    model,
    knowledge,
    scorers,
    readDish,
    readWine: (input) => readWine(input, lexicon),
    toWineLine: (reading) => toWineLine(reading, lexicon),
    readList: (inputs, house) =>
      buildWineTable(
        inputs.map((input, row) => correctWine(readWine(input, lexicon), house?.wineValues.get(row) ?? [], knowledge)),
        knowledge,
      ),
    scoreWines,
    pair: (dish, wines, options) =>
      pairReading(correctDish(readDish(dish), options.house?.values ?? []), wines, options),
    pairReading,
    explainPair: (dish, wines, row) => {
      const parts = scorers.total.explain(dish, wines, row)
      return { es: reasonsOf(parts, compiled, dish, 'es'), en: reasonsOf(parts, compiled, dish, 'en') }
    },
    serveWine: (wines, row) => {
      const { say: _, ...serving } = serve(wines, row, '', { es: '', en: '' }, 'es')
      return serving
    },
    styleTable: stylesKnown,
  }
}

/**
 * One standard deviation of the score, 0..1: the spread of logits that a doubtful reading leaves open, carried through
 * the calibration (delta method). The widths are judgement.
 */
function uncertaintyOf(dish: DishReading, wine: WineReading, score: number): number {
  const spread = Math.hypot(0.35, 1.6 * (1 - dish.confidence), 1.0 * (1 - wine.confidence))
  return Math.min(0.5, spread * score * (1 - score) * 1.6)
}

function saidByHouse(house: DishHouse, row: number): Pick<Recommendation, 'wine_id' | 'house' | 'note'> {
  const id = house.wineIds[row]
  const note = house.notes.get(row)
  const state = house.pins.includes(row) ? 'pin' : house.approved.has(row) ? 'approve' : null
  return { ...(id && { wine_id: id }), ...(state && { house: state }), ...(note && { note }) }
}

/** What the house leaves out is said, not passed over. */
function vetoNotes(wines: WineTable, house: DishHouse, lang: Lang): Note[] {
  const names = wines.readings.flatMap(({ input }, row) =>
    isVetoed(row, wines, house) ? [spokenName(input.name)] : [],
  )
  return names.length === 0 ? [] : [{ code: 'vetoed', text: wordsIn(lang).vetoed(names.join(', ')) }]
}

/** Seven decimals keep the sum within 1e-5 and an answer for a long list within reason. */
function shortened(part: Part): Part {
  return { ...part, logit: Math.round(part.logit * 1e7) / 1e7 }
}

function abridged(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
