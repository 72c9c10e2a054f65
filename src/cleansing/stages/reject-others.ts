/** A shop sells more than wine: what is none leaves before anything is compared, since cheese and beer must not meet wines. */
import { foldText } from '../../flavor/text/fold.ts'
import { buildWineLexicon, type WineLexicon } from '../../flavor/wine/lexicon.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { Cell } from '../duck.ts'
import { readName } from '../match/read-name.ts'
import type { Bench } from '../stage.ts'

/** The rule of what is no wine at all. */
export const NO_WINE = 'consistency.kind.no_wine'

const MOST_READ = 60_000
const SURE = 0.45
/** A source of which this share is no wine is a shop of many things. */
const MIXED_FROM = 0.3
const WINE_WORDS =
  /\b(?:vin[oh]?s?|wines?|tinto|cava|champ\w*|espum\w*|reserva|crianza|brut|bodegas?|viñas?|ch[aâ]teau|domaine|cuv[ée]e)(?!\p{L})/iu
/** Names of goods begin with what they are. */
const WINE_FIRST = /^(?:vin[oh]?s?|wines?|cava|champa\w*|espum\w*|prosecco|sangr[ií]a)(?!\p{L})/iu
/** No wine is sold by weight, by the slice or in capsules. */
const WEIGHED =
  /\bx\s?(?:kg|kilos?)\b|\b\d+(?:[.,]\d+)?\s?(?:gr?s?|kgs?|kilos?|c[aá]psulas|lonchas|tabletas|plazas)\b|\b(?:x|por)\s(?:kg|kilo)\b/i
/** So many goods of one first word, most of them no wine, say what that word is. */
const LEAST_ALIKE = 3
const MOSTLY = 0.5
const UNSIGNED = "label_key LIKE '[[],%' AND vintage IS NULL AND region IS NULL AND name IS NOT NULL"

/** Sources whose names without a house, place or year are mostly none of wines are mixed; there every name is judged. */
export async function rejectOthers(
  bench: Bench,
  flagDoubtful: (rule: string, where: string) => Promise<void>,
): Promise<void> {
  const { duck } = bench
  const unsigned = await namesOf(bench, UNSIGNED)
  if (unsigned.length === 0) return
  const lexicon = buildWineLexicon(bench.knowledge)
  const isStrange = (name: string) => saysNothing(name, lexicon)
  await fill(bench, 'others', unsigned.filter(isStrange))
  const strange = `${UNSIGNED} AND t.name IN (SELECT name FROM others)`
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE mixed AS SELECT source FROM wines t GROUP BY source HAVING count(*) FILTER (${strange}) >= ${MIXED_FROM} * count(*)`,
  )
  const isMixed = 't.source IN (SELECT source FROM mixed)'
  const offered = await namesOf(bench, `name IS NOT NULL AND ${isMixed}`)
  await fill(
    bench,
    'goods',
    goodsAmong(offered, (name) => isStrange(name) || !isSigned(name, bench)),
  )
  await bench.reject('wines', NO_WINE, `${isMixed} AND t.name IN (SELECT name FROM goods)`)
  // On a list of wines a name that says nothing may still be one.
  await flagDoubtful('consistency.kind.doubtful', strange)
}

async function namesOf({ duck }: Bench, where: string): Promise<string[]> {
  const rows = await duck.rows(
    `SELECT name FROM wines t WHERE ${where} GROUP BY name ORDER BY count(*) DESC, name LIMIT ${MOST_READ}`,
  )
  return rows.map(({ name }) => String(name))
}

async function fill({ duck }: Bench, table: string, names: readonly string[]): Promise<void> {
  await duck.fill(
    table,
    { name: 'VARCHAR' },
    names.map((name): Cell[] => [name]),
  )
}

/** `Escritorio blanco` has a colour and nothing else of a wine. */
function saysNothing(name: string, lexicon: WineLexicon): boolean {
  const { kind, confidence, grapesStated } = readWine({ name }, lexicon)
  return kind !== 'wine' || (!grapesStated && confidence < SURE && !WINE_WORDS.test(name))
}

/** A grape, a house or a year as they are spelled, or a word of the trade: `Cereal` only resembles `Sercial`. */
function isSigned(name: string, { words, runDate }: Bench): boolean {
  const { grapes, houses, vintage } = readName(name, words, Number(runDate.slice(0, 4)))
  return grapes.length + houses.length > 0 || vintage !== null || WINE_WORDS.test(name)
}

/** Among many goods `Queso Pecorino` is a cheese, as most that begin so are; a colour may be called `Vino` or `Champagne`. */
export function goodsAmong(names: readonly string[], isStrange: (name: string) => boolean): string[] {
  const judged = names.map((name) => ({ name, head: headOf(name), strange: WEIGHED.test(name) || isStrange(name) }))
  const heads = new Map<string, { all: number; strange: number }>()
  for (const { head, strange } of judged) {
    const count = heads.get(head) ?? { all: 0, strange: 0 }
    heads.set(head, { all: count.all + 1, strange: count.strange + (strange ? 1 : 0) })
  }
  return judged.flatMap(({ name, head, strange }) => {
    if (WINE_FIRST.test(name)) return []
    const alike = heads.get(head)
    const isKind = alike !== undefined && alike.strange >= LEAST_ALIKE && alike.strange >= alike.all * MOSTLY
    return strange || isKind ? [name] : []
  })
}

function headOf(name: string): string {
  return foldText(name).match(/[a-z]{2,}/)?.[0] ?? ''
}
