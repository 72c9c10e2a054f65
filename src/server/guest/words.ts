/** What the guest's page, the print and the snippet say, in both languages. */
import type { Lang } from '../../contract/requests.ts'

export interface GuestWords {
  title: (house: string) => string
  lead: string
  description: (house: string, city: string) => string
  sections: string
  glass: string
  bottle: string
  noAlcohol: string
  special: string
  byHouse: string
  nothingFits: string
  empty: string
  other: { lang: Lang; name: string }
  /** as the regulation of Law 28681 prints it */
  notice: string
  adults: string
  made: string
  whole: string
  share: (house: string, url: string) => string
  missing: string
  missingHint: string
}

const es: GuestWords = {
  title: (house) => `${house}: la carta y sus vinos`,
  lead: 'Cada plato con el vino de la casa que mejor lo acompaña.',
  description: (house, city) =>
    `La carta de ${house}${city ? `, ${city}` : ''}: qué vino pedir con cada plato, y por qué.`,
  sections: 'Secciones de la carta',
  glass: 'copa',
  bottle: 'botella',
  noAlcohol: 'Sin alcohol',
  special: 'Solo hoy',
  byHouse: 'Elección de la casa',
  nothingFits: 'Con este plato, mejor pregunta a quien te atiende.',
  empty: 'La carta de hoy todavía no está publicada.',
  other: { lang: 'en', name: 'English' },
  notice: 'TOMAR BEBIDAS ALCOHÓLICAS EN EXCESO ES DAÑINO',
  adults: 'Prohibida la venta de bebidas alcohólicas a menores de 18 años.',
  made: 'Maridajes por Maridaje',
  whole: 'Ver la carta completa',
  share: (house, url) => `La carta de ${house} con el vino para cada plato: ${url}`,
  missing: 'Aquí no hay ninguna carta.',
  missingHint: 'Revisa la dirección, o pide el código en el restaurante.',
}

const en: GuestWords = {
  title: (house) => `${house}: the menu and its wines`,
  lead: 'Every dish with the wine of the house that suits it best.',
  description: (house, city) =>
    `The menu of ${house}${city ? `, ${city}` : ''}: which wine to order with each dish, and why.`,
  sections: 'Sections of the menu',
  glass: 'glass',
  bottle: 'bottle',
  noAlcohol: 'No alcohol',
  special: 'Today only',
  byHouse: 'The house’s choice',
  nothingFits: 'With this dish, better ask whoever serves you.',
  empty: 'Today’s menu is not published yet.',
  other: { lang: 'es', name: 'Español' },
  notice: 'DRINKING ALCOHOLIC BEVERAGES IN EXCESS IS HARMFUL',
  adults: 'The sale of alcohol to anyone under 18 is prohibited.',
  made: 'Pairings by Maridaje',
  whole: 'See the whole menu',
  share: (house, url) => `The menu of ${house} with the wine for every dish: ${url}`,
  missing: 'There is no menu here.',
  missingHint: 'Check the address, or ask for the code at the restaurant.',
}

const WORDS: Record<Lang, GuestWords> = { es, en }

export function guestWords(lang: Lang): GuestWords {
  return WORDS[lang]
}
