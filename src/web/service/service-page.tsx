/** The waiter's start screen, a dish, the table, the wines: which one stands in the address, so that "back" works. */
import { useSearch } from '@tanstack/react-router'
import { usePageTitle } from '../words/speech.tsx'
import { DishScreen } from './dish-screen.tsx'
import { ServiceFrame } from './service-frame.tsx'
import { StartScreen } from './start-screen.tsx'
import { TableScreen } from './table-screen.tsx'
import { WinesScreen } from './wines-screen.tsx'
import { useServiceWords } from './words.ts'

export function ServicePage() {
  const { plato, ver } = useSearch({ from: '/casa/$slug/servicio' })
  usePageTitle(useServiceWords().title)
  if (ver === 'mesa')
    return (
      <ServiceFrame place="table">
        <TableScreen />
      </ServiceFrame>
    )
  if (ver === 'vinos')
    return (
      <ServiceFrame place="wines">
        <WinesScreen />
      </ServiceFrame>
    )
  return (
    <ServiceFrame place="dishes">
      {plato === undefined ? <StartScreen /> : <DishScreen key={plato} id={plato} />}
    </ServiceFrame>
  )
}
