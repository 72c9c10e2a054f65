/** What the kit's engine says, in both languages. */
import type { Lang } from '../../contract/requests.ts'

const es = {
  notFood: 'Esto es una bebida, no un plato: no se marida.',
  unknown: (dish: string) => `No se reconoce el plato (${dish}). Prueba con su ingrediente principal.`,
  emptyList: 'La lista no tiene ningún vino.',
  relaxed: 'Ningún vino cumplía todo; se dejó de lado: el precio máximo.',
  lowConfidence: (words: string) =>
    `Se entendió solo una parte del plato (no se conoce: ${words}): toma el orden con cautela.`,
  nothingFits: 'Nada de esta lista va realmente bien con el plato. Convendría tener: Riesling semi seco.',
  chicha: 'Chicha morada bien fría: su dulzor calma el ají.',
  coffee: 'Un café de altura o una infusión de muña.',
  whyNot: (wine: string, rank: number, first: string) => `${wine} queda en el puesto ${rank}; primero va ${first}.`,
  alreadyFirst: (wine: string) => `${wine} ya es el primero.`,
  against: (text: string) => `Le resta: ${text}`,
  lacks: (text: string) => `Le falta lo que tiene el primero: ${text}`,
  same: (wine: string) => `Sigue primero ${wine}.`,
  moved: (wine: string, before: string) => `Entonces pasa a ser primero ${wine}, en lugar de ${before}.`,
  unclear: 'No se entendió el cambio. Prueba «más picante», «con crema» o «sin ají».',
  atTheTable: (dish: string, wine: string, reason: string) =>
    `Con su ${dish.toLowerCase()} le sugiero el ${wine}. ${reason}`.trim(),
}

const en: typeof es = {
  notFood: 'This is a drink, not a dish: there is nothing to pair.',
  unknown: (dish) => `The dish is not recognised (${dish}). Try its main ingredient.`,
  emptyList: 'There is no wine on the list.',
  relaxed: 'No wine met everything; this was set aside: the highest price.',
  lowConfidence: (words) => `Only part of the dish was understood (unknown: ${words}): take the order with care.`,
  nothingFits: 'Nothing on this list really fits the dish. Worth having: off-dry Riesling.',
  chicha: 'Ice-cold chicha morada: its sweetness soothes the chilli.',
  coffee: 'High-altitude coffee or a muña infusion.',
  whyNot: (wine, rank, first) => `${wine} comes no. ${rank}; ${first} comes first.`,
  alreadyFirst: (wine) => `${wine} is the first already.`,
  against: (text) => `Against it: ${text}`,
  lacks: (text) => `It lacks what the first has: ${text}`,
  same: (wine) => `${wine} still comes first.`,
  moved: (wine, before) => `Then ${wine} comes first instead of ${before}.`,
  unclear: 'The change was not understood. Try “spicier”, “with cream” or “without chilli”.',
  atTheTable: (dish, wine, reason) => `With ${dish.toLowerCase()} I suggest ${wine}. ${reason}`.trim(),
}

export const SENTENCES: Record<Lang, typeof es> = { es, en }
