/**
 * One canonical form for the plurals and genders of Spanish and English menu words.
 * Not a linguistic stem: it only has to map the forms of one word to one key and different foods to different keys.
 */

const GENDERED =
  /(?:ad|id|os|an|rill|ost|ixt|rioll|ellen|rud|egr|nter|resc|rit|asad|ancochad|orad|lanc|oj|erd|ul[cz]|ostad|remos|icios|xotic)a$/
/** Feminine words that are foods of their own and must not become their masculine twins. */
const KEEP =
  /^(?:empanada|ensalada|limonada|manzana|banana|lasana|hierbabuena|carrillera|rosa|boloñesa|bolonesa|mayonesa|sangria|parrillada|feijoada|fritada|botana|berenjena)$/

/** One word, spelt on the two sides of the Atlantic: keyed by what is left once plural and last vowel are gone. */
const SPELT = new Map([
  ['chilli', 'chili'],
  ['yoghurt', 'yogurt'],
  ['doughnut', 'donut'],
  ['barbequ', 'barbecu'],
  ['omelett', 'omelet'],
])

/** @param word folded (lower case, no accents) */
export function stem(word: string): string {
  if (word.length <= 3) return word
  let base = word
  if (base.endsWith('s') && !base.endsWith('ss')) {
    base = base.slice(0, -1)
    if (base.length > 3 && base.endsWith('ie') && base !== 'cookie') base = base.slice(0, -1)
  }
  if (base.length >= 5 && base.endsWith('e')) base = base.slice(0, -1)
  base = SPELT.get(base) ?? base
  if (base.endsWith('z')) base = `${base.slice(0, -1)}c`
  else if (base.length > 3 && base.endsWith('y') && !/[aeiou]y$/.test(base)) base = `${base.slice(0, -1)}i`
  else if (base.length > 4 && GENDERED.test(base) && !KEEP.test(base)) base = `${base.slice(0, -1)}o`
  return base
}

const DIMINUTIVE = /^(.{2,})(?:c|qu|gu)?it[oa]$/

/** Stems a diminutive may stand for: `yuquita` -> yuca, `chicharroncito` -> chicharron. @param base a stem */
export function diminutiveStems(base: string): string[] {
  const match = DIMINUTIVE.exec(base)
  if (!match || base.length < 6) return []
  const roots = new Set<string>()
  const cut = base.replace(/it[oa]$/, '')
  roots.add(cut)
  if (cut.endsWith('qu')) roots.add(`${cut.slice(0, -2)}c`)
  if (cut.endsWith('gu')) roots.add(`${cut.slice(0, -2)}g`)
  if (cut.endsWith('c')) {
    roots.add(cut.slice(0, -1))
    roots.add(`${cut.slice(0, -1)}z`)
  }
  const stems: string[] = []
  // "lomito" is "lomo" before it is some word "lom", "pulpito" is "pulpo" before it is "pulpa".
  const endings = base.endsWith('a') ? ['a', 'e', 'o'] : ['o', 'e', 'a']
  for (const root of roots) for (const ending of endings) stems.push(stem(`${root}${ending}`), `${root}${ending}`)
  return [...stems, ...roots]
}
