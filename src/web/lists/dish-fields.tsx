/** The fields of a dish, in a form. */
import { useId, useState } from 'react'
import { Field } from '../shell/form.tsx'
import { readMoney, writeMoney } from './money-entry.ts'
import { useListsWords } from './words.ts'

interface Props {
  dish: { dish: string; section: string; description: string; priceCents: number | null }
  sections: readonly string[]
}

export function DishFields({ dish, sections }: Props) {
  const { menu: words } = useListsWords()
  const id = useId()
  return (
    <>
      <Field label={words.dish} name="dish" defaultValue={dish.dish} required maxLength={2_000} />
      <Field label={words.section} name="section" defaultValue={dish.section} list={id} maxLength={2_000} />
      <datalist id={id}>
        {sections.map((section) => (
          <option key={section} value={section} />
        ))}
      </datalist>
      <Field label={words.description} name="description" defaultValue={dish.description} maxLength={2_000} />
      <MoneyField label={words.price} name="price" cents={dish.priceCents} />
    </>
  )
}

interface MoneyProps {
  label: string
  name: string
  cents: number | null
  hint?: string
}

/** A price as it is typed; what is no price is said before anything is sent. */
export function MoneyField({ label, name, cents, hint = '' }: MoneyProps) {
  const { wrongMoney } = useListsWords()
  const [isWrong, setIsWrong] = useState(false)
  return (
    <Field
      label={label}
      name={name}
      inputMode="decimal"
      defaultValue={writeMoney(cents)}
      hint={hint}
      error={isWrong ? wrongMoney : ''}
      onChange={(event) => {
        const wrong = readMoney(event.target.value) === undefined
        event.target.setCustomValidity(wrong ? wrongMoney : '')
        setIsWrong(wrong)
      }}
    />
  )
}
