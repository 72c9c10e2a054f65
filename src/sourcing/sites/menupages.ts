/** MenuPages: restaurant pages whose sections hold rows of title, description and price. */
import { readCards } from './cards.ts'
import { connector, isHost } from './connector.ts'
import { readingOf } from './draft.ts'
import { plainText } from './json-walk.ts'
import { readMenus } from './schema-menu.ts'

const HOST = 'menupages.com'

export const menupages = connector({
  id: 'menupages',
  claims: (url) => isHost(url, HOST),
  matches: (page) =>
    page.format === 'html' && (isHost(page.url, HOST) || page.html()('.menu-item .menu-item__title').length > 0),
  read: (page, tools) => {
    const $ = page.html()
    const house = plainText($('h1').first().text()) || null
    const cards = readCards(
      $,
      'menu',
      {
        card: '.menu-item',
        name: '.menu-item__title, .menu-item-title, .item-title',
        price: '.menu-item__price, .menu-item-price, .item-price, .price',
        description: '.menu-item__description, .menu-item-description, .description',
        section: '.menu-section__title, .menu-section-title, .category-title, .menu-section > h3',
      },
      tools,
    )
    return readingOf(
      cards.length > 0 ? cards.map((draft) => ({ ...draft, restaurant: house, url: null })) : readMenus(page, tools),
    )
  },
})
