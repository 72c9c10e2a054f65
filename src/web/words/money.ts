import type { Lang } from '../../contract/requests.ts'
import { sayMoney } from '../../domain/say-money.ts'

export type PriceValue = string | { cents: number; currency: string }

export function sayPrice(price: PriceValue, lang: Lang): string {
  return typeof price === 'string' ? price : sayMoney(price, lang)
}
