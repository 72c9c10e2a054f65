/** A dish and its three answers, each with the sentence to say; the guest's own words change which three. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { ChevronIcon } from '../shell/icons.tsx'
import { quieten } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { AnswerCard } from './answer-card.tsx'
import { answerDish } from './answers.ts'
import './dish-screen.css'
import { DishStock } from './dish-stock.tsx'
import { GuestBox } from './guest-box.tsx'
import { LanguagePair } from './language-choice.tsx'
import { useService } from './use-service.ts'
import { useWish } from './use-wish.ts'
import { useServiceWords } from './words.ts'

export function DishScreen({ id }: { id: string }) {
  const words = useServiceWords()
  const lang = useLang()
  const { slug, bundle, matrix, seen } = useService()
  const [sayLang, setSayLang] = useState<Lang>(lang)
  const [said, setSaid] = useState('')
  const [openWine, setOpenWine] = useState<number | null>(null)
  const [isAllShown, setIsAllShown] = useState(false)
  const index = bundle.dishes.findIndex((dish) => dish.id === id)
  const wish = useWish(said, index)
  const answers = useMemo(
    () => answerDish({ bundle, matrix, dish: index, isOut: seen.isWineOut, asked: wish.order }),
    [bundle, matrix, index, seen, wish.order],
  )
  const dish = bundle.dishes[index]
  const kept = bundle.answers[index]
  const back = (
    <Link className="dish-screen-back" to="/casa/$slug/servicio" params={{ slug }} search={{}} aria-label={words.back}>
      <ChevronIcon />
    </Link>
  )
  if (!dish || !kept)
    return (
      <div className="dish-screen">
        <div className="dish-screen-head">{back}</div>
        <p className="dish-screen-none">{words.status.reason.gone}</p>
      </div>
    )
  const name = quieten(dish.dish)
  const shown = isAllShown ? [...answers.picks, ...answers.others] : answers.picks
  const opened = shown.some(({ wine }) => wine === openWine) ? openWine : (shown[0]?.wine ?? null)
  const isDishOut = seen.isDishOut(index)
  return (
    <div className="dish-screen">
      <div className="dish-screen-head">
        {back}
        <h1>{name}</h1>
        <LanguagePair label={words.sayIn} lang={sayLang} onChoose={setSayLang} />
      </div>
      {isDishOut && <p className="dish-screen-out">{words.answers.dishOut}</p>}
      {kept.note && kept.note[lang] !== '' && (
        <p className="dish-screen-note">
          <b>{words.answers.note}:</b> {kept.note[lang]}
        </p>
      )}
      <GuestBox said={said} wish={wish} onSay={setSaid} />
      <section className="dish-screen-answers" aria-label={words.answers.label(name)} aria-live="polite">
        {shown.length === 0 && (
          <p className="dish-screen-none">{wish.order ? words.answers.noneFor : words.answers.none}</p>
        )}
        {shown.map((answer, place) => (
          <AnswerCard
            key={answer.wine}
            answer={answer}
            dish={index}
            isNearest={wish.order !== null && place === 0}
            isOpen={opened === answer.wine}
            sayLang={sayLang}
            onOpen={() => setOpenWine(answer.wine)}
          />
        ))}
      </section>
      {answers.others.length > 0 && !isAllShown && (
        <button type="button" className="button dish-screen-more" onClick={() => setIsAllShown(true)}>
          {words.answers.more(answers.others.length)}
        </button>
      )}
      {kept.no_alcohol && (
        <p className="dish-screen-dry">
          <b className="label">{words.answers.noAlcohol}</b> <span lang={sayLang}>{kept.no_alcohol[sayLang]}</span>
        </p>
      )}
      <DishStock dish={index} />
    </div>
  )
}
