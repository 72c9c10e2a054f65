/** Requests that can be sent as they are; the tests send them. */
import { problemOf } from './problems.ts'

const WINES = [
  {
    name: 'Intipalka Sauvignon Blanc',
    country: 'Perú',
    region: 'Ica',
    vintage: '2023',
    price: 'S/ 75.00',
    glass_price: 'S/ 22.00',
  },
  { name: 'Catena Malbec', country: 'Argentina', region: 'Mendoza', vintage: '2021', price: 'S/ 145.00' },
]

export const EXAMPLES: Record<string, unknown> = {
  pairDishes: {
    dishes: ['Ceviche de pescado', 'CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA'],
    wines: WINES,
    top: 2,
    lang: 'es',
  },
  explainPairing: {
    dish: 'Lomo saltado',
    wines: WINES,
    why_not: 'Intipalka Sauvignon Blanc',
    what_if: 'más picante',
    lang: 'es',
  },
  profileDishes: { dishes: ['Ají de gallina', { dish: 'Tiradito', description: 'en crema de rocoto' }] },
  profileWines: { wines: ['Tacama Selección Especial 2020', { name: 'Barolo', vintage: '2018', abv: '14' }] },
  beginJob: { kind: 'monitor', input: {} },
  problem: problemOf('bad_input', 'dishes.0.dish: Invalid input: expected string, received number', {
    place: { field: 'dishes.0.dish' },
    hint: 'The form of every request is in /api/docs.',
  }),
}
