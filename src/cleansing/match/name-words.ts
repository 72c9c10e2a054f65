/** What the words of a wine's printed name mean for its identity: grapes, places, houses of the knowledge, and names.yaml. */
import { z } from 'zod'
import { foldText } from '../../flavor/text/fold.ts'
import { editDistance, indexWords, type WordIndex } from '../../flavor/text/nearest-word.ts'
import { BLENDS, HALF_NAMES } from '../../flavor/wine/bare-grapes.ts'
import { indexPlaces, type Places } from '../../flavor/wine/places.ts'
import { WEAK_GRAPES } from '../../flavor/wine/weak-grapes.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Region } from '../../knowledge/tables.ts'

const forms = z.record(z.string(), z.array(z.string()).min(1))
const words = z.array(z.string()).min(1)

/** data/cleansing/names.yaml */
export const NameWordsFile = z.strictObject({
  levels: forms,
  left_out: words,
  sweetness: forms,
  mute: words,
  sparkling: words,
  colours: z.record(z.enum(['red', 'white', 'rose', 'orange']), words),
  types: z.record(z.enum(['sparkling', 'fortified']), words),
  noise: words,
  faint: words,
  blends: words,
  short: forms,
})
export type NameWordsFile = z.infer<typeof NameWordsFile>

/** Stands for the grapes of a blend that the label does not name. */
export const BLEND = 'blend'

export type Meaning =
  | { kind: 'grape' | 'region' | 'house' | 'line' | 'level' | 'sweetness' | 'colour' | 'type'; id: string }
  | { kind: 'noise'; id: '' }

export interface NameWords {
  /** phrases of folded words, joined by a blank, without particles */
  meanings: ReadonlyMap<string, readonly Meaning[]>
  short: ReadonlyMap<string, readonly string[]>
  /** of phrases by their first word: the most words one has */
  longest: ReadonlyMap<string, number>
  /** a misspelt grape, level or house as it should be; null where nothing is near */
  mend(word: string): string | null
  known: ReadonlySet<string>
  grapeColour: ReadonlyMap<string, string>
  mute: ReadonlySet<string>
  sparkling: ReadonlySet<string>
  leftOut: ReadonlySet<string>
  faint: ReadonlySet<string>
  places: Places
}

const PARTICLES = new Set(
  'de del d di della dello delle dei do da dos das du des of von y e et and und con by'.split(' '),
)

/** Folded names mostly are: the general pattern costs several times as much. */
const ASCII = /^[\x20-\x7e]*$/

export function splitWords(folded: string): string[] {
  const words = ASCII.test(folded) ? folded.split(/[^a-z0-9]+/) : folded.split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '' && !PARTICLES.has(word))
}

/** `Bourgogne Pinot Noir` must be read as `Pinot Noir, Bourgogne` is. */
const PARTS_OF_PLACES: ReadonlySet<Meaning['kind']> = new Set(['grape', 'level', 'colour'])
const PARTS_OF_LINES: ReadonlySet<Meaning['kind']> = new Set(['house', 'level'])

