/** What else can be done with a list: other versions, taking it away as a file. */
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useHouse } from '../api/house.ts'
import { exportPath, type ListName } from '../api/lists.ts'
import { MoreIcon } from '../shell/icons.tsx'
import './list-ways.css'
import { VersionsDialog } from './versions-dialog.tsx'
import { useListsWords } from './words.ts'

export function ListWays({ list }: { list: ListName }) {
  const words = useListsWords()
  const { slug } = useHouse()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MenuTrigger>
        <Button className="button">
          <MoreIcon />
          {words.more}
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu-list">
            <MenuItem className="menu-item" onAction={() => setIsOpen(true)}>
              {words.versions}
            </MenuItem>
            <MenuItem className="menu-item" href={exportPath(slug, list, 'csv')} download="">
              {words.csv}
            </MenuItem>
            <MenuItem className="menu-item" href={exportPath(slug, list, 'xlsx')} download="">
              {words.xlsx}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isOpen && <VersionsDialog list={list} onClose={() => setIsOpen(false)} />}
    </>
  )
}
