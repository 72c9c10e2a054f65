/** The menu: waiting, and as printed with one dish chosen. */
import { MenuSection } from '../../menu/menu-section.tsx'
import { MenuSkeleton } from '../../menu/menu-skeleton.tsx'
import { MENU } from '../house.ts'
import { Shelf } from './shelf.tsx'

export function MenuShelf() {
  return (
    <Shelf title="Menu">
      <MenuSkeleton label="menu" />
      <MenuSection
        title="PIQUEOS CALIENTES"
        dishes={MENU.slice(3, 7)}
        chosen={['PULPO AL OLIVO']}
        onToggle={() => {}}
      />
    </Shelf>
  )
}
