/** What it costs: bottle and glass, as far as they are sold. */
import { sayPrice } from '../words/money.ts'
import { useLang } from '../words/speech.tsx'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function WinePrices({ wine: index }: { wine: number }) {
  const { price } = useServiceWords()
  const lang = useLang()
  const { bundle } = useService()
  const wine = bundle.wines[index]
  const { currency } = bundle.restaurant
  const say = (cents: number) => sayPrice({ cents, currency }, lang)
  if (!wine) return null
  const parts = [
    wine.price_cents === null ? '' : `${price.bottle} ${say(wine.price_cents)}`,
    wine.glass_price_cents === null ? '' : `${price.glass} ${say(wine.glass_price_cents)}`,
  ].filter((part) => part !== '')
  return <>{parts.length > 0 ? parts.join(' · ') : price.none}</>
}
