/** Which known word a misspelt one stands for: a word of the same sound, a nearby spelling, two words run together. */
import { indexWords, type WordIndex } from './nearest-word.ts'
import { diminutiveStems } from './stem.ts'

/** exact and diminutive are sure; sound is nearly so; edit needs other words beside it to be believed when the word is short. */
export type Likeness = 'exact' | 'diminutive' | 'sound' | 'edit'

export interface Meant {
  stem: string
  likeness: Likeness
}

export interface Speller {
  has(stem: string): boolean
  meant(stem: string): Meant | null
}

/** Below this length a changed letter makes another word more often than a slip of the same one. */
const CHANGED_LETTER_FROM = 6

/** @param vocabulary stems of every known form */
export function buildSpeller(vocabulary: ReadonlySet<string>): Speller {
  let index: WordIndex | null = null
  let bySound: ReadonlyMap<string, string> | null = null
  const cache = new Map<string, Meant | null>()
  const search = (stem: string): Meant | null => {
    const root = diminutiveStems(stem).find((candidate) => candidate.length > 2 && vocabulary.has(candidate))
    if (root !== undefined) return { stem: root, likeness: 'diminutive' }
    // Both indexes cost more than all the rest of the lexicon: they are made with the first word that needs them.
    bySound ??= indexSounds(vocabulary)
    const alike = stem.length >= 4 ? bySound.get(soundOf(stem)) : undefined
    // "cove" sounds like "kobe": so short a word keeps its first letter.
    if (alike !== undefined && (stem.length > 4 || alike[0] === stem[0])) return { stem: alike, likeness: 'sound' }
    // "sevichito" is a small "seviche".
    const small = diminutiveStems(stem).find((candidate) => candidate.length > 4 && bySound?.has(soundOf(candidate)))
    if (small !== undefined) return { stem: bySound.get(soundOf(small)) ?? small, likeness: 'sound' }
    index ??= indexWords(vocabulary)
    const near = index.nearest(stem)
    return near !== null && isBelievable(stem, near) ? { stem: near, likeness: 'edit' } : null
  }
  return {
    has: (stem) => vocabulary.has(stem),
    meant(stem) {
      if (vocabulary.has(stem)) return { stem, likeness: 'exact' }
      const known = cache.get(stem)
      if (known !== undefined) return known
      const found = search(stem)
      if (cache.size > 20_000) cache.clear()
      cache.set(stem, found)
      return found
    },
  }
}

/** Typists keep the first letter; "rejilla" is no "mejilla", "culpa" no "pulpa". */
function isBelievable(stem: string, near: string): boolean {
  if (soundOf(stem)[0] !== soundOf(near)[0]) return false
  return stem.length >= CHANGED_LETTER_FROM || stem.length !== near.length || isSwap(stem, near)
}

function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('')
}

function indexSounds(vocabulary: ReadonlySet<string>): Map<string, string> {
  const bySound = new Map<string, string>()
  for (const stem of vocabulary) {
    const sound = soundOf(stem)
    if (stem.length >= 4 && !bySound.has(sound)) bySound.set(sound, stem)
  }
  return bySound
}

/** How a Spanish speaker of the Americas hears it: b is v, s is z and soft c, y is ll, h is mute, qu and k are hard c. */
export function soundOf(stem: string): string {
  return stem
    .replace(/ch/g, 'x')
    .replace(/sh/g, 'x')
    .replace(/ph/g, 'f')
    .replace(/qu(?=[ei])|[kq]|ck|c(?![eix])/g, 'k')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/gu(?=[ei])/g, 'G')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/hu(?=[aeio])|w/g, 'u')
    .replace(/h/g, '')
    .replace(/v/g, 'b')
    .replace(/ll|y(?=[aeiou])/g, 'y')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/**
 * Two known words that were printed without the blank between them: "costillasbbq", "withcashew".
 * @param isSmall words that are likelier than others to be glued on ("with")
 */
export function splitOf(
  word: string,
  isKnown: (part: string) => boolean,
  isSmall: (part: string) => boolean = () => false,
): readonly [string, string] | null {
  if (word.length < 8 || word.length > 40) return null
  let best: readonly [string, string] | null = null
  let bestScore = 0
  for (let cut = 3; cut <= word.length - 3; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)] as const
    const small = parts.some(isSmall)
    const score = (small ? 20 : 0) + Math.min(cut, word.length - cut)
    if (score > bestScore && parts.every((part) => isKnown(part) || isSmall(part))) {
      best = parts
      bestScore = score
    }
  }
  return best
}
