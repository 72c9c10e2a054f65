/** Tax and service: what is taken off a price before it is margin. */
import { useState } from 'react'
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { useHouseWords } from '../house/words.ts'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useSetting } from './use-setting.ts'
import { useSettingsWords } from './words.ts'

export function MoneySettings({ house }: { house: HouseSettings }) {
  const { money: words } = useSettingsWords()
  const { state } = useHouseWords()
  const { set, error, isPending, isSuccess } = useSetting(house)
  const [isWrong, setIsWrong] = useState(false)
  const save = ({ tax = '', service = '' }: Record<string, string>) => {
    const [taxPct, servicePct] = [readPercent(tax), readPercent(service)]
    setIsWrong(taxPct === null || servicePct === null)
    if (taxPct !== null && servicePct !== null) set({ tax_rate_pct: taxPct, service_rate_pct: servicePct })
  }
  return (
    <section className="sheet" aria-labelledby="money-settings">
      <h2 id="money-settings">{words.title}</h2>
      <p>{words.about}</p>
      <Form key={house.revision} onSubmit={save}>
        <div className="form-row">
          <Field label={words.tax} name="tax" inputMode="decimal" defaultValue={house.tax_rate_pct} required />
          <Field
            label={words.service}
            name="service"
            inputMode="decimal"
            defaultValue={house.service_rate_pct}
            required
          />
        </div>
        <p role="alert" className="field-wrong">
          {isWrong && words.wrong}
        </p>
        <Said error={error} />
        <div className="form-ends">
          <p role="status">{isSuccess && state.saved}</p>
          <button type="submit" className="button" aria-disabled={isPending}>
            {isPending ? state.saving : state.save}
          </button>
        </div>
      </Form>
    </section>
  )
}

/** @returns null for what is no percentage */
function readPercent(typed: string): number | null {
  const value = Number(typed.trim().replace(',', '.').replace('%', ''))
  return typed.trim() !== '' && value >= 0 && value <= 100 ? value : null
}
