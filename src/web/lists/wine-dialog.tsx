/** All of a wine, or a new one. Two people on the same wine: the second sees what the first changed. */
import { useState } from 'react'
import type { HouseWine, WineChange } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { quietenName } from '../words/plain.ts'
import { MoneyField } from './dish-fields.tsx'
import { centsOf, readMoney, readWhole } from './money-entry.ts'
import { useListsWords } from './words.ts'

export function WineDialog({ wine, onClose }: { wine: HouseWine | null; onClose: () => void }) {
  const { wines: words, remove, removeSure } = useListsWords()
  const { state } = useHouseWords()
  const { may } = useHouse()
  const change = useHouseWrite(['wine'])
  const [isSure, setIsSure] = useState(false)
  const name = wine ? quietenName(wine.name) : ''
  const save = (values: Record<string, string>) => {
    const body = readWine(values)
    change.mutate(
      wine
        ? { path: `/list/${wine.id}`, method: 'PATCH', body, ifMatch: wine.revision }
        : { path: '/list', method: 'POST', body },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={wine ? name : words.add} isOpen isWide onClose={onClose}>
      <Form onSubmit={save}>
        <Field label={words.name} name="name" defaultValue={wine?.name ?? ''} required maxLength={2_000} />
        <div className="form-columns">
          <Field label={words.producer} name="producer" defaultValue={wine?.producer ?? ''} />
          <Field label={words.grape} name="grape" defaultValue={wine?.grape ?? ''} />
          <Field label={words.region} name="region" defaultValue={wine?.region ?? ''} />
          <Field label={words.country} name="country" defaultValue={wine?.country ?? ''} />
          <Field label={words.vintage} name="vintage" inputMode="numeric" defaultValue={wine?.vintage ?? ''} />
          <Field label={words.type} name="type" defaultValue={wine?.type ?? ''} />
          <Field label={words.abv} name="abv" defaultValue={wine?.abv ?? ''} />
          <Field
            label={words.size}
            name="size_ml"
            inputMode="numeric"
            pattern="\d*"
            defaultValue={wine?.size_ml ?? ''}
          />
        </div>
        <div className="form-columns">
          <MoneyField label={words.price} name="price_cents" cents={centsOf(wine?.price)} />
          <MoneyField
            label={words.glass}
            name="glass_price_cents"
            cents={centsOf(wine?.glass_price)}
            hint={words.glassHint}
          />
          {may('money.read') && (
            <MoneyField label={words.cost} name="cost_cents" cents={centsOf(wine?.cost)} hint={words.costHint} />
          )}
          <Field
            label={words.stock}
            name="stock"
            inputMode="numeric"
            pattern="\d*"
            defaultValue={wine?.stock ?? ''}
            hint={words.stockHint}
          />
          <Field label={words.sku} name="sku" defaultValue={wine?.sku ?? ''} maxLength={80} />
        </div>
        <Said error={change.error} />
        <div className="form-ends">
          {wine && (
            <button
              type="button"
              className="quiet-button"
              onClick={() => {
                if (isSure) change.mutate({ path: `/list/${wine.id}`, method: 'DELETE' }, { onSuccess: onClose })
                else setIsSure(true)
              }}
            >
              {isSure ? removeSure(name) : remove}
            </button>
          )}
          <button type="submit" className="button button-strong" aria-disabled={change.isPending}>
            {wine ? (change.isPending ? state.saving : state.save) : words.addGo}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}

function readWine(values: Record<string, string>): WineChange {
  const { name = '', producer = '', grape = '', region = '', country = '', vintage = '', type = '', abv = '' } = values
  const money = (field: string) => readMoney(values[field] ?? '') ?? null
  const whole = (field: string) => readWhole(values[field] ?? '') ?? null
  return {
    name,
    producer,
    grape,
    region,
    country,
    vintage,
    type,
    abv,
    sku: values.sku || null,
    size_ml: whole('size_ml'),
    price_cents: money('price_cents'),
    glass_price_cents: money('glass_price_cents'),
    stock: whole('stock'),
    // Whoever may not see the cost does not send it, so that it stays.
    ...('cost_cents' in values ? { cost_cents: money('cost_cents') } : {}),
  }
}
