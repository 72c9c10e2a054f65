/** Spanish or English: by small words and by letters that only one of them has. */
import { foldText } from '../../flavor/text/fold.ts'

const SPANISH = new Set(
  'de del la las los el al con sin y en a por para su nuestro nuestra salsa queso pollo carne pescado arroz papa papas ensalada sopa camarones langostinos mariscos cerdo res lomo leche aji limon cebolla frito frita asado asada relleno rellena casa dia porcion mixto'.split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the of with and in our or from served on your over style sauce cheese chicken beef fish rice potato potatoes salad soup shrimp prawns seafood pork milk pepper lime lemon onion fried grilled roasted stuffed house day fresh mixed homemade'.split(
    ' ',
  ),
)

/** Null where too little is said. */
export function languageOf(text: string): 'es' | 'en' | null {
  let balance = /[ñ¿¡]/i.test(text) ? 2 : /[áéíóú]/i.test(text) ? 1 : 0
  for (const word of foldText(text).split(/[^a-z]+/)) {
    if (SPANISH.has(word)) balance++
    else if (ENGLISH.has(word)) balance--
  }
  return balance > 0 ? 'es' : balance < 0 ? 'en' : null
}
