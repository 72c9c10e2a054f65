/** Prices, cost and stock of a wine, edited in the table. */
import { useQueryClient } from '@tanstack/react-query'
import type { HouseWine, WineChange } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { winesQuery } from '../api/lists.ts'
import { write } from '../api/send.ts'
import { EditCell } from './edit-cell.tsx'
import { centsOf, readMoney, readWhole, writeMoney } from './money-entry.ts'
import { useListsWords } from './words.ts'

export function WineCells({ wine }: { wine: HouseWine }) {
  const words = useListsWords()
  const { slug, may } = useHouse()
  const client = useQueryClient()
  /** The list is read again before the cell lets go of what was typed: it never shows an older value in between. */
  const save = async (body: WineChange) => {
    await write(`/restaurants/${slug}/list/${wine.id}`, { method: 'PATCH', body })
    await client.invalidateQueries(winesQuery(slug))
  }
  const money = (column: 'price_cents' | 'glass_price_cents' | 'cost_cents', label: string, cents: number | null) => (
    <EditCell
      column={column}
      label={`${label}: ${wine.name}`}
      value={writeMoney(cents)}
      inputMode="decimal"
      check={(typed) => (readMoney(typed) === undefined ? words.wrongMoney : null)}
      onSave={(typed) => save({ [column]: readMoney(typed) ?? null })}
    />
  )
  return (
    <>
      {money('price_cents', words.wines.price, centsOf(wine.price))}
      {money('glass_price_cents', words.wines.glass, centsOf(wine.glass_price))}
      {may('money.read') && money('cost_cents', words.wines.cost, centsOf(wine.cost))}
      <EditCell
        column="stock"
        label={`${words.wines.stock}: ${wine.name}`}
        value={wine.stock === null ? '' : String(wine.stock)}
        inputMode="numeric"
        check={(typed) => (readWhole(typed) === undefined ? words.wrongWhole : null)}
        onSave={(typed) => save({ stock: readWhole(typed) ?? null })}
      />
    </>
  )
}
