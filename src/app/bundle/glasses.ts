/** How the glasses of styles.csv are called at the table. */
const GLASSES: Readonly<Record<string, { es: string; en: string }>> = {
  bordeaux: { es: 'grande, tipo Burdeos', en: 'large, Bordeaux' },
  burgundy: { es: 'ancha, tipo Borgoña', en: 'wide, Burgundy' },
  universal: { es: 'universal', en: 'universal' },
  white: { es: 'de vino blanco', en: 'white-wine glass' },
  white_large: { es: 'de blanco, grande', en: 'large white-wine glass' },
  tulip: { es: 'tulipa', en: 'tulip' },
  flute: { es: 'flauta', en: 'flute' },
  copita: { es: 'copita de jerez', en: 'sherry copita' },
  port: { es: 'de oporto', en: 'port glass' },
}
const ANY = { es: 'de vino', en: 'wine glass' }

export function nameGlass(id: string): { es: string; en: string } {
  return GLASSES[id] ?? ANY
}