export function buildNameWords(knowledge: Knowledge, file: NameWordsFile): NameWords {
  const { grapes, regions, producers, abbreviations } = knowledge.tables
  const meanings = new Map<string, Meaning[]>()
  const known = new Set<string>()
  const repairable = new Set<string>()
  const names = new Set<string>()
  const seen = new Set<string>()
  const keyOf = (form: string) => splitWords(foldText(form.replace(/\([^)]*\)/g, ' ').replace(/['’]/g, '')))
  const add = (form: string, meaning: Meaning) => {
    const key = keyOf(form)
    if (key.length === 0) return
    for (const word of key) {
      known.add(word)
      if ((meaning.kind === 'grape' || meaning.kind === 'level') && word.length >= 5) {
        // `Emerald` stands in one name alone, beside Riesling: a word like that is no repair of `Esmeralda`.
        if (key.length === 1 || seen.has(word)) repairable.add(word)
        seen.add(word)
      }
      if ((meaning.kind === 'house' || meaning.kind === 'line') && word.length >= 6) names.add(word)
    }
    const phrase = key.join(' ')
    const there = meanings.get(phrase)
    if (!there) meanings.set(phrase, [meaning])
    else if (BLENDS.has(phrase)) there.push(meaning)
  }
  for (const [id, list] of Object.entries(file.levels)) for (const form of list) add(form, { kind: 'level', id })
  for (const [id, list] of Object.entries(file.sweetness)) for (const form of list) add(form, { kind: 'sweetness', id })
  for (const [id, list] of Object.entries(file.colours)) for (const form of list) add(form, { kind: 'colour', id })
  for (const [id, list] of Object.entries(file.types)) for (const form of list) add(form, { kind: 'type', id })
  for (const form of file.blends) add(form, { kind: 'grape', id: BLEND })
  for (const form of file.noise) add(form, { kind: 'noise', id: '' })
  const lines = producers.rows.filter(isLine)
  const houses = producers.rows.filter((row) => !isLine(row))
  for (const row of houses) for (const form of [row.name, ...row.aliases]) add(form, { kind: 'house', id: row.id })
  // `120 Reserva Especial` and `120 Santa Rita` must be read as their parts, or the order of the words would matter.
  for (const row of lines)
    for (const form of [row.name, ...row.aliases])
      if (!holdsOther(keyOf(form), meanings, PARTS_OF_LINES)) add(form, { kind: 'line', id: row.id })
  for (const row of grapes.rows)
    for (const form of [row.name, ...row.synonyms])
      if (!WEAK_GRAPES.has(keyOf(form).join(' '))) add(form, { kind: 'grape', id: row.id })
  for (const [form, { usual }] of HALF_NAMES) add(form, { kind: 'grape', id: usual })
  for (const [form, ids] of BLENDS) for (const id of ids) add(form, { kind: 'grape', id })
  for (const row of regions.rows)
    if (isKnownPlace(row))
      for (const form of [row.name, ...row.aliases])
        if (!holdsOther(keyOf(form), meanings, PARTS_OF_PLACES)) add(form, { kind: 'region', id: row.id })
  const short = new Map<string, readonly string[]>()
  for (const [full, list] of Object.entries(file.short))
    for (const form of list) short.set(keyOf(form).join(' '), keyOf(full))
  for (const row of abbreviations.rows)
    if (row.context !== 'food')
      for (const form of row.forms) {
        const key = keyOf(form)
        const letters = key.join('').length
        // A form of one or two letters means too many things without the point that the reader of lists looks for.
        // Nor is a form one whose own words mean something already: `e. brut` without its particle is `brut`.
        const phrase = key.join(' ')
        if (letters > 2 && !/\d/.test(form) && !short.has(phrase) && !meanings.has(phrase))
          short.set(phrase, keyOf(row.expansion))
      }
  const longest = new Map<string, number>()
  for (const phrase of [...meanings.keys(), ...short.keys()]) {
    const key = phrase.split(' ')
    longest.set(key[0]!, Math.max(longest.get(key[0]!) ?? 0, key.length))
  }
  return {
    meanings,
    short,
    longest,
    known,
    mend: mender(indexWords(repairable), indexWords(names)),
    grapeColour: new Map(grapes.rows.map(({ id, colour }) => [id, colour === 'grey' ? 'white' : colour])),
    mute: new Set(file.mute),
    sparkling: new Set(file.sparkling),
    leftOut: new Set(file.left_out),
    faint: new Set(file.faint),
    places: indexPlaces(regions),
  }
}

/** Grapes are forgiven two letters, names of houses one: `Esmeralda` is no `Emerald`. */
function mender(grapes: WordIndex, names: WordIndex): (word: string) => string | null {
  return (word) => {
    const grape = grapes.nearest(word)
    if (grape !== null) return grape
    const name = names.nearest(word)
    return name !== null && editDistance(word, name, 1) <= 1 ? name : null
  }
}

function isLine({ note }: { note: string }): boolean {
  return note.startsWith('line of')
}

function holdsOther(
  key: readonly string[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  kinds: ReadonlySet<Meaning['kind']>,
): boolean {
  for (let from = 0; from < key.length; from++)
    for (let to = from + 1; to <= key.length; to++) {
      const kind = to - from < key.length ? meanings.get(key.slice(from, to).join(' '))?.[0]?.kind : undefined
      if (kind !== undefined && kinds.has(kind)) return true
    }
  return false
}

/** Thousands of villages bear names that are also everyday words: only places that say something about the wine count. */
function isKnownPlace({ parent, climate, style, grapes_red, grapes_white }: Region): boolean {
  return parent === '' || climate !== '' || style !== '' || grapes_red.length + grapes_white.length > 0
}
