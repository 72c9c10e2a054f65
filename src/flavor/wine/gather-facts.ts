/** Gathers what the line and its columns state. Nothing is inferred here. */
import type { Span } from '../../domain/profile.ts'
import type { Colour } from '../../domain/vocabulary.ts'
import type { Label } from '../../knowledge/tables.ts'
import { BLENDS, HALF_NAMES } from './bare-grapes.ts'
import { type Entry, type EntryOf, entryOf, type Found } from './entries.ts'
import type { Facts, Fields, Home, Mention, Spoken, StyleMention } from './facts.ts'
import { type Field, spanOf } from './field.ts'
import { resolveLabel } from './labels.ts'
import type { WineLexicon } from './lexicon.ts'
import { resolveRegion } from './regions.ts'

const NOTE_WEIGHT = 0.5

export function gatherFacts(fields: Fields, lexicon: WineLexicon): Facts {
  const { name, columns, note } = fields
  const producers = findProducers(fields)
  const label = resolveLabel(name, producers, statedGrapes(fields, null), lexicon)
  const hidden = label?.distinctive ? label.found : null
  const country = statedCountry(fields, hidden, lexicon)
  const shown = (field: Field) => {
    if (field !== name || !label) return field.phrases
    return hidden
      ? unhidden(field, hidden, label.row.colour)
      : withoutColour(field.phrases, label.found, label.row.colour)
  }
  const spokenIn = (field: Field) => readWords(field, shown(field))
  const region = resolveRegion(fields, shown(name), country, producers, lexicon)
  const producer = chooseProducer(producers, label?.row.producer ?? null)
  const labelSpans = label ? [spanOf(name, label.found.first, label.found.last)] : []
  return {
    name,
    grapes: statedGrapes(fields, hidden),
    grapesInNote: note ? mentions(note, note.phrases, 'grape') : [],
    region,
    home: region ? { ...region, from: 'stated' } : homeOf(label?.row ?? null, labelSpans, producer, country, lexicon),
    country,
    producer,
    label: label && { row: label.row, spans: labelSpans, found: label.found },
    words: [...spokenIn(name), ...columns.flatMap(spokenIn), ...(note ? spokenIn(note) : [])],
    styles: [name, ...columns].flatMap(readStyles),
  }
}

function homeOf(
  label: Label | null,
  labelSpans: readonly Span[],
  producer: Mention | null,
  country: string | null,
  lexicon: WineLexicon,
): Home | null {
  const house = lexicon.producers.byId.get(producer?.id ?? label?.producer ?? '')
  const claims = [
    { cell: label?.region ?? '', from: 'label', spans: labelSpans },
    { cell: house?.region ?? '', from: 'house', spans: producer?.spans ?? labelSpans },
  ] as const
  for (const { cell, from, spans } of claims) {
    const id = lexicon.places.regionOf(cell)
    if (id === null || lexicon.places.isCountry(id)) continue
    if (country === null || lexicon.places.countryOf(id) === country) return { id, from, spans }
  }
  return null
}

/** The grape column wins; else the name's own grapes in printed order, else those of the other columns. */
function statedGrapes(fields: Fields, hidden: Found | null): Mention[] {
  const column = fields.columns.find((field) => field.field === 'grape')
  const inColumn = column ? mentions(column, column.phrases, 'grape') : []
  if (inColumn.length > 0) return inColumn
  const phrases = hidden ? unhidden(fields.name, hidden, '') : fields.name.phrases
  const inName = mentions(fields.name, phrases, 'grape')
  if (inName.length > 0) return inName
  return fields.columns
    .filter((field) => field.field === 'type')
    .flatMap((field) => mentions(field, field.phrases, 'grape'))
}

/** Inside a label of its own the words mean the label: `Castillo de Molina` states no place; its grapes and words still count. */
function unhidden(field: Field, label: Found, colour: Label['colour']): Found[] {
  return withoutColour(field.phrases, label, colour).flatMap((found) => {
    if (found.first < label.first || found.last > label.last) return [found]
    const entries = found.entries.filter((entry) =>
      entry.kind === 'grape' ? !entry.weak : entry.kind === 'word' || entry.kind === 'producer',
    )
    return entries.length > 0 ? [{ ...found, entries }] : []
  })
}

/** `Cordon Rouge` is white: within a label whose colour is known a word of another colour says none. */
function withoutColour(phrases: readonly Found[], label: Found, colour: Label['colour']): readonly Found[] {
  if (colour === '') return phrases
  const saysOther = (entry: Entry) =>
    entry.kind === 'word' && entry.effects.some((effect) => effect.does === 'colour' && effect.colour !== colour)
  return phrases.flatMap((found) => {
    if (found.first < label.first || found.last > label.last || !found.entries.some(saysOther)) return [found]
    const entries = found.entries.filter((entry) => !saysOther(entry))
    return entries.length > 0 ? [{ ...found, entries }] : []
  })
}

