/** A dish and its three answers, each with the sentence to say; the guest's own words change which three. */
import { Link } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { ChevronIcon } from '../shell/icons.tsx'
import { quieten } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { AnswerPanel } from './answer-panel.tsx'
import { AnswerStrip } from './answer-strip.tsx'
import { answerDish } from './answers.ts'
import './dish-screen.css'
import { DishStock } from './dish-stock.tsx'
import { DryAnswer } from './dry-answer.tsx'
import { GuestBox } from './guest-box.tsx'
import { LanguagePair } from './language-choice.tsx'
import { OtherAnswers } from './other-answers.tsx'
import { useOffered } from './use-offered.ts'
import { useService } from './use-service.ts'
import { useWish } from './use-wish.ts'
import { useServiceWords } from './words.ts'

export function DishScreen({ id }: { id: string }) {
  const words = useServiceWords()
  const lang = useLang()
  const { slug, session, bundle, matrix, seen } = useService()
  const [sayLang, setSayLang] = useState<Lang>(lang)
  const [said, setSaid] = useState('')
  const [openWine, setOpenWine] = useState<number | null>(null)
  const top = useRef<HTMLDivElement>(null)
  const index = bundle.dishes.findIndex((dish) => dish.id === id)
  const wish = useWish(said, index)
  // What was open answered another question.
  const say = (text: string) => {
    setSaid(text)
    setOpenWine(null)
  }
  const answers = useMemo(
    () => answerDish({ bundle, matrix, dish: index, isOut: seen.isWineOut, asked: wish.order }),
    [bundle, matrix, index, seen, wish.order],
  )
  const all = [...answers.picks, ...answers.others]
  const opened = all.find(({ wine }) => wine === openWine) ?? all[0] ?? null
  useOffered(session, bundle, index, wish.withoutAlcohol ? null : opened)
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
  const dry = kept.no_alcohol
  const note = kept.note?.[lang] ?? ''
  // What is in the sentence already is not said twice.
  const noteBeside = note !== '' && note !== bundle.sentences[opened?.reason ?? -1]?.[sayLang] ? note : null
  const open = (wine: number) => {
    setOpenWine(wine)
    top.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div className="dish-screen">
      <div className="dish-screen-head" ref={top}>
        {back}
        <h1>{name}</h1>
        <LanguagePair label={words.sayIn} lang={sayLang} onChoose={setSayLang} />
      </div>
      {seen.isDishOut(index) && <p className="dish-screen-out">{words.answers.dishOut}</p>}
      <GuestBox said={said} wish={wish} onSay={say} />
      {dry && wish.withoutAlcohol ? (
        <div aria-live="polite">
          <DryAnswer says={dry} sayLang={sayLang} isAsked />
        </div>
      ) : opened ? (
        <>
          <AnswerStrip
            label={words.answers.label(name)}
            answers={answers.picks}
            isAsked={wish.order !== null}
            opened={opened.wine}
            onOpen={open}
          />
          <div aria-live="polite">
            <AnswerPanel answer={opened} dish={index} isAsked={wish.order !== null} sayLang={sayLang} />
          </div>
        </>
      ) : (
        <p className="dish-screen-none">{wish.order ? words.answers.noneFor : words.answers.none}</p>
      )}
      {noteBeside && (
        <p className="dish-screen-note">
          <b>{words.answers.note}:</b> {noteBeside}
        </p>
      )}
      {answers.others.length > 0 && !wish.withoutAlcohol && (
        <OtherAnswers answers={answers.others} opened={opened?.wine ?? null} onOpen={open} />
      )}
      {dry && !wish.withoutAlcohol && <DryAnswer says={dry} sayLang={sayLang} isAsked={false} />}
      <DishStock dish={index} />
    </div>
  )
}
