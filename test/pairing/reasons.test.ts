/**
 * A reason must be true: with its cause set to neutral its rule is silent, and the logit moves by what the parts say.
 * And no sentence names a food that the dish has not.
 */
import { expect, test } from 'vitest'
import { randomFrom } from '../../src/domain/random.ts'
import { AROMAS, DISH_INDEX, type DishKey, WINE_INDEX, type WineKey } from '../../src/domain/vocabulary.ts'
import { buildDishLexicon } from '../../src/flavor/dish/lexicon.ts'
import { mendWords } from '../../src/flavor/dish/mend-words.ts'
import { understand } from '../../src/flavor/dish/understand.ts'
import type { DishReading } from '../../src/flavor/readings.ts'
import { foldText } from '../../src/flavor/text/fold.ts'
import { readWords } from '../../src/flavor/text/words.ts'
import type { RuleTerm } from '../../src/knowledge/rules.ts'
import { reasonsOf, WORTH_SAYING } from '../../src/pairing/explain/reasons.ts'
import type { CompiledRule } from '../../src/pairing/rules/compile.ts'
import type { WineTable } from '../../src/pairing/wine-table.ts'
import { engine, knowledge } from '../engine.ts'

const PAIRS = 10_000
const SEED = 20_260

const { total, compiled, effects } = engine.scorers
const rules = new Map(compiled.map((one) => [one.rule.id, one]))
const table = engine.readList(
  knowledge.tables['reference-wines'].rows.map(({ name, grape, region, country }) => ({
    name,
    grape,
    region,
    country,
  })),
)
const random = randomFrom(SEED)
const names = knowledge.tables.dishes.rows.flatMap(({ es, en }) => [es, en])
/** Twenty wines for each of five hundred dishes. */
const sample = Array.from({ length: PAIRS / 20 }, () => {
  const dish = engine.readDish(names[random.below(names.length)]!)
  return { dish, rows: Array.from({ length: 20 }, () => random.below(table.size)) }
}).filter(({ dish }) => dish.kind === 'food')

