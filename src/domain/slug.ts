/** A name as it stands in an address. */

const LONGEST = 60

/** `La Picantería de Doña Peta` → `la-picanteria-de-dona-peta`. Empty for a name without Latin letters or digits. */
export function foldToSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
}
