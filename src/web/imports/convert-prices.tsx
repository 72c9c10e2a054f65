/** A list in another currency: one rate turns all its prices. */
import type { ImportReview } from '../../contract/house/lists.ts'
import { useHouseSettings, useHouseWrite } from '../api/house.ts'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useImportsWords } from './words.ts'

export function ConvertPrices({ importId, currency }: { importId: string; currency: string }) {
  const { review: words } = useImportsWords()
  const own = useHouseSettings().data?.currency ?? 'PEN'
  const convert = useHouseWrite<ImportReview>(['import'])
  const submit = ({ rate = '' }: Record<string, string>) =>
    convert.mutate({
      path: `/imports/${importId}/convert`,
      method: 'POST',
      body: { rate: Number(rate.replace(',', '.')) },
    })
  return (
    <div className="convert-prices">
      <Form label={words.convert} onSubmit={submit}>
        <Field
          label={words.rate(currency, own)}
          name="rate"
          inputMode="decimal"
          pattern="\d{1,6}([.,]\d{1,6})?"
          autoComplete="off"
          required
        />
        <button type="submit" className="button" aria-disabled={convert.isPending}>
          {words.convert}
        </button>
      </Form>
      <Said error={convert.error} />
    </div>
  )
}
