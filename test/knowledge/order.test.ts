/** What every cook and sommelier knows, as comparisons: the first is more than the second, by a margin one can taste. */
import { expect, test } from 'vitest'
import { DISH_INDEX, type DishKey, type Structure, WINE_INDEX, type WineKey } from '../../src/domain/vocabulary.ts'
import { engine, knowledge } from '../engine.ts'

const MARGIN = 0.02

type Fact<K extends string> = readonly [more: string, key: K, less: string]

/** Dishes by the words of a menu. */
const DISHES: readonly Fact<DishKey>[] = [
  ['tiradito de pescado', 'sour', 'causa limeña de pollo'],
  ['ceviche de pescado', 'sour', 'pescado a la plancha'],
  ['leche de tigre', 'sour', 'chupe de camarones'],
  ['escabeche de pescado', 'sour', 'pescado a la plancha'],
  ['suspiro a la limeña', 'sweet', 'mazamorra morada'],
  ['mazamorra morada', 'sweet', 'humita salada'],
  ['picarones', 'sweet', 'tequeños de queso'],
  ['king kong de manjar blanco', 'sweet', 'ensalada de frutas'],
  ['chancho con tamarindo', 'sweet', 'chicharrón de cerdo'],
  ['chicharrón de cerdo', 'fat', 'sancochado'],
  ['panceta de cerdo al horno', 'fat', 'lomo fino a la plancha'],
  ['jalea mixta', 'fat', 'ceviche mixto'],
  ['papa a la huancaína', 'fat', 'papa sancochada'],
  ['fettuccini Alfredo', 'fat', 'spaghetti al pomodoro'],
  ['pato confitado', 'fat', 'pechuga de pollo a la plancha'],
  ['rocoto relleno', 'heat', 'ají de gallina'],
  ['ceviche de pescado', 'heat', 'sancochado'],
  ['ají de gallina', 'heat', 'pollo a la plancha'],
  ['curry tailandés', 'heat', 'arroz con pollo'],
  ['chairo', 'weight', 'dieta de pollo'],
  ['carapulcra con sopa seca', 'weight', 'ensalada verde'],
  ['asado de tira', 'weight', 'pollo a la plancha'],
  ['seco de cordero', 'weight', 'sudado de pescado'],
  ['tacu tacu con lomo', 'weight', 'tiradito de pescado'],
  ['lomo saltado', 'umami', 'ensalada de frutas'],
  ['parihuela', 'umami', 'causa limeña de pollo'],
  ['ramen', 'umami', 'ensalada verde'],
  ['jamón serrano', 'salty', 'pollo a la plancha'],
  ['charqui', 'salty', 'lomo fino a la plancha'],
  ['chocolate amargo', 'bitter', 'arroz con leche'],
  ['jalea mixta', 'crisp', 'sudado de pescado'],
  ['pollo broaster', 'crisp', 'estofado de pollo'],
  ['crema volteada', 'creamy', 'alfajores'],
  ['ají de gallina', 'creamy', 'pollo a la brasa'],
  ['pulpo a la parrilla', 'chewy', 'lenguado a la plancha'],
  ['pollo a la brasa', 'smoky', 'pollo hervido'],
  ['pachamanca', 'earthy', 'ceviche de pescado'],
  ['ceviche de pescado', 'citrus', 'lomo saltado'],
  ['seco de cordero', 'herbal', 'bife de chorizo'],
  ['cau cau', 'herbal', 'bife de chorizo'],
  ['risotto de hongos', 'earthy', 'risotto de mariscos'],
  ['parihuela', 'marine', 'sancochado'],
]
for (const [more, key, less] of DISHES)
  test(`${more} has more ${key} than ${less}`, () => {
    const [a, b] = [more, less].map((text) => {
      const reading = engine.readDish(text)
      expect(reading.kind, `"${text}" is food`).toBe('food')
      return reading.profile.values[DISH_INDEX[key]]!
    })
    expect(a).toBeGreaterThan(b! + MARGIN)
  })

