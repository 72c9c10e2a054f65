/** The house's name, its page for guests, its money, what it shares, its keys and its data. */
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { useHouse, useHouseSettings } from '../api/house.ts'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ApiKeys } from './api-keys.tsx'
import { GuestPage } from './guest-page.tsx'
import { HouseData } from './house-data.tsx'
import { HouseName } from './house-name.tsx'
import { Learning } from './learning.tsx'
import { MoneySettings } from './money-settings.tsx'
import './settings.css'
import { SupportAccess } from './support-access.tsx'
import { useSettingsWords } from './words.ts'

export function SettingsPage() {
  const words = useSettingsWords()
  const settings = useHouseSettings()
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <Loaded query={settings} lines={8}>
        {(house) => <Sheets house={house} />}
      </Loaded>
    </>
  )
}

function Sheets({ house }: { house: HouseSettings }) {
  const { may } = useHouse()
  return (
    <div className="sheets settings">
      <GuestPage house={house} />
      <HouseName house={house} />
      {may('money.write') && <MoneySettings house={house} />}
      <Learning house={house} />
      {may('team.write') && <ApiKeys />}
      <SupportAccess />
      <HouseData house={house} />
    </div>
  )
}
