/**
 * The four tables that cleaning works on, whatever the records came from. A column is text until the formats are settled.
 * `lessons` is the tutorial's table: a dish, three numbers and a wine. Lists are joined by `|`.
 */
export const TABLE_NAMES = ['menus', 'wines', 'statements', 'lessons'] as const
export type TableName = (typeof TABLE_NAMES)[number]

export type ColumnType = 'text' | 'list' | 'number' | 'whole' | 'truth'

const wines = {
  name: 'text', producer: 'text', label: 'text', grapes: 'list', region: 'text', country: 'text', vintage: 'whole',
  abv: 'number', colour: 'text', type: 'text', sweetness: 'text', size_ml: 'whole', price: 'number', glass_price: 'number', currency: 'text',
  shop: 'text', description: 'text', rating: 'number', ratings: 'whole', sku: 'text', in_stock: 'truth',
  goes_with: 'list', url: 'text',
} as const satisfies Record<string, ColumnType> // biome-ignore format: a table

const menus = {
  restaurant: 'text', section: 'text', dish: 'text', description: 'text', price: 'number', price_2: 'number',
  currency: 'text', lang: 'text', marks: 'list', kind: 'text', url: 'text',
} as const satisfies Record<string, ColumnType> // biome-ignore format: a table

const statements = {
  dish: 'text', recommendation: 'text', style: 'text', style_class: 'text', grape: 'text', region: 'text',
  polarity: 'whole', strength: 'number', sommelier: 'text', quote_start: 'whole', quote_end: 'whole', lang: 'text',
} as const satisfies Record<string, ColumnType> // biome-ignore format: a table

const lessons = {
  menu_item: 'text', flavor_profile_1: 'number', flavor_profile_2: 'number', flavor_profile_3: 'number',
  wine_type: 'text', wine_variant: 'text',
} as const satisfies Record<string, ColumnType> // biome-ignore format: a table

export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, ColumnType>>>> = {
  menus,
  wines,
  statements,
  lessons,
}

export function columnsOf(table: TableName): string[] {
  return Object.keys(COLUMNS[table])
}

export const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  list: 'VARCHAR',
  number: 'DOUBLE',
  whole: 'INTEGER',
  truth: 'BOOLEAN',
}
