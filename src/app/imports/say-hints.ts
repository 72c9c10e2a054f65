/** What a reader noticed about the whole document, in both languages. */

interface Said {
  es: string
  en: string
}

/** The sentences of the readers, and what they say in Spanish; `$1` is what the sentence names. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^Several columns were found/, 'Se encontraron varias columnas y se leyeron una tras otra.'],
  [/^The table has no header/, 'La tabla no tiene encabezado: las columnas se reconocieron por su contenido.'],
  [/^(\d+) pages are pictures; the first (\d+)/, '$1 páginas son imágenes; se leyeron las primeras $2.'],
  [
    /^Page (\d+): The picture is too dark or too pale/,
    'Página $1: la imagen está muy oscura o muy pálida; tómala de nuevo con mejor luz.',
  ],
  [/The picture is too dark or too pale/, 'La imagen está muy oscura o muy pálida: tómala de nuevo con mejor luz.'],
  [/The picture lies on its side/, 'La imagen estaba de lado; se enderezó.'],
  [/No letters were found/, 'No se encontraron letras en la imagen.'],
  [/^Some titles are drawings/, 'Algunos títulos son dibujos; se leyeron como imagen.'],
  [/^The wines on this menu/, 'Los vinos de esta carta se leyeron como vinos.'],
  [/^The dishes on this list/, 'Los platos de esta lista se leyeron como platos.'],
  [
    /^The page leads to files that may hold the list: (.+)$/,
    'La página lleva a archivos que pueden tener la carta: $1',
  ],
  [
    /^The prices are in ([A-Z]{3})/,
    'Los precios están en $1, no en la moneda de la casa: pásalos aquí, o corrígelos antes de publicar.',
  ],
  [/^The prices were in ([A-Z]{3}) and were turned at ([\d.]+)\.$/, 'Los precios estaban en $1 y se pasaron a $2.'],
  [/^The list names no currency/, 'La lista no dice en qué moneda está: los precios se toman en la de la casa.'],
  [
    /^In the picture the prices stand apart/,
    'En la foto los precios están apartados de sus líneas: compáralos con el papel.',
  ],
  [
    /take it again|closer|sharper|blurr/i,
    'La imagen se lee con dificultad: tómala de nuevo, recta, de cerca y con buena luz.',
  ],
]

export function sayHint(said: string): Said {
  for (const [sign, es] of HINTS) {
    const found = sign.exec(said)
    if (found) return { es: es.replace(/\$(\d)/g, (_, n: string) => found[Number(n)] ?? ''), en: said }
  }
  return { es: said, en: said }
}
