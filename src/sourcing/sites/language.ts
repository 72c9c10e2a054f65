/** Spanish or English, by the small words; null where neither leads. */
const SPANISH = /\b(?:de|del|con|al|la|el|los|las|y|en|a la|salsa|papa|arroz|vino)\b/gi
const ENGLISH = /\b(?:of|with|and|the|in|on|or|served|our|fresh|sauce|wine)\b/gi

export function languageOf(texts: readonly string[]): 'es' | 'en' | null {
  const text = texts.join(' ').slice(0, 50_000)
  const spanish = text.match(SPANISH)?.length ?? 0
  const english = text.match(ENGLISH)?.length ?? 0
  if (spanish === english) return null
  return spanish > english ? 'es' : 'en'
}
