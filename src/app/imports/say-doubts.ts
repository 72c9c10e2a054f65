/** Doubts in the words of whoever has to decide about them. */
import type { ImportDoubt } from '../../contract/house/lists.ts'
import type { LineDoubt } from './source-line.ts'

type Sentence = (about: string) => { es: string; en: string }

const SENTENCES: Readonly<Record<string, Sentence>> = {
  no_price: () => ({ es: 'No se encontró precio en esta línea.', en: 'No price was found on this line.' }),
  more_prices: (about) => ({
    es: `La línea tiene más precios: ${about}. Se guarda uno solo.`,
    en: `The line shows more prices: ${about}. Only one is kept.`,
  }),
  other_currency: (about) => ({
    es: `El precio está en ${about}, no en la moneda de la casa.`,
    en: `The price is in ${about}, not in the currency of the house.`,
  }),
  currency_unclear: (about) => ({
    es: `No queda claro en qué moneda está el precio${about ? ` (${about})` : ''}.`,
    en: `It is not clear which currency the price is in${about ? ` (${about})` : ''}.`,
  }),
  unusual_price: () => ({
    es: 'El precio se aleja mucho de los demás de la carta.',
    en: 'The price is far from the others on the list.',
  }),
  price_outlier: (about) => ({
    es: `El precio se aleja mucho de los demás de su sección (alrededor de ${about}).`,
    en: `The price is far from the others of its section (about ${about}).`,
  }),
  glass_over_bottle: () => ({
    es: 'La copa cuesta tanto como la botella o más.',
    en: 'The glass costs as much as the bottle, or more.',
  }),
  said_gone: (about) => ({
    es: `Al lado dice «${about}»: si sigue así, agótalo en la carta después de publicar.`,
    en: `Beside it stands "${about}": if it still holds, mark it sold out after publishing.`,
  }),
  said_sold_out: (about) => ({
    es: `Al lado dice «${about}»: entra como agotado.`,
    en: `Beside it stands "${about}": it comes in as sold out.`,
  }),
  cost_over_price: () => ({
    es: 'El costo es mayor que el precio de venta.',
    en: 'The cost is higher than the price.',
  }),
  shared_price: () => ({
    es: 'El precio está entre dos líneas y se dio a las dos.',
    en: 'The price stands between two lines and was given to both.',
  }),
  price_off_line: () => ({
    es: 'En la imagen, el precio está apartado de la línea.',
    en: 'In the picture the price stands apart from the line.',
  }),
  unsure_scan: () => ({
    es: 'Las letras de la imagen no se leyeron con seguridad.',
    en: 'The letters in the picture could not be read for certain.',
  }),
  misread: (about) => ({
    es: `Parece haber un signo mal leído: «${about}».`,
    en: `A character seems to be misread: "${about}".`,
  }),
  cut_name: () => ({ es: 'El nombre termina en puntos: está cortado.', en: 'The name ends in dots: it was cut.' }),
  variant: (about) => ({
    es: `Variante de otro producto${about ? `: ${about}` : ''}.`,
    en: `A variant of another product${about ? `: ${about}` : ''}.`,
  }),
  unknown_kind: () => ({
    es: 'No se reconoce qué es: ¿es un plato?',
    en: 'It is not clear what this is: is it a dish?',
  }),
  unknown_dish: () => ({ es: 'No se reconoce el plato.', en: 'The dish is not known.' }),
  unknown_wine: () => ({
    es: 'Nada en la línea misma dice que sea un vino.',
    en: 'Nothing on the line itself says that it is a wine.',
  }),
  not_a_wine: (about) => ({
    es: `No parece un vino${about ? `, sino ${about}` : ''}.`,
    en: `This does not read as a wine${about ? `, but as ${about}` : ''}.`,
  }),
  not_a_dish: (about) => ({
    es: `No parece un plato${about ? `, sino ${about}` : ''}.`,
    en: `This does not read as a dish${about ? `, but as ${about}` : ''}.`,
  }),
  low_confidence: (about) => ({
    es: `Se entendió poco de esta línea${about ? `; palabras desconocidas: ${about}` : ''}.`,
    en: `Little of this line was understood${about ? `; unknown words: ${about}` : ''}.`,
  }),
  duplicate: (about) => ({
    es: `Es igual a la línea ${about}.`,
    en: `It is the same as line ${about}.`,
  }),
  duplicate_sku: (about) => ({
    es: `El código es el mismo que el de la línea ${about}.`,
    en: `Its code is the same as that of line ${about}.`,
  }),
  future_vintage: (about) => ({
    es: `La añada ${about} todavía no existe.`,
    en: `The vintage ${about} is yet to come.`,
  }),
  odd_vintage: (about) => ({
    es: `La añada «${about}» no es un año.`,
    en: `The vintage "${about}" is no year.`,
  }),
  unread: (about) => WHY[about] ?? { es: 'Esta línea no se entendió.', en: 'This line was not understood.' },
}

