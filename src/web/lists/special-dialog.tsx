/** A special of the day: on the menu in a minute, off it by itself. */
import { useHouseWrite } from '../api/house.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { DishFields } from './dish-fields.tsx'
import { readMoney } from './money-entry.ts'
import { useListsWords } from './words.ts'

const BLANK = { dish: '', section: '', description: '', priceCents: null }

export function SpecialDialog({ sections, onClose }: { sections: readonly string[]; onClose: () => void }) {
  const { menu: words } = useListsWords()
  const add = useHouseWrite(['dish', 'menu'])
  const save = ({ dish = '', section = '', description = '', price = '' }: Record<string, string>) =>
    add.mutate(
      {
        path: '/dishes',
        method: 'POST',
        body: { dish, section, description, price_cents: readMoney(price) ?? null, special: true },
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog title={words.special} isOpen onClose={onClose}>
      <p>{words.specialAbout}</p>
      <Form onSubmit={save}>
        <DishFields dish={BLANK} sections={sections} />
        <Said error={add.error} />
        <div className="form-ends">
          <button type="submit" className="button button-strong" aria-disabled={add.isPending}>
            {words.specialGo}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
