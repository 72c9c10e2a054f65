/** What guests ask for: four times of five a dish of the menu, else a text that was never asked before. The same row of them on every run. */

const MAINS = [
  'lomo',
  'pulpo',
  'corvina',
  'pato',
  'cabrito',
  'alpaca',
  'trucha',
  'langostinos',
  'cuy',
  'berenjena',
  'quinua',
  'conchas',
]
const WAYS = [
  'a la parrilla',
  'al horno',
  'en salsa de ají amarillo',
  'al wok',
  'en escabeche',
  'anticuchero',
  'apanado',
  'a la norteña',
]
const SIDES = [
  'con yuca frita',
  'y arroz con choclo',
  'sobre puré de pallares',
  'con ensalada de la huerta',
  'y papas nativas',
  'con chimichurri de huacatay',
]
const FRESH_OF_FIVE = 1

export async function dishesOf(url: string, restaurant: string): Promise<string[]> {
  const response = await fetch(new URL(`/api/v1/restaurants/${restaurant}/menus`, url))
  if (!response.ok) throw new Error(`the menu of ${restaurant} cannot be read: HTTP ${response.status}`)
  const { items }: { items: { dish: string; kind: string }[] } = await response.json()
  const food = items.filter(({ kind }) => kind === 'food').map(({ dish }) => dish)
  if (food.length === 0) throw new Error(`the menu of ${restaurant} has no dish`)
  return food
}

/** @returns bodies of POST /pairings, one after the other */
export function questions(menu: readonly string[], restaurant: string): () => string {
  let asked = 0
  return () => {
    const n = asked++
    const dish = n % 5 < FRESH_OF_FIVE ? freshDish(n) : menu[(n * 7) % menu.length]
    return JSON.stringify({ dishes: [dish], restaurant, top: 5, lang: n % 3 === 0 ? 'en' : 'es' })
  }
}

/** The number makes it one that no cache can know. */
function freshDish(n: number): string {
  const pick = (words: readonly string[], step: number) => words[Math.floor(n / step) % words.length]
  return `${pick(MAINS, 5)} ${pick(WAYS, 11)} ${pick(SIDES, 17)} no. ${n}`
}
