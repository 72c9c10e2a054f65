/** Printed text as a person would write it: encodings mended, blanks single, capitals only where they belong. */

/** UTF-8 that was read as Latin-1: `Ã±` is ñ, `Ã©` is é, `â€™` is an apostrophe. */
const TWICE_ENCODED = /[ÂÃâ][\u0080-\u00bf\u2018-\u203a€ŠŽšžŒœŸƒˆ˜‚„…†‡‰™]{1,2}/
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lt: '<',
  gt: '>',
  ntilde: 'ñ',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
}
/** Zero width and bidirectional marks: invisible, and able to turn what is shown round. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(31)}${String.fromCharCode(127)}-${String.fromCharCode(159)}]+`,
  'g',
)
const SMALL = new Set(
  'de del d di della la las los le les el y e et and of the con sin a al en por para x ml cl'.split(' '),
)
/** Written with capitals wherever they stand. */
const CAPITALS = new Set([
  'DO',
  'DOC',
  'DOCG',
  'DOP',
  'IGT',
  'AOC',
  'AOP',
  'NV',
  'LBV',
  'PX',
  'XO',
  'II',
  'III',
  'IV',
  'VI',
  'VII',
  'VIII',
  'IX',
  'XI',
  'XX',
])
const MOST_TEXT = 4_000

/** Nothing to mend: most names are like this, and a million of them pass. */
const IN_ORDER = /^[!-%'-~áéíóúüñÁÉÍÓÚÜÑ]+(?: [!-%'-~áéíóúüñÁÉÍÓÚÜÑ]+)*$/

export function cleanText(printed: string): string {
  if (printed.length <= MOST_TEXT && IN_ORDER.test(printed)) return printed
  let text = printed.length > MOST_TEXT ? printed.slice(0, MOST_TEXT) : printed
  if (TWICE_ENCODED.test(text)) text = decodeAgain(text)
  if (text.includes('&'))
    text = text.replace(
      /&(?:#(\d{1,6})|([a-z]{2,7}));/gi,
      (whole, code?: string, name?: string) => entityOf(code, name) ?? whole,
    )
  return text.normalize('NFC').replace(INVISIBLE, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim()
}

/** A name printed all in capitals: `DON MANUEL TANNAT` is `Don Manuel Tannat`. Mixed case is left as it is. */
export function cleanName(printed: string): string {
  const text = cleanText(printed)
  if (/[a-z]/.test(text)) return text
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length < 4 || letters !== letters.toUpperCase() || letters === letters.toLowerCase()) return text
  return text.replace(/[\p{L}\p{M}'’]+/gu, (word, at: number) => {
    if (CAPITALS.has(word)) return word
    const lower = word.toLowerCase()
    if (at > 0 && SMALL.has(lower)) return lower
    return lower.charAt(0).toUpperCase() + lower.slice(1)
  })
}

function decodeAgain(text: string): string {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = WINDOWS_1252.get(text[i]!) ?? text.charCodeAt(i)
    if (byte > 255) return text
    bytes[i] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

const WINDOWS_1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, i): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(128 + i)),
    128 + i,
  ]),
)

function entityOf(code: string | undefined, name: string | undefined): string | null {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? null
  const point = Number(code)
  return point > 31 && point < 0x110000 ? String.fromCodePoint(point) : null
}
