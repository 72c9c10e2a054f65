/** Careful steps through data of unknown shape: typed looks, and a walk that ends whatever it is given. */

export type Json = Readonly<Record<string, unknown>>

const MAX_DEPTH = 60
/** Values that one walk looks at. */
const MAX_VISITS = 2_000_000

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

export function objectsOf(value: unknown): Json[] {
  return listOf(value).filter(isObject)
}

/** `at(store, 'data', 'catalog', 0)` */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here: unknown = value
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)]
    else if (isObject(here) && Object.hasOwn(here, step)) here = here[step]
    else return undefined
  }
  return here
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  const text = plainText(value)
  return text === '' ? null : text
}

/** Strings may hold markup and entities; what is seen is the text. */
export function plainText(value: string): string {
  const text = /[<&]/.test(value)
    ? unescapeText(value.replace(/<(?:br|\/p|\/li|\/div)\b[^<>]*>/gi, ' ').replace(/<\/?[a-z!][^<>]*>/gi, ''))
    : value
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  uuml: 'ü',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  eacut: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ocirc: 'ô',
  acirc: 'â',
  ecirc: 'ê',
  deg: '°',
  ordm: 'º',
  ordf: 'ª',
  euro: '€',
  reg: '®',
  trade: '™',
}

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, word) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return ENTITIES[word] ?? whole
  })
}

export interface Visit {
  value: Json
  /** JSON pointer */
  path: string
  /** key or index under which it stands, and the keys above it */
  keys: readonly string[]
  /** objects that hold it, nearest last */
  above: readonly Json[]
}

/** Every object of the data in document order; `enter` says whether to look inside. */
export function walk(value: unknown, enter: (visit: Visit) => boolean): void {
  let visits = 0
  const step = (here: unknown, path: string, keys: readonly string[], above: readonly Json[]): void => {
    if (keys.length > MAX_DEPTH || ++visits > MAX_VISITS || typeof here !== 'object' || here === null) return
    if (Array.isArray(here)) {
      for (let i = 0; i < here.length; i++) step(here[i], `${path}/${i}`, [...keys, String(i)], above)
      return
    }
    if (!isObject(here) || !enter({ value: here, path: path || '/', keys, above })) return
    for (const [key, item] of Object.entries(here))
      if (typeof item === 'object') step(item, `${path}/${pointerPart(key)}`, [...keys, key], [...above, here])
  }
  step(value, '', [], [])
}

function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
