/** A cell that holds several things, in any of the ways that files write a list. */

/** JSON, the list of Python that X-Wines prints, or items between `|`, `;`, commas, strokes. */
export function listOfCell(cell: string): string[] {
  const text = cell.trim()
  if (text === '' || text === '[]') return []
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : null
  const items =
    inner === null ? text.split(text.includes('|') ? '|' : /[;,]|\s[/+&]\s|\s(?:y|and|et)\s/) : quotedItems(inner)
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

/** `'Cabernet Sauvignon', "Côt d'Auxerre", 12`: quotes of either kind, escapes, bare words. */
function quotedItems(inner: string): string[] {
  return Array.from(inner.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"]+)/g), (match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1'),
  )
}
