/** Where the sheet of a dish stands on the page. */
export function sheetId(dish: string): string {
  return `plato-${dish
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}`
}
