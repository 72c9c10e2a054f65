/** Ids and sources in the words of a reader. How shouting lines are calmed stands in the domain: pages of the server do it too. */
export { quieten, quietenName } from '../../domain/quiet-lines.ts'

/** Ids such as `ceviche-clasico` read as words where an answer carries no name; a name stays as it is. */
export function sayId(idOrName: string): string {
  return looksLikeId(idOrName) ? idOrName.replace(/[-_]+/g, ' ') : idOrName
}

export function looksLikeId(text: string): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
}

const DOMAIN_END = /^(.+?)-(com|org|net|pe|es|fr|it|cl|ar|uk|de|eu|info|wine)(?:-|$)/

/** A source that came as an id: its site where that can be seen (`conchaytoro-com-log-…`), else its words. */
export function saySource(idOrName: string): string {
  if (!looksLikeId(idOrName)) return idOrName
  const site = DOMAIN_END.exec(idOrName)
  return site ? `${site[1]?.replaceAll('-', '.')}.${site[2]}` : sayId(idOrName)
}
