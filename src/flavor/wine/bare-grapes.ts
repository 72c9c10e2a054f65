/** Half a grape's name: the colour beside it says which is meant. And names that stand for several grapes. */
import type { Colour } from '../../domain/vocabulary.ts'

interface Half {
  usual: string
  /** where a word of the line says this colour */
  when: Colour
  instead: string
}

export const HALF_NAMES: ReadonlyMap<string, Half> = new Map([
  ['pinot', { usual: 'pinot-noir', when: 'white', instead: 'pinot-grigio' }],
  ['sauvignon', { usual: 'sauvignon-blanc', when: 'red', instead: 'cabernet-sauvignon' }],
])

export const BLENDS: ReadonlyMap<string, readonly string[]> = new Map([['gsm', ['grenache', 'syrah', 'mourvedre']]])