/** A dish, and the same with something done to it. */
const CHANGES: readonly (readonly [plain: string, changed: string, key: DishKey, direction: 'more' | 'less'])[] = [
  ['ceviche de pescado', 'ceviche de pescado en salsa de rocoto', 'heat', 'more'],
  ['pollo a la plancha', 'pollo a la plancha con salsa huancaína', 'creamy', 'more'],
  ['pollo a la plancha', 'pollo a la plancha con salsa huancaína', 'heat', 'more'],
  ['lomo fino a la plancha', 'lomo fino a la plancha en salsa de champiñones', 'earthy', 'more'],
  ['pescado a la plancha', 'pescado a la plancha a la meunière', 'fat', 'more'],
  ['pescado a la plancha', 'pescado a la plancha a lo macho', 'heat', 'more'],
  ['pollo a la plancha', 'pollo a la plancha en salsa de maracuyá', 'sour', 'more'],
  ['alitas fritas', 'alitas fritas en salsa BBQ', 'sweet', 'more'],
  ['papas fritas', 'papas fritas con salsa tártara', 'fat', 'more'],
  ['pollo a la plancha', 'pollo a la plancha con salsa criolla', 'sour', 'more'],
  ['pollo a la brasa', 'pollo a la brasa con chimichurri', 'herbal', 'more'],
  ['langostinos a la plancha', 'langostinos a la plancha al ajillo', 'allium', 'more'],
  ['ensalada verde', 'ensalada verde con queso azul', 'salty', 'more'],
]
for (const [plain, changed, key, direction] of CHANGES)
  test(`${changed}: ${direction} ${key} than ${plain}`, () => {
    const [before, after] = [plain, changed].map((text) => engine.readDish(text).profile.values[DISH_INDEX[key]]!)
    if (direction === 'more') expect(after).toBeGreaterThan(before! + MARGIN)
    else expect(after).toBeLessThan(before! - MARGIN)
  })

type IngredientKey = 'sweet' | 'sour' | 'salty' | 'bitter' | 'umami' | 'fat' | 'heat' | 'weight'

/** Ingredients on their own, by id. */
const INGREDIENTS: readonly Fact<IngredientKey>[] = [
  ['rocoto', 'heat', 'aji-amarillo'],
  ['aji-limo', 'heat', 'rocoto'],
  ['aji-limo', 'heat', 'aji-panca'],
  ['aji-amarillo', 'heat', 'aji-panca'],
  ['aji-panca', 'heat', 'pimiento-morron'],
  ['limon-sutil', 'sour', 'naranja'],
  ['maracuya', 'sour', 'mango'],
  ['manjar-blanco', 'sweet', 'camote'],
  ['camote', 'sweet', 'papa'],
  ['queso-azul', 'salty', 'queso-fresco'],
  ['queso-parmesano', 'umami', 'queso-fresco'],
  ['sillao', 'salty', 'vinagre-tinto'],
  ['sillao', 'umami', 'limon-sutil'],
  ['mantequilla', 'fat', 'leche-evaporada'],
  ['palta', 'fat', 'tomate'],
  ['panceta', 'fat', 'pollo'],
  ['chocolate', 'bitter', 'chocolate-blanco'],
  ['cordero', 'weight', 'pollo'],
  ['salmon', 'fat', 'lenguado'],
]
for (const [more, key, less] of INGREDIENTS)
  test(`${more} has more ${key} than ${less}`, () => {
    const [a, b] = [more, less].map((id) => knowledge.tables.ingredients.byId.get(id)?.[key] ?? Number.NaN)
    expect(a).toBeGreaterThan(b! + MARGIN)
  })

/** Grapes by id. */
const GRAPES: readonly Fact<Structure>[] = [
  ['nebbiolo', 'tannin', 'gamay'],
  ['tannat', 'tannin', 'pinot-noir'],
  ['cabernet-sauvignon', 'tannin', 'merlot'],
  ['riesling', 'acidity', 'gewurztraminer'],
  ['sauvignon-blanc', 'acidity', 'viognier'],
  ['gewurztraminer', 'intensity', 'pinot-gris'],
  ['moscatel-de-alejandria', 'intensity', 'airen'],
  ['syrah', 'body', 'pinot-noir'],
  ['chardonnay', 'body', 'albarino'],
  ['barbera', 'acidity', 'dolcetto'],
  ['zinfandel', 'alcohol', 'gamay'],
]
for (const [more, key, less] of GRAPES)
  test(`${more} has more ${key} than ${less}`, () => {
    const [a, b] = [more, less].map((id) => knowledge.tables.grapes.byId.get(id)?.[key] ?? Number.NaN)
    expect(a).toBeGreaterThan(b! + MARGIN)
  })

