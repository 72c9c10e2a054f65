/** Tasting sheets: blank, waiting, written, and each note the engine can have. */
import type { Lang } from '../../../contract/requests.ts'
import { DishSheet } from '../../answers/dish-sheet.tsx'
import { EmptySheet } from '../../answers/empty-sheet.tsx'
import { FilterBar } from '../../answers/filter-bar.tsx'
import { SheetSkeleton } from '../../answers/sheet-skeleton.tsx'
import { WhatIfAnswer } from '../../answers/what-if-answer.tsx'
import { answerDish, explainDish } from '../answer.ts'
import { WINES } from '../house.ts'
import { Shelf } from './shelf.tsx'

export function SheetShelf({ lang }: { lang: Lang }) {
  const options = { lang, top: 8 }
  const sheets = [
    answerDish('CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA', options),
    answerDish('mondonguito a la italiana', options),
    answerDish('pisco sour', options),
    answerDish('asdf', options),
    answerDish('tiradito', { ...options, wines: [] }),
    answerDish('ceviche carretillero', { ...options, wines: WINES.filter(({ style }) => style === 'tannat') }),
    answerDish('lomo saltado a lo pobre', { ...options, constraints: { max_price_cents: 1_000 } }),
  ]
  const whatIf = explainDish('ceviche', lang, undefined, 'más picante')
  return (
    <Shelf title="Sheets">
      <FilterBar
        filters={{ colours: ['red'], byGlass: true, maxPriceCents: 12_000 }}
        wines={WINES}
        onChange={() => {}}
      />
      <EmptySheet />
      <SheetSkeleton dish="Lomo saltado" />
      {sheets.map((result, index) => (
        <DishSheet
          key={result.dish}
          dish={{ dish: result.dish }}
          result={result}
          current={index !== 1}
          inCompany={index > 0}
          wines={WINES}
        />
      ))}
      {whatIf.what_if && <WhatIfAnswer before={whatIf.result} whatIf={whatIf.what_if} />}
    </Shelf>
  )
}
