/** Changes a dish, or takes it off the menu. */
import { useState } from 'react'
import type { HouseDish } from '../../contract/house/lists.ts'
import { useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { quieten } from '../words/plain.ts'
import { DishFields } from './dish-fields.tsx'
import { centsOf, readMoney } from './money-entry.ts'
import { useListsWords } from './words.ts'

interface Props {
  dish: HouseDish
  sections: readonly string[]
  onClose: () => void
}

export function DishDialog({ dish, sections, onClose }: Props) {
  const words = useListsWords()
  const { state } = useHouseWords()
  const change = useHouseWrite(['dish', 'menu'])
  const [isSure, setIsSure] = useState(false)
  const path = `/dishes/${dish.id}`
  const name = quieten(dish.dish)
  const save = ({ dish: text = '', section = '', description = '', price = '' }: Record<string, string>) =>
    change.mutate(
      { path, method: 'PATCH', body: { dish: text, section, description, price_cents: readMoney(price) ?? null } },
      { onSuccess: onClose },
    )
  return (
    <Dialog title={name} isOpen onClose={onClose}>
      <Form onSubmit={save}>
        <DishFields
          dish={{
            dish: dish.dish,
            section: dish.section,
            description: dish.description,
            priceCents: centsOf(dish.price),
          }}
          sections={sections}
        />
        <Said error={change.error} />
        <div className="form-ends">
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              if (isSure) change.mutate({ path, method: 'DELETE' }, { onSuccess: onClose })
              else setIsSure(true)
            }}
          >
            {isSure ? words.removeSure(name) : words.remove}
          </button>
          <button type="submit" className="button button-strong" aria-disabled={change.isPending}>
            {change.isPending ? state.saving : state.save}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
