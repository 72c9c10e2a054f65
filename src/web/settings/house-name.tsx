/** What the house is called and where it stands. */
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { useHouseWords } from '../house/words.ts'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useSetting } from './use-setting.ts'
import { useSettingsWords } from './words.ts'

export function HouseName({ house }: { house: HouseSettings }) {
  const { house: words } = useSettingsWords()
  const { state } = useHouseWords()
  const { set, error, isPending, isSuccess } = useSetting(house)
  return (
    <section className="sheet" aria-labelledby="house-name">
      <h2 id="house-name">{words.title}</h2>
      <Form
        key={house.revision}
        onSubmit={({ name = '', city = '', zone = '' }) => set({ name, city, time_zone: zone })}
      >
        <div className="form-row">
          <Field label={words.name} name="name" defaultValue={house.name} required maxLength={120} />
          <Field label={words.city} name="city" defaultValue={house.city} maxLength={120} />
          <Field label={words.zone} name="zone" defaultValue={house.time_zone} required maxLength={60} />
        </div>
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
