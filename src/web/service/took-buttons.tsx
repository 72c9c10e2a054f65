/** What they ordered, in one tap; and in one press, that it is gone. */

import { GlassIcon, Icon } from '../shell/icons.tsx'
import { sayPrice } from '../words/money.ts'
import { useLang } from '../words/speech.tsx'
import type { Answer } from './answers.ts'
import './took-buttons.css'
import { wineInSentence } from './spoken.ts'
import { useService } from './use-service.ts'
import { useSoldOut } from './use-sold-out.ts'
import { useServiceWords } from './words.ts'

interface Props {
  answer: Answer
  dish: number
  dishName: string
}

export function TookButtons({ answer, dish, dishName }: Props) {
  const { took, stock } = useServiceWords()
  const lang = useLang()
  const { bundle, act } = useService()
  const setSoldOut = useSoldOut()
  const wine = bundle.wines[answer.wine]
  const dishId = bundle.dishes[dish]?.id
  if (!wine || dishId === undefined) return null
  const name = wineInSentence(wine.name)
  const take = (byGlass: boolean) =>
    act(
      [
        {
          type: 'chosen',
          body: {
            dish: dishId,
            dish_name: dishName,
            wine_id: wine.id,
            wine: wine.name,
            rank: answer.rank,
            score: answer.score,
            by_glass: byGlass,
            quantity: 1,
            at: new Date().toISOString(),
          },
        },
      ],
      took.done(byGlass ? took.aGlass(name) : took.aBottle(name)),
      { way: 'hold' },
    )
  const say = (cents: number) => sayPrice({ cents, currency: bundle.restaurant.currency }, lang)
  const isBottle = wine.price_cents !== null || wine.glass_price_cents === null
  return (
    <fieldset className="took-buttons">
      <legend className="label">{took.title}</legend>
      <div className="took-buttons-row">
        {isBottle && (
          <button type="button" aria-label={took.bottleLabel(name)} onClick={() => take(false)}>
            <Icon>
              <path d="M10 3h4v5c0 1.6 2 2.6 2 5v8H8v-8c0-2.4 2-3.4 2-5zM8 14h8" />
            </Icon>
            <span>
              {took.bottle} {wine.price_cents !== null && <b>{say(wine.price_cents)}</b>}
            </span>
          </button>
        )}
        {wine.glass_price_cents !== null && (
          <button type="button" aria-label={took.glassLabel(name)} onClick={() => take(true)}>
            <GlassIcon />
            <span>
              {took.glass} <b>{say(wine.glass_price_cents)}</b>
            </span>
          </button>
        )}
        <button
          type="button"
          className="took-buttons-out"
          aria-label={stock.outLabel(name)}
          onClick={() => setSoldOut(answer.wine, true)}
        >
          {stock.out}
        </button>
      </div>
    </fieldset>
  )
}
