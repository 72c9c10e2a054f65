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
  promoteModel: { share: 0.1, reason: 'ten percent of the houses for a week' },
  rollBackModel: { reason: 'waiters complained' },
  beginJob: { kind: 'monitor', input: {} },
  setUp: {
    token: 'eWVzLCB0aGlzIGlzIGFuIGV4YW1wbGU',
    name: 'Rosa Quispe',
    email: 'rosa@example.pe',
    password: 'diez letras o más',
    restaurant: 'La Picantería',
    city: 'Arequipa',
  },
  makeRestaurant: { name: 'La Picantería', city: 'Arequipa', currency: 'PEN' },
  changeRestaurant: { is_public: true, margin_weight: 0.2 },
  deleteRestaurant: { confirm: 'la-picanteria' },
  letSupportIn: { hours: 4 },
  addMember: { name: 'Julio', role: 'waiter', pin: '4711' },
  changeMember: { role: 'sommelier' },
  invite: { email: 'sommelier@example.pe', role: 'sommelier' },
  acceptInvitation: { name: 'Elena', password: 'diez letras o más' },
  addDevice: { name: 'Teléfono del salón' },
  enrolDevice: { code: 'eWVzLCB0aGlzIGlzIGFuIGV4YW1wbGU' },
  signInByPin: { user_id: '0199b3a0-6c1e-7c4a-9a53-0d4b6f2d1c11', pin: '4711' },
  makeKey: { name: 'Caja', scopes: ['house.read', 'service.write'], expires_in_days: 365 },
  startImport: { kind: 'menu', text: 'ENTRADAS\nCausa limeña  S/ 28.00\nCeviche clásico  S/ 45.00' },
  editImportRow: { fields: { price_cents: 2_800 }, decision: 'keep' },
  publishImport: { mode: 'replace', note: 'Carta de invierno' },
  addDish: { dish: 'Arroz con pato', description: 'con loche y culantro', price_cents: 5_800 },
  changeDish: { is_sold_out: true },
  addWine: { name: 'Intipalka Malbec', vintage: '2022', price_cents: 8_200, stock: 12 },
  changeWine: { is_sold_out: true },
  changeListedWine: { glass_price_cents: 2_300 },
  setStock: [{ sku: 'PE-003', stock: 11 }],
  problem: problemOf('bad_input', 'dishes.0.dish: Invalid input: expected string, received number', {
    place: { field: 'dishes.0.dish' },
    hint: 'The form of every request is in /api/docs.',
  }),
}
