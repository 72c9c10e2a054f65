import { MenuToolInput, MenuToolOutput } from '../../../contract/tools.ts'
import { dishKey } from '../../../domain/house-key.ts'
import { MaridajeError } from '../../../errors.ts'
import { houseOf } from '../house.ts'
import { tool } from '../tool.ts'

export const menuTool = tool({
  name: 'menu',
  title: 'The menu with its wines',
  description:
    'The menu of a restaurant as it is today, by section, each dish with its first wines, their prices, one reason and one answer without alcohol. Long: ask for one section where you can.',
  input: MenuToolInput,
  output: MenuToolOutput,
  run: async ({ section, restaurant, lang }, caller) => {
    const menu = await caller.app.guestMenu(await houseOf(caller, restaurant), lang)
    if (section === undefined) return menu
    const wanted = dishKey(section)
    const sections = menu.sections.filter(({ name }) => dishKey(name).includes(wanted))
    if (sections.length === 0)
      throw new MaridajeError('not_found', `The menu has no section "${section}"`, {
        hint: `Its sections are: ${menu.sections.map(({ name }) => name).join(', ') || 'none'}.`,
      })
    return { ...menu, sections }
  },
})
