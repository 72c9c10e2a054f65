/** Whatever is edited, kept and skipped in whatever order: what is published is exactly the kept rows with exactly the shown fields. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ImportFields,
  type ImportReview,
  ImportReview as ImportReviewSchema,
} from '../../../src/contract/house/lists.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'
import { fileOf, type ListHouse, listHouse } from './list-house.ts'

let house: ListHouse
beforeAll(async () => {
  house = await listHouse()
})
afterAll(() => house.close())

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom('Lomo saltado', 'Malbec 2021', '=1+1', ' ', '\u0000'),
)
const cents = fc.option(fc.nat(100_000_000))
const change = (fields: fc.Arbitrary<ImportFields>) =>
  fc.record(
    { n: fc.nat(9), fields, decision: fc.constantFrom('keep' as const, 'skip' as const) },
    { requiredKeys: ['n'] },
  )
const dishChange = change(
  fc.record({ section: words, dish: words, description: words, price_cents: cents }, { requiredKeys: [] }),
)
const wineChange = change(
  fc.record(
    {
      name: words,
      producer: words,
      vintage: words,
      sku: fc.string({ maxLength: 3 }),
      size_ml: fc.option(fc.integer({ min: 1, max: 30_000 })),
      price_cents: cents,
      cost_cents: cents,
      stock: fc.option(fc.nat(100_000)),
    },
    { requiredKeys: [] },
  ),
)

const MENU = fileOf(
  'm.csv',
  'section,dish,description,price\nFondos,Lomo saltado,,49\nFondos,Seco,con frejoles,42\nFondos,Lomo saltado,,49\nBebidas,Chicha morada,,12\nNotas,Incluye IGV,,\n',
)
const WINES = fileOf(
  'w.csv',
  'sku,name,producer,vintage,size,price,cost,stock\nA,Malbec,Catena,2021,,140,60,4\nB,Malbec,Catena,2022,,150,,\n,Gran Tinto,Tacama,,,65,,2\n,Pisco Acholado,,,,90,,\n,Cusqueña Negra,,,,15,,\n',
)

interface Acted {
  owner: Caller
  at(path: string): string
  review: ImportReview
}

async function act(
  kind: 'menu' | 'wines',
  changes: readonly object[],
  ours: HouseOfTest,
  owner: Caller,
): Promise<Acted> {
  const at = (path: string) => `/restaurants/${ours.id}${path}`
  const { id } = await house.bring(owner, ours, { kind, file: kind === 'menu' ? MENU : WINES })
  for (const { n, ...rest } of changes as { n: number }[]) {
    const answer = await house.ask(owner, 'PATCH', at(`/imports/${id}/rows/${n}`), rest)
    expect([200, 400, 404]).toContain(answer.statusCode)
  }
  const review = ImportReviewSchema.parse((await house.ask(owner, 'GET', at(`/imports/${id}`))).json())
  return { owner, at, review }
}

const kept = ({ rows }: ImportReview) =>
  rows.flatMap(({ decision, fields }) => (decision === 'keep' && fields ? [fields] : []))

test('of a menu', async () => {
  const ours = await house.restaurant()
  const owner = await house.person(ours, 'owner')
  await fc.assert(
    fc.asyncProperty(fc.array(dishChange, { maxLength: 6 }), async (changes) => {
      const { at, review } = await act('menu', changes, ours, owner)
      const answer = await house.ask(owner, 'POST', at(`/imports/${review.id}/publish`), {})
      const shown = kept(review)
      if (shown.length === 0) {
        expect(answer.statusCode).toBe(400)
        return
      }
      const { version: _, ...counts } = answer.json()
      const saved = (await house.ask(owner, 'GET', at('/dishes'))).json().items
      expect(
        saved.map(({ section, dish, description, price }: Record<string, unknown>) => ({
          section,
          dish,
          description,
          price_cents: price === null ? null : (price as { cents: number }).cents,
        })),
      ).toEqual(
        shown.map(({ section = '', dish, description = '', price_cents = null }) => ({
          section,
          dish,
          description,
          price_cents,
        })),
      )
      expect(counts.added + counts.changed + counts.kept).toBe(saved.length)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('of a wine list, in an empty house and over the list before', async () => {
  let [ours, owner] = [await house.restaurant(), null as Caller | null]
  await fc.assert(
    fc.asyncProperty(fc.array(wineChange, { maxLength: 6 }), fc.boolean(), async (changes, isNew) => {
      if (isNew || !owner) {
        ours = await house.restaurant()
        owner = await house.person(ours, 'owner')
      }
      const { at, review } = await act('wines', changes, ours, owner)
      const answer = await house.ask(owner, 'POST', at(`/imports/${review.id}/publish`), {})
      const shown = kept(review)
      const codes = shown.flatMap(({ sku }) => sku || [])
      if (shown.length === 0 || new Set(codes).size < codes.length) {
        expect(answer.statusCode).toBe(400)
        return
      }
      const { version: _, ...counts } = answer.json()
      const saved: Record<string, unknown>[] = (await house.ask(owner, 'GET', at('/list'))).json().items
      expect(saved.length).toBe(shown.length)
      shown.forEach((fields, i) => {
        const { price, cost, glass_price: glass, ...wine } = saved[i] ?? {}
        const money = (one: unknown) => (one === null ? null : (one as { cents: number }).cents)
        const whole = { ...wine, price_cents: money(price), cost_cents: money(cost), glass_price_cents: money(glass) }
        expect(whole).toMatchObject({ ...fields, ...(fields.sku === '' && { sku: null }) })
      })
      expect(counts.added + counts.changed + counts.kept).toBe(saved.length)
    }),
    { numRuns: 25 },
  )
}, 60_000)
