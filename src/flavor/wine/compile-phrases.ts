/** Which printed forms lead to which entry. Names of houses come last: they must not shadow what is common knowledge. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Label, Region } from '../../knowledge/tables.ts'
import { foldText } from '../text/fold.ts'
import { BLENDS, HALF_NAMES } from './bare-grapes.ts'
import { readEffects } from './effects.ts'
import type { Entry } from './entries.ts'
import type { Abbreviation } from './lattice.ts'
import { createTrie, type PhraseTrie } from './phrase-trie.ts'
import { bareName, type Places } from './places.ts'
import { keyOf } from './tokens.ts'
import { WEAK_GRAPES } from './weak-grapes.ts'

export interface Phrases {
  trie: PhraseTrie
  /** words of grapes, regions, countries, styles and wine words */
  common: ReadonlySet<string>
  /** words of grapes, regions and wine words: what a misspelling may be repaired to */
  repairable: ReadonlySet<string>
  /** every word of every phrase */
  known: ReadonlySet<string>
}

export function compilePhrases(knowledge: Knowledge, places: Places): Phrases {
  const { grapes, regions, styles, producers, labels } = knowledge.tables
  const trie = createTrie()
  const common = new Set<string>()
  const repairable = new Set<string>()
  const add = (form: string, entry: Entry, ...into: Set<string>[]) => {
    const key = keyOf(bareName(form))
    for (const words of into) for (const word of key) words.add(word)
    trie.add(key, entry)
  }
  for (const grape of grapes.rows)
    for (const form of [grape.name, ...grape.synonyms]) {
      const weak = WEAK_GRAPES.has(keyOf(form).join(' '))
      add(form, { kind: 'grape', id: grape.id, weak }, common, repairable)
    }
  for (const [form, half] of HALF_NAMES)
    if (grapes.byId.has(half.usual) && trie.get([form]).length === 0)
      add(form, { kind: 'grape', id: half.usual, weak: false }, common)
  for (const [form, ids] of BLENDS) for (const id of ids) add(form, { kind: 'grape', id, weak: false }, common)
  const grapeWords = new Set(common)
  /** `Clos`, `Sassicaia`: words that stand in the names of places and are none by themselves */
  const placeWords = new Set<string>()
  const minor = regions.rows.filter((region) => isMinor(region))
  for (const region of regions.rows) {
    if (isMinor(region)) continue
    const code = places.isCountry(region.id) ? region.country : null
    for (const form of [region.name, ...region.aliases]) {
      add(
        form,
        code ? { kind: 'country', code } : { kind: 'region', id: region.id, minor: false },
        common,
        repairable,
        placeWords,
      )
    }
  }
  const spoken = new Set<string>()
  for (const word of knowledge.tables['wine-words'].rows) {
    const effects = readEffects(word.effect)
    for (const form of word.aliases) add(form, { kind: 'word', id: word.id, effects }, common, repairable, spoken)
  }
  const isOnlyInPlaces = (word: string) => trie.get([word]).length === 0 && !grapeWords.has(word) && !spoken.has(word)
  const wineWords = new Set(common)
  for (const word of placeWords) if (isOnlyInPlaces(word)) wineWords.delete(word)
  for (const style of styles.rows)
    for (const form of [style.es, style.en, ...style.aliases]) {
      const generic = isEveryday(form, trie)
      add(form, { kind: 'style', id: style.id, generic }, common)
    }
  const known = new Set(common)
  const addName = (form: string, entry: Entry) => add(form, entry, known)
  for (const producer of producers.rows)
    for (const form of [producer.name, ...producer.aliases]) addName(form, { kind: 'producer', id: producer.id })
  for (const producer of producers.rows)
    for (const form of shortForms([producer.name, ...producer.aliases], trie))
      addName(form, { kind: 'producer', id: producer.id })
  for (const region of minor)
    for (const form of [region.name, ...region.aliases]) addName(form, { kind: 'region', id: region.id, minor: true })
  for (const label of labels.rows)
    for (const form of [label.label, ...label.aliases]) addName(form, labelEntry(label, form, wineWords))
  return { trie, common, repairable, known }
}

/** A place of which no more is known than where it lies: its name (`Robe`, `Orange`, `Union`) is often another word. */
function isMinor(region: Region): boolean {
  return (
    region.parent !== '' &&
    region.climate === '' &&
    region.style === '' &&
    region.grapes_red.length + region.grapes_white.length === 0
  )
}

/** `Tinto`, `Brut`, `Fino`: one word that says a colour, a type or a step of ageing rather than a style. */
function isEveryday(form: string, trie: PhraseTrie): boolean {
  const key = keyOf(form)
  return (
    key.length === 1 &&
    trie.get(key).some((entry) => entry.kind === 'word' && entry.effects.some((effect) => effect.does !== 'set'))
  )
}

function labelEntry(label: Label, form: string, common: ReadonlySet<string>): Entry {
  const own = keyOf(form).filter((word) => !common.has(word) && !/^\d{1,2}$/.test(word))
  const distinctive = own.some((word) => word.length >= 4)
  return { kind: 'label', id: label.id, producer: label.producer, distinctive }
}

const HOUSE =
  /^(?:vinas?|bodegas?|chateau|domaine|finca|casa|tenuta|weingut|hacienda|vinedos|bodegas y vinedos|cantina|quinta|maison|estancia|vina y bodega)\s+/

/** `Bodega Norton` is also printed `Norton`, unless that alone means something else. */
function shortForms(forms: readonly string[], trie: PhraseTrie): string[] {
  return forms.flatMap((form) => {
    const short = foldText(form).replace(HOUSE, '')
    if (short.length < 4 || short === foldText(form)) return []
    const key = keyOf(short)
    return BARE_ARTICLE.test(key.at(-1) ?? '') || trie.get(key).length > 0 ? [] : [short]
  })
}

const BARE_ARTICLE = /^(?:de|del|la|las|los|el|san|santa|don|dona)$/

export function compileAbbreviations(knowledge: Knowledge): ReadonlyMap<string, readonly Abbreviation[]> {
  const byFirst = new Map<string, Abbreviation[]>()
  for (const row of knowledge.tables.abbreviations.rows) {
    if (row.context === 'food') continue
    const expansion = keyOf(row.expansion)
    for (const written of row.forms) {
      const form = keyOf(written)
      const first = form[0]
      if (first === undefined || expansion.length === 0 || form.join(' ') === expansion.join(' ')) continue
      const known = byFirst.get(first)
      if (known) known.push({ form, expansion })
      else byFirst.set(first, [{ form, expansion }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.form.length - a.form.length)
  return byFirst
}