/** Wines by what stands on a list: styles, regions and words of the label at work. */
const WINES: readonly Fact<WineKey>[] = [
  ['Barolo', 'tannin', 'Beaujolais Villages'],
  ['Amarone della Valpolicella', 'body', 'Valpolicella'],
  ['Gewürztraminer Alsace', 'intensity', 'Pinot Grigio delle Venezie'],
  ['Gewürztraminer Alsace', 'floral', 'Pinot Grigio delle Venezie'],
  ['Chablis', 'acidity', 'Chardonnay Napa Valley'],
  ['Chardonnay Reserva Barrica', 'oak', 'Chardonnay sin madera'],
  ['Sauternes', 'sweetness', 'Bordeaux Blanc'],
  ['Riesling Spätlese Mosel', 'sweetness', 'Riesling Trocken Pfalz'],
  ['Late Harvest Sauvignon Blanc', 'sweetness', 'Sauvignon Blanc Casablanca'],
  ['Champagne Demi-Sec', 'sweetness', 'Champagne Brut'],
  ['Champagne Brut', 'yeasty', 'Prosecco'],
  ['Champagne Brut', 'bubbles', 'Chablis'],
  ['Oporto Tawny', 'alcohol', 'Douro tinto'],
  ['Pedro Ximénez', 'sweetness', 'Jerez Fino'],
  ['Vinho Verde', 'acidity', 'Viognier'],
  ['Châteauneuf-du-Pape', 'alcohol', 'Bourgogne Pinot Noir'],
  ['Tannat Madiran', 'tannin', 'Pinot Noir Casablanca'],
  ['Malbec Mendoza', 'body', 'Pinot Noir Casablanca'],
  ['Rioja Gran Reserva', 'oak', 'Rioja Joven'],
  ['Syrah Barossa', 'body', 'Gamay Beaujolais'],
  ['Torrontés Salta', 'floral', 'Chardonnay Casablanca'],
  ['Carménère Colchagua', 'vegetal', 'Malbec Mendoza'],
  ['Sauvignon Blanc Marlborough', 'herbal', 'Viognier'],
  ['Muscadet', 'mineral', 'Torrontés Salta'],
  ['Rosado de Provence', 'red_fruit', 'Sauvignon Blanc Casablanca'],
  ['Moscato d’Asti', 'sweetness', 'Prosecco Brut'],
  ['Moscato d’Asti', 'bubbles', 'Moscatel de Alejandría seco'],
  ['Primitivo di Manduria', 'body', 'Bardolino'],
  ['Cabernet Sauvignon Maipo', 'dark_fruit', 'Pinot Noir Casablanca'],
  ['Pinot Noir Casablanca', 'red_fruit', 'Cabernet Sauvignon Maipo'],
]
for (const [more, key, less] of WINES)
  test(`${more} has more ${key} than ${less}`, () => {
    const [a, b] = [more, less].map((name) => {
      const reading = engine.readWine({ name })
      expect(reading.kind, `"${name}" is wine`).toBe('wine')
      return reading.profile.values[WINE_INDEX[key]]!
    })
    expect(a).toBeGreaterThan(b! + MARGIN)
  })

/** Regions: the same grape from a cooler place. */
const COOLER: readonly (readonly [cool: string, warm: string])[] = [
  ['Sauvignon Blanc Casablanca', 'Sauvignon Blanc Valle Central'],
  ['Pinot Noir Patagonia', 'Pinot Noir Mendoza'],
  ['Chardonnay Chablis', 'Chardonnay California'],
  ['Syrah Valle de San Antonio', 'Syrah Barossa Valley'],
]
for (const [cool, warm] of COOLER)
  test(`${cool} is fresher than ${warm}`, () => {
    const [a, b] = [cool, warm].map((name) => engine.readWine({ name }).profile.values[WINE_INDEX.acidity]!)
    expect(a).toBeGreaterThan(b!)
  })
