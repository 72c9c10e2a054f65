/** AllMenus: restaurant pages with sections of items; list pages of a city lead to restaurants. */
import { readCards } from './cards.ts'
import { connector, isHost } from './connector.ts'
import { readingOf } from './draft.ts'
import { plainText } from './json-walk.ts'
import { readMenus } from './schema-menu.ts'

const HOST = 'allmenus.com'

export const allmenus = connector({
  id: 'allmenus',
  claims: (url) => isHost(url, HOST),
  matches: (page) =>
    page.format === 'html' && (isHost(page.url, HOST) || page.html()('.menu-items .item-title').length > 0),
  read: (page, tools) => {
    const $ = page.html()
    const house = plainText($('h1').first().text()) || null
    const cards = readCards(
      $,
      'menu',
      {
        card: 'li.menu-items, div.menu-items',
        name: '.item-title',
        price: '.item-price',
        description: '.description',
        section: '.menu-section-title, .category-name',
      },
      tools,
    )
    return readingOf(
      cards.length > 0 ? cards.map((draft) => ({ ...draft, restaurant: house, url: null })) : readMenus(page, tools),
    )
  },
  next: (page) => {
    if (!isHost(page.url, HOST) || page.url === null) return []
    const links = page.html()('.restaurant-list .name a, a.restaurant-name').toArray()
    return links.flatMap((link) => {
      const href = page.html()(link).attr('href')
      return href && page.url ? [new URL(href, page.url)] : []
    })
  },
})
