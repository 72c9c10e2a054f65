/** What a house pastes into its own site: the page in a frame, or the menu itself as plain HTML that takes the site's own look. */
import type { GuestDish, GuestMenu, GuestWine } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import { quieten, quietenName } from '../../domain/quiet-lines.ts'
import { sayMoney } from '../../domain/say-money.ts'
import { type Html, html, jsonScript } from './html.ts'
import { linkedData } from './linked-data.ts'
import { embedPath, guestPath } from './paths.ts'
import { guestWords } from './words.ts'

export function renderFrame(slug: string, name: string, lang: Lang, origin: string): string {
  const title = guestWords(lang).title(name)
  return html`<iframe src="${origin + embedPath(slug, lang)}" title="${title}" width="100%" height="800" loading="lazy"></iframe>`
    .text
}

export function renderSnippet(menu: GuestMenu, origin: string): string {
  const { restaurant, lang, sections } = menu
  const words = guestWords(lang)
  const url = origin + guestPath(restaurant.slug, lang)
  return html`<section class="maridaje" lang="${lang}">
<h2>${words.title(restaurant.name)}</h2>
${sections.map(
  ({ name, dishes }) => html`<h3>${quieten(name)}</h3>
<ul>
${dishes.map((dish) => renderDish(dish, lang))}</ul>
`,
)}<p><strong>${words.notice}</strong> ${words.adults}</p>
<p><a href="${url}">${words.made}</a></p>
</section>
${jsonScript('application/ld+json', linkedData(menu, url))}
`.text
}

function renderDish({ dish, price, wines, no_alcohol }: GuestDish, lang: Lang): Html {
  const words = guestWords(lang)
  return html`<li><b>${quieten(dish)}</b>${price && html` ${sayMoney(price, lang)}`}
<ul>
${wines.map((wine) => renderWine(wine, lang))}${no_alcohol && html`<li>${words.noAlcohol}: ${no_alcohol}</li>\n`}</ul></li>
`
}

function renderWine({ wine, price, glass_price, reason, note }: GuestWine, lang: Lang): Html {
  const words = guestWords(lang)
  const said = [
    glass_price && `${words.glass} ${sayMoney(glass_price, lang)}`,
    price && `${words.bottle} ${sayMoney(price, lang)}`,
    note ?? reason,
  ].filter(Boolean)
  return html`<li>${quietenName(wine)}${said.length > 0 && `: ${said.join(' · ')}`}</li>
`
}
