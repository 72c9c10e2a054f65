/** A wine that is gone, or back: at once on this phone, and on the others with the next word from the server. */
import { wineInSentence } from './spoken.ts'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function useSoldOut(): (wine: number, isSoldOut: boolean) => void {
  const { stock } = useServiceWords()
  const { bundle, isOffline, act } = useService()
  return (index, isSoldOut) => {
    const wine = bundle.wines[index]
    if (!wine) return
    const body = { wine_id: wine.id, wine: wine.name }
    const name = wineInSentence(wine.name)
    const notice = !isSoldOut ? stock.cameBack(name) : isOffline ? stock.wentOutOffline(name) : stock.wentOut(name)
    act([{ type: 'sold_out', body: { ...body, is_sold_out: isSoldOut } }], notice, {
      way: 'reverse',
      acts: [{ type: 'sold_out', body: { ...body, is_sold_out: !isSoldOut } }],
    })
  }
}
