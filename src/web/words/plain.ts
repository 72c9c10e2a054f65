/** Ids such as `ceviche-clasico` read as words where an answer carries no name; a name stays as it is. */
export function sayId(idOrName: string): string {
  return looksLikeId(idOrName) ? idOrName.replace(/[-_]+/g, ' ') : idOrName
}

export function looksLikeId(text: string): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
}

/** From this share of capitals a line shouts. */
const SHOUTING = 0.6

/** Menus shout; a title does not. */
export function quieten(line: string): string {
  const text = line.replace(/\s+/g, ' ').trim()
  const letters = text.replace(/[^\p{L}]/gu, '')
  const loud = letters.replace(/\p{Ll}/gu, '').length
  if (letters.length < 4 || loud < SHOUTING * letters.length) return text.charAt(0).toUpperCase() + text.slice(1)
  const lower = text.toLowerCase()
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

const DOMAIN_END = /^(.+?)-(com|org|net|pe|es|fr|it|cl|ar|uk|de|eu|info|wine)(?:-|$)/

/** A source that came as an id: its site where that can be seen (`conchaytoro-com-log-…`), else its words. */
export function saySource(idOrName: string): string {
  if (!looksLikeId(idOrName)) return idOrName
  const site = DOMAIN_END.exec(idOrName)
  return site ? `${site[1]?.replaceAll('-', '.')}.${site[2]}` : sayId(idOrName)
}
