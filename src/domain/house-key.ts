/** What the house said of a dish or a wine hangs on its name, so that it outlives a new print of the menu or the next vintage. */

/** `CEVICHE  de Pescado*` → `ceviche de pescado`. Empty for a name without letters or digits. */
export function dishKey(name: string): string {
  return folded(name)
}

/** The label without its vintage: `Tacama Selección 2020 (750 ml)` → `tacama seleccion`. A name that is a year alone keeps it. */
export function wineKey(name: string): string {
  const key = folded(name)
  const plain = key
    .replace(/\b(?:19|20)\d{2}\b/g, ' ')
    .replace(/\b\d+(?: \d+)? ?(?:ml|cl|l)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? key : plain
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
