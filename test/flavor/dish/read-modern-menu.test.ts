/** How menus print dishes today: a title with a description below it, diets, places and days, drinks that share a soup's name. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLESH } from '../../../src/flavor/dish/protein-weight.ts'
import { engine, knowledge } from '../../engine.ts'

const read = engine.readDish
const { dishes, ingredients } = knowledge.tables
const isFlesh = (id: string) => FLESH.has(ingredients.byId.get(id)?.protein || 'none')

describe('a title of one word and its description', () => {
  test.each([
    ['Pulpo', 'pulpo a la brasa, papas nativas', 'pulpo-a-la-parrilla'],
    ['Corvina', 'corvina a la plancha, puré de loche', 'pescado-a-la-plancha'],
    ['Alpaca', 'lomo de alpaca a la parrilla con quinotto', 'lomo-de-alpaca-a-la-parrilla'],
    ['LOMO', 'lomo fino a la parrilla, chimichurri', 'lomo-fino'],
  ])('%s: %s', (dish, description, id) => {
    const reading = read({ dish, description })
    expect(reading.dishId).toBe(id)
    expect(reading.profile.technique[0]).toBe('grilled')
  })

  test('the dish of the title stays the dish, whatever lies beside it', () => {
    for (const [dish, description] of [
      ['Lomo saltado', 'lomo fino, arroz con choclo'],
      ['Ceviche', 'pescado, choclo, chicharrón de pota'],
      ['Pollo a la brasa', 'con papas fritas y arroz chaufa'],
    ] as const)
      expect(read({ dish: dish!, description: description! }).dishId).toBe(read(dish!).dishId)
  })
})

describe('vegetarian and vegan', () => {
  const meaty = dishes.rows.filter(
    ({ es, protein, course }) => FLESH.has(protein[0] ?? 'none') && course !== 'dessert' && read(es).kind === 'food',
  )
  test('whatever the dish is, no flesh is left in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...meaty),
        fc.constantFrom('vegetariano', 'VEGETARIANA', 'vegano', 'vegana'),
        ({ es }, word) => {
          const reading = read(`${es} ${word}`)
          expect(
            reading.profile.protein.filter((protein) => FLESH.has(protein)),
            es,
          ).toEqual([])
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })

  test('its ingredients are those that are eaten', () => {
    for (const line of ['Rocoto relleno vegetariano', 'Carapulcra vegetariana', 'Tallarín saltado vegetariano'])
      expect(read(line).ingredients.filter(isFlesh), line).toEqual([])
    expect(read('Ají de gallina vegano').profile.protein).not.toContain('cheese')
    expect(read('Rocoto relleno vegetariano').profile.protein).toContain('cheese')
  })

  test('that there is an option says nothing of the dish', () => {
    expect(read('Seco de cordero (opción vegetariana)').profile.protein[0]).toBe('lamb')
    expect(read('Carapulcra, vegan option').profile.protein[0]).toBe('pork')
  })

  test('seitan or tofu before a name takes the place of its meat', () => {
    expect(read('Seitán a la chorrillana').profile.protein).toEqual(['legume'])
  })
})

test('behind flesh "asado" is how it was cooked and no beef', () => {
  for (const line of ['Cordero magallánico asado', 'Pavita asada', 'Cordero asado'])
    expect(read(line).profile.protein, line).not.toContain('beef')
  expect(read('Asado con puré').profile.protein[0]).toBe('beef')
})

test('a soup of fish with fruit is the drink of that name', () => {
  for (const fruit of ['guinda', 'aguaymanto', 'maracuyá', 'arándanos'])
    expect(read(`Chilcano de ${fruit}`).kind, fruit).toBe('drink')
  expect(read('Chilcano de pescado').kind).toBe('food')
  expect(read('Timpusca de peras').kind).toBe('food')
  expect(read('Chupe de langostinos con maracuyá').kind).toBe('food')
})

test('a jug is of something to drink unless food is named', () => {
  expect(read('Jarra de maracuyá').kind).toBe('drink')
  expect(read('Jarra de leche de tigre').kind).toBe('food')
})

test('cacao by itself is a dessert', () => {
  expect(read('Cacao 70% de Piura').profile.course).toBe('dessert')
})

test('where a dish is from, its day and its size leave nothing open', () => {
  for (const line of ['Chupe de camarones arequipeño', 'Shámbar (lunes)', 'Alitas x12', 'Chirimpico norteño'])
    expect(read(line).unknown, line).toEqual([])
})

describe('whose flesh it is', () => {
  test.each([
    ['Alpaca steak', 'game'],
    ['Lamb steak', 'lamb'],
    ['Pork steak', 'pork'],
    ['Swordfish steak with chimichurri', 'oily_fish'],
    ['Cauliflower steak', 'vegetable'],
    ['Steak', 'beef'],
  ])('%s', (line, protein) => {
    const { profile, ingredients: parts } = read(line)
    expect(profile.protein[0]).toBe(protein)
    if (protein !== 'beef') expect(profile.protein).not.toContain('beef')
    expect(parts.length).toBeGreaterThan(0)
  })

  test('what fills flesh does not take its place; what fills dough is what it is of', () => {
    expect(read('Lenguado relleno de langostinos').profile.protein[0]).toBe('white_fish')
    expect(read('Calamar relleno de langostinos').profile.protein[0]).toBe('mollusc')
    expect(read('Empanadas rellenas de pollo').profile.protein[0]).toBe('poultry')
    expect(read('Rocoto relleno de camarones').profile.protein[0]).toBe('shellfish')
  })
})

test('cacao and chocolate, lomo and carne stand for one another in the name of a dish', () => {
  expect(read('Torta de cacao').dishId).toBe(read('Torta de chocolate').dishId)
  expect(read('Mousse de cacao').profile.protein[0]).toBe('chocolate')
  expect(read('Empanada de lomo').dishId).toBe(read('Empanada de carne').dishId)
})

test('both spellings of English are one', () => {
  for (const [british, american] of [
    ['Sea bass with yellow chilli sauce', 'Sea bass with yellow chili sauce'],
    ['Chilli con carne', 'Chili con carne'],
    ['Cheese omelette', 'Cheese omelet'],
  ] as const) {
    const [one, other] = [read(british), read(american)]
    expect(one.dishId, british).toBe(other.dishId)
    expect([...one.profile.values]).toEqual([...other.profile.values])
  }
})

test('what menus for travellers call a dish is the dish', () => {
  for (const [english, spanish] of [
    ['Lamb stew in cilantro sauce', 'Seco de cordero'],
    ['Peruvian roasted chicken', 'Pollo a la brasa'],
    ['Dried potato stew with pork', 'Carapulcra'],
    ['Peruvian fish ceviche', 'Ceviche'],
    ['Shredded chicken in creamy yellow chili sauce', 'Ají de gallina'],
  ] as const) {
    expect(read(english).dishId, english).toBe(read(spanish).dishId)
    expect(read(english).unknown, english).toEqual([])
  }
})

test('a diminutive of a word of the same sound is understood', () => {
  for (const line of ['Cevichito', 'Sevichito', 'Sebichito']) expect(read(line).family, line).toBe('ceviche')
})