/** The dish with what a rule reacts to made neutral: the first of its terms that is about the dish. */
function neutralised(dish: DishReading, { rule }: CompiledRule, wines: WineTable, row: number): DishReading {
  const term = rule.when.find(({ of }) => /^dish\.|^diff\(|^overlap|^family$|^contains$/.test(of))
  if (!term) throw new Error(`${rule.id} has no term about the dish`)
  return neutral(dish, term, wines, row)
}

function neutral(dish: DishReading, term: RuleTerm, wines: WineTable, row: number): DishReading {
  const { profile } = dish
  if (term.of === 'family') return { ...dish, family: null }
  if (term.of === 'contains') return { ...dish, sauces: [], ingredients: [] }
  if ('is' in term) {
    const facet = term.of.replace('dish.', '') as 'protein' | 'technique' | 'course' | 'serve' | 'cuisine'
    const value = profile[facet]
    if (typeof value === 'string') return { ...dish, profile: { ...profile, [facet]: '' } }
    return {
      ...dish,
      profile: { ...profile, [facet]: (value as readonly string[]).filter((one) => !term.is.includes(one)) },
    }
  }
  const values = Float32Array.from(profile.values)
  const quiet = 'rises' in term ? term.rises[0] : 'falls' in term ? term.falls[1] : term.near[0] + 20 * term.near[1]
  const pair = /^diff\(dish\.(\w+), ?wine\.(\w+)\)$/.exec(term.of)
  if (term.of === 'overlap(aromas)') for (const aroma of AROMAS) values[DISH_INDEX[aroma]] = 0
  else if (pair) values[DISH_INDEX[pair[1] as DishKey]] = wines.columns[WINE_INDEX[pair[2] as WineKey]]![row]! + quiet
  else values[DISH_INDEX[term.of.replace('dish.', '') as DishKey]] = quiet
  return { ...dish, profile: { ...profile, values } }
}

test(`a reason with its cause neutral is gone, and the logit moves by the parts (${PAIRS} pairs, seed ${SEED})`, () => {
  let reasons = 0
  for (const { dish, rows } of sample) {
    const before = total.scoreAll(dish, table)
    for (const row of rows) {
      const parts = total.explain(dish, table, row)
      const said = reasonsOf(parts, rules, dish, 'es')
      for (const reason of [...said.reasons, ...said.cautions]) {
        reasons++
        const compiledRule = rules.get(reason.id)!
        const own = parts.find(({ id }) => id === reason.id)!
        expect(Math.abs(Math.abs(own.logit) - reason.strength)).toBeLessThan(6e-4)
        expect(reason.strength).toBeGreaterThanOrEqual(WORTH_SAYING - 6e-4)
        expect(said.reasons.includes(reason) ? own.logit > 0 : own.logit < 0).toBe(true)
        const without = neutralised(dish, compiledRule, table, row)
        const after = total.explain(without, table, row)
        const left = after.find(({ id }) => id === reason.id)?.logit ?? 0
        expect(Math.abs(left), `${reason.id} for ${dish.text}`).toBeLessThan(1e-4)
        if (reasons % 10 > 0) continue
        // The other parts may move with the cause; all of them together are the move of the logit.
        const moved = total.scoreAll(without, table)[row]! - before[row]!
        const stated =
          after.reduce((sum, { logit }) => sum + logit, 0) - parts.reduce((sum, { logit }) => sum + logit, 0)
        expect(Math.abs(moved - stated)).toBeLessThan(1e-4)
      }
    }
  }
  expect(reasons).toBeGreaterThan(PAIRS / 2)
}, 240_000)

test('every rule speaks of the dish: none is about the wine alone', () => {
  const alone = compiled.filter(({ dishTerms, pairTerms }) => dishTerms.length === 0 && pairTerms.length === 0)
  expect(alone.map(({ rule }) => rule.id)).toEqual([])
})

test('reasons help and cautions hinder, strongest first, and never the same twice', () => {
  for (const { dish, rows } of sample.slice(0, 100)) {
    const { reasons, cautions } = reasonsOf(total.explain(dish, table, rows[0]!), rules, dish, 'en')
    for (const list of [reasons, cautions])
      for (let i = 1; i < list.length; i++) expect(list[i]!.strength).toBeLessThanOrEqual(list[i - 1]!.strength)
    const ids = [...reasons, ...cautions].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of reasons) expect(effects[id]!).toBeGreaterThan(0)
    for (const { id } of cautions) expect(effects[id]!).toBeLessThan(0)
  }
})

const lexicon = buildDishLexicon(knowledge, null)

/** Ids of the foods that a sentence names. */
function foodsIn(sentence: string) {
  const understood = understand(sentence, mendWords(readWords(sentence, lexicon.grammar), lexicon, false), lexicon)
  return understood.mentions.flatMap(({ meaning, span }) =>
    meaning.type === 'ingredient' ? [{ row: meaning.row, text: span.text }] : [],
  )
}

/** Words, or ids of ingredients, for a whole class of foods, a taste or the wine: true of the dish when the test holds. */
const SEA: ReadonlySet<string> = new Set(['raw_fish', 'white_fish', 'oily_fish', 'shellfish', 'mollusc'])
const MEAT: ReadonlySet<string> = new Set(['poultry', 'pork', 'beef', 'lamb', 'game', 'offal'])
const hasAny = (classes: ReadonlySet<string>) => (dish: DishReading) =>
  dish.profile.protein.some((one) => classes.has(one))
