/** Stock as the till counts it: one statement for all lines. */
import { sql } from 'kysely'
import type { Rows } from './storage.ts'

export interface StockLine {
  /** the wine's id, or null where the line names a code */
  id: string | null
  sku: string | null
  stock: number
}

/**
 * A count of 0 is sold out at once. What a person marked as sold out stays so until bottles come in: only a higher count
 * than before brings it back. @returns which of the lines found their wine, by their place
 */
export async function countStock(rows: Rows, lines: readonly StockLine[]): Promise<ReadonlySet<number>> {
  const { rows: found } = await sql<{ line: number }>`
    with counted as (
      select (n - 1)::integer as line, id, sku, stock
      from unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map(({ sku }) => sku)}::text[], ${lines.map(({ stock }) => stock)}::integer[])
        with ordinality as given (id, sku, stock, n)
    ),
    known as (
      select counted.line, wine.id, counted.stock from counted
      join wine on wine.archived_at is null and (wine.id = counted.id or (counted.id is null and wine.sku = counted.sku))
    ),
    last as (select distinct on (id) id, stock from known order by id, line desc),
    written as (
      update wine set stock = last.stock,
        is_sold_out = case when last.stock > coalesce(wine.stock, 0) then false else wine.is_sold_out end,
        updated_at = clock_timestamp()
      from last where wine.id = last.id and wine.stock is distinct from last.stock
      returning wine.id
    )
    select line from known`.execute(rows)
  return new Set(found.map(({ line }) => line))
}