/** Why readers leave a line; the keys are their own sentences. */
const WHY: Readonly<Record<string, { es: string; en: string }>> = {
  'a price without a line that it belongs to': {
    es: 'Un precio sin línea a la que pertenezca.',
    en: 'A price without a line that it belongs to.',
  },
  'the header of a table': { es: 'El encabezado de una tabla.', en: 'The header of a table.' },
  'no wine and no price in this line': {
    es: 'Ni vino ni precio en esta línea.',
    en: 'No wine and no price on this line.',
  },
  'no words in this line': { es: 'No hay palabras en esta línea.', en: 'No words on this line.' },
  'not understood as a wine': { es: 'No se entendió como vino.', en: 'Not understood as a wine.' },
  'other: not a wine': { es: 'No se entendió como vino.', en: 'Not understood as a wine.' },
  'repeated on the pages, no part of the list': {
    es: 'Se repite en las páginas: no es parte de la lista.',
    en: 'Repeated on the pages: no part of the list.',
  },
  'a note, not a dish': { es: 'Una nota, no un plato.', en: 'A note, not a dish.' },
  'no price, and not clear what it belongs to': {
    es: 'Sin precio, y no queda claro a qué pertenece.',
    en: 'No price, and not clear what it belongs to.',
  },
  'the sheet has neither a header nor the shape of a list': {
    es: 'La hoja no tiene encabezado ni forma de lista.',
    en: 'The sheet has neither a header nor the shape of a list.',
  },
  'nothing stands in the column of dishes': {
    es: 'La columna del plato está vacía.',
    en: 'The column of dishes is empty.',
  },
  'nothing stands in the column of names': {
    es: 'La columna del nombre está vacía.',
    en: 'The column of names is empty.',
  },
}

const KINDS: Readonly<Record<string, { es: string; en: string }>> = {
  drink: { es: 'una bebida', en: 'a drink' },
  note: { es: 'una nota', en: 'a note' },
  extra: { es: 'un adicional', en: 'an extra' },
  combo: { es: 'un combo', en: 'a combo' },
  food: { es: 'un plato', en: 'a dish' },
  wine: { es: 'un vino', en: 'a wine' },
  pisco: { es: 'un pisco', en: 'a pisco' },
  spirit: { es: 'un destilado', en: 'a spirit' },
  cocktail: { es: 'un cóctel', en: 'a cocktail' },
  beer: { es: 'una cerveza', en: 'a beer' },
  sake: { es: 'un sake', en: 'a sake' },
  soft: { es: 'una bebida sin alcohol', en: 'a soft drink' },
  water: { es: 'un agua', en: 'water' },
  fee: { es: 'un cargo', en: 'a fee' },
}

export function sayDoubt({ code, field, about = '' }: LineDoubt): ImportDoubt {
  const say = SENTENCES[code]
  const kind = code === 'not_a_wine' || code === 'not_a_dish' ? KINDS[about] : undefined
  if (say && kind) return { field, code, text: { es: say(kind.es).es, en: say(kind.en).en } }
  return {
    field,
    code,
    text: say ? say(about) : { es: 'Conviene revisar esta línea.', en: 'This line should be looked at.' },
  }
}