const tastes = (key: DishKey, from: number) => (dish: DishReading) => dish.profile.values[DISH_INDEX[key]]! >= from
const ofWine = () => true
const CLASS_WORDS: Readonly<Record<string, (dish: DishReading) => boolean>> = {
  mariscos: hasAny(SEA),
  shellfish: hasAny(SEA),
  pescado: hasAny(SEA),
  fish: hasAny(SEA),
  'fruto de mar': hasAny(SEA),
  mar: hasAny(SEA),
  carne: hasAny(MEAT),
  meat: hasAny(MEAT),
  aji: tastes('heat', 0.15),
  chilli: tastes('heat', 0.15),
  crema: tastes('creamy', 0.25),
  cream: tastes('creamy', 0.25),
  fruta: ofWine,
  frutas: ofWine,
  fruit: ofWine,
  azucar: ofWine,
  sugar: ofWine,
  mantecosa: ofWine,
  hierbas: tastes('herbal', 0.15),
  especias: (dish) => tastes('pungent_spice', 0.15)(dish) || tastes('sweet_spice', 0.15)(dish),
  sal: tastes('salty', 0.3),
  salt: tastes('salty', 0.3),
  soya: (dish) => dish.ingredients.includes('sillao'),
  soy: (dish) => dish.ingredients.includes('sillao'),
  bitter: ofWine,
  clara: ofWine,
  tostado: ofWine,
  uva: ofWine,
  many: ofWine,
  arroz: (dish) => dish.ingredients.some((id) => id.startsWith('arroz')),
  dorado: ofWine,
  maduro: ofWine,
  nervio: ofWine,
  sherry: ofWine,
  jerez: ofWine,
  'vino fresco o un jerez': ofWine,
  'white wine': ofWine,
  // "such" is a cactus to the reader of menus.
  such: ofWine,
}

test('no sentence names a food that the dish has not', () => {
  const wrong = new Set<string>()
  const seen = new Map<string, ReturnType<typeof foodsIn>>()
  for (const { dish, rows } of sample)
    for (const lang of ['es', 'en'] as const) {
      const printed = foldText(dish.text)
      const inside = new Set([
        ...dish.ingredients,
        ...dish.sauces.flatMap((id) => lexicon.sauces.get(id)?.ingredients ?? []),
      ])
      for (const row of rows.slice(0, 4)) {
        const { reasons, cautions } = reasonsOf(total.explain(dish, table, row), rules, dish, lang)
        for (const { id, text } of [...reasons, ...cautions]) {
          let foods = seen.get(text)
          if (!foods) {
            foods = foodsIn(text)
            seen.set(text, foods)
          }
          for (const food of foods) {
            const word = foldText(food.text).replace(/[^a-z]+$/, '')
            const own = inside.has(food.row.id) || printed.includes(word)
            const sameKind = food.row.protein !== '' && dish.profile.protein.includes(food.row.protein)
            const ofItsClass = (CLASS_WORDS[word] ?? CLASS_WORDS[food.row.id])?.(dish) === true
            if (!own && !sameKind && !ofItsClass)
              wrong.add(`${id}: "${food.text}" (${food.row.id}) in "${text}" for ${dish.text}`)
          }
        }
      }
    }
  expect([...wrong].slice(0, 400)).toEqual([])
})

test('what stands for {cause} is printed in the dish’s own line', () => {
  for (const { dish, rows } of sample)
    for (const row of rows.slice(0, 4)) {
      const { reasons, cautions } = reasonsOf(total.explain(dish, table, row), rules, dish, 'es')
      for (const { id, text } of [...reasons, ...cautions]) {
        const template = rules.get(id)!.rule.say.es
        if (!template.includes('{cause}')) {
          expect(text).toBe(template)
          continue
        }
        const [before = '', after = ''] = template.split('{cause}')
        const said = text.slice(before.length, after === '' ? undefined : -after.length)
        if (said !== 'este plato' && template.split('{cause}').length === 2)
          expect(foldText(dish.text)).toContain(foldText(said).replace(/^(?:l|el|la|los|las)? /, ''))
      }
    }
})
