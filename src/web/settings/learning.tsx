/** Consent: whether what is chosen here may teach the model of all houses. */
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { Switch } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useSetting } from './use-setting.ts'
import { useSettingsWords } from './words.ts'

export function Learning({ house }: { house: HouseSettings }) {
  const { learning: words } = useSettingsWords()
  const { set, error, isPending } = useSetting(house)
  return (
    <section className="sheet" aria-labelledby="learning">
      <h2 id="learning">{words.title}</h2>
      <Switch
        label={words.shares}
        hint={words.sharesHint}
        isOn={house.shares_feedback}
        isBusy={isPending}
        onTurn={(shares_feedback) => set({ shares_feedback })}
      />
      <Said error={error} />
    </section>
  )
}