function mentions(field: Field, phrases: readonly Found[], kind: 'grape' | 'producer'): Mention[] {
  const byId = new Map<string, Span[]>()
  for (const found of phrases) {
    for (const id of idsOf(field, found, kind)) {
      const span = spanOf(field, found.first, found.last)
      const spans = byId.get(id)
      if (spans) spans.push(span)
      else byId.set(id, [span])
    }
  }
  return [...byId].map(([id, spans]) => ({ id, spans }))
}

function idsOf(field: Field, found: Found, kind: 'grape' | 'producer'): readonly string[] {
  const entry = entryOf(found, kind)
  if (!entry) return []
  const word = found.last - found.first === 1 && kind === 'grape' ? field.tokens[found.first]!.text : ''
  const half = HALF_NAMES.get(word)
  if (half) return [field.phrases.some((other) => saysColour(other, half.when)) ? half.instead : half.usual]
  return BLENDS.get(word) ?? [entry.id]
}

function saysColour(found: Found, colour: Colour): boolean {
  const effects = entryOf(found, 'word')?.effects ?? []
  return effects.some((effect) => effect.does === 'colour' && effect.colour === colour && effect.when === null)
}

/** The column wins; the "India" in `East India Solera` is no country. */
function statedCountry(fields: Fields, label: Found | null, lexicon: WineLexicon): string | null {
  const column = fields.columns.find((field) => field.field === 'country')
  if (column) {
    const stated = lexicon.places.countryOf(column.line.input) ?? countryIn(column.phrases, lexicon, true)
    if (stated) return stated
  }
  const region = fields.columns.find((field) => field.field === 'region')
  const inName = label ? unhidden(fields.name, label, '') : fields.name.phrases
  return countryIn(inName, lexicon, false) ?? (region ? countryIn(region.phrases, lexicon, false) : null)
}

function countryIn(phrases: readonly Found[], lexicon: WineLexicon, byRegion: boolean): string | null {
  for (const found of phrases) {
    const entry = entryOf(found, 'country')
    if (entry) return entry.code
    const region = byRegion ? entryOf(found, 'region') : undefined
    if (region) return lexicon.places.countryOf(region.id)
  }
  return null
}

function findProducers(fields: Fields): (Mention & { length: number })[] {
  const column = fields.columns.find((field) => field.field === 'producer')
  const sized = (field: Field) =>
    mentions(field, field.phrases, 'producer').map((mention) => ({
      ...mention,
      length: Math.max(...mention.spans.map((span) => span.text.length)),
    }))
  const inColumn = column ? sized(column) : []
  return inColumn.length > 0 ? inColumn : sized(fields.name)
}

/** The house of the label, else the longest name; of equals the first. */
function chooseProducer(producers: readonly (Mention & { length: number })[], ofLabel: string | null): Mention | null {
  const owner = producers.find(({ id }) => id === ofLabel)
  if (owner) return owner
  return producers.reduce<(Mention & { length: number }) | null>(
    (best, other) => (best && best.length >= other.length ? best : other),
    null,
  )
}

function readWords(field: Field, phrases: readonly Found[]): Spoken[] {
  const inNote = field.field === 'description'
  // `Pisco` in the column of regions is the valley, not the spirit.
  const ofPlace = field.field === 'region' || field.field === 'country'
  const words: Spoken[] = []
  for (const found of phrases) {
    const word = entryOf(found, 'word')
    if (
      !word ||
      (ofPlace && word.effects.some(({ does }) => does === 'kind')) ||
      (inNote && negated(field, found)) ||
      words.some(({ id }) => id === word.id)
    )
      continue
    words.push({
      id: word.id,
      effects: word.effects,
      spans: [spanOf(field, found.first, found.last)],
      weight: inNote ? NOTE_WEIGHT : 1,
      first: found.first,
      last: found.last,
      inNote,
    })
  }
  return words
}

/** `sin madera`, `not sweet`: what the note says is not there. */
function negated(field: Field, found: Found): boolean {
  const before = field.tokens[found.first - 1]
  return before !== undefined && /^(?:sin|no|not|without|nada|poco|sans|senza)$/.test(before.text)
}

function readStyles(field: Field): StyleMention[] {
  return field.styles.flatMap((found) =>
    found.entries
      .filter((entry): entry is EntryOf<'style'> => entry.kind === 'style')
      .map((entry) => ({
        id: entry.id,
        spans: [spanOf(field, found.first, found.last)],
        words: found.last - found.first,
        first: found.first,
        generic: entry.generic,
        isGrape: field.phrases.some(
          (phrase) => phrase.first <= found.first && phrase.last >= found.last && entryOf(phrase, 'grape'),
        ),
      })),
  )
}
