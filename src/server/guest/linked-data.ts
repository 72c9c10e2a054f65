/** The menu for search engines and assistants: schema.org as JSON-LD. */
import type { GuestDish, GuestMenu } from '../../contract/house/guest-menu.ts'
import { quieten } from '../../domain/quiet-lines.ts'

export function linkedData({ restaurant, lang, sections }: GuestMenu, url: string): Record<string, unknown> {
  const { name, city } = restaurant
  return {
    '@context': 'https://schema.org',
    '@type': 'Restaurant',
    name,
    url,
    ...(city ? { address: { '@type': 'PostalAddress', addressLocality: city } } : {}),
    hasMenu: {
      '@type': 'Menu',
      inLanguage: lang,
      url,
      hasMenuSection: sections.map(({ name: section, dishes }) => ({
        '@type': 'MenuSection',
        name: quieten(section),
        hasMenuItem: dishes.map(toMenuItem),
      })),
    },
  }
}

function toMenuItem({ dish, price }: GuestDish): Record<string, unknown> {
  const amount = price && { price: price.cents / 100, priceCurrency: price.currency }
  return { '@type': 'MenuItem', name: quieten(dish), ...(amount ? { offers: { '@type': 'Offer', ...amount } } : {}) }
}
