/** The guest's page: the menu with its wines as plain HTML, small enough for a bad line, without a script. */
import type { GuestDish, GuestMenu, GuestWine } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Price } from '../../contract/restaurant.ts'
import { quieten, quietenName } from '../../domain/quiet-lines.ts'
import { sayMoney } from '../../domain/say-money.ts'
import { Html, html, jsonScript } from './html.ts'
import { linkedData } from './linked-data.ts'
import { guestPath } from './paths.ts'
import { GUEST_STYLE } from './style.ts'
import { type GuestWords, guestWords } from './words.ts'

export interface PagePlace {
  /** where the server is found, without a slash at its end */
  origin: string
  /** inside the page of somebody else */
  isEmbedded: boolean
}

export function renderGuestPage(menu: GuestMenu, { origin, isEmbedded }: PagePlace): string {
  const { restaurant, lang, sections } = menu
  const words = guestWords(lang)
  const url = origin + guestPath(restaurant.slug, lang)
  const title = words.title(restaurant.name)
  const description = words.description(restaurant.name, restaurant.city)
  const link = (to: Lang) => origin + guestPath(restaurant.slug, to)
  const head = html`<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
<link rel="alternate" hreflang="es" href="${link('es')}">
<link rel="alternate" hreflang="en" href="${link('en')}">
<link rel="alternate" hreflang="x-default" href="${link('es')}">
<meta property="og:type" content="restaurant.menu">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${restaurant.name}">
<meta property="og:locale" content="${lang === 'es' ? 'es_PE' : 'en_US'}">
${isEmbedded && html`<meta name="robots" content="noindex">`}${jsonScript('application/ld+json', linkedData(menu, url))}`
  const tabs = sections.map(({ name }, i) => html`<a href="#s${i}">${quieten(name)}</a>`)
  const other = isEmbedded
    ? html`<a href="${url}" target="_blank" rel="noopener">${words.whole}</a>`
    : html`<a href="${guestPath(restaurant.slug, words.other.lang)}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.name}</a>`
  const body = html`<header><div class="city"><span>${restaurant.city}</span>${other}</div>
<h1>${restaurant.name}</h1><p class="lead">${words.lead}</p>${law(words)}</header>
${sections.length > 1 && html`<nav aria-label="${words.sections}"><div>${tabs}</div></nav>`}
<main>${sections.length === 0 ? html`<p class="lead">${words.empty}</p>` : sections.map((section, i) => renderSection(section, i, lang))}</main>
<footer>${law(words)}<p class="made">${words.made}</p></footer>`
  return wholePage(lang, head, body)
}

/** For an address behind which there is no menu, or none for guests. */
export function renderMissingPage(): string {
  const [es, en] = [guestWords('es'), guestWords('en')]
  const head = html`<title>${es.missing}</title><meta name="robots" content="noindex">`
  return wholePage(
    'es',
    head,
    html`<header><h1>${es.missing}</h1><p class="lead">${es.missingHint}</p><p class="lead" lang="en">${en.missing} ${en.missingHint}</p></header>`,
  )
}

function wholePage(lang: Lang, head: Html, body: Html): string {
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="/mark.svg"><style>${new Html(GUEST_STYLE)}</style>
${head}</head><body>
${body}
</body></html>
`.text
}

function law({ notice, adults }: GuestWords): Html {
  return html`<p class="law"><b>${notice}</b><br>${adults}</p>`
}

function renderSection({ name, dishes }: GuestMenu['sections'][number], index: number, lang: Lang): Html {
  return html`<section><h2 id="s${index}">${quieten(name)}</h2><ul>${dishes.map((dish) => renderDish(dish, lang))}</ul></section>
`
}

function renderDish(
  { dish, description, price, is_special: isSpecial, wines, no_alcohol }: GuestDish,
  lang: Lang,
): Html {
  const words = guestWords(lang)
  const shown = wines.map((wine, i) => renderWine(wine, wines.slice(0, i), lang))
  // End tags that HTML lets out are left out: a menu of ninety dishes stays under 50 KB as it is.
  return html`<li class=d><h3>${quieten(dish)}${price && html` <b>${sayMoney(price, lang)}</b>`}</h3>${
    isSpecial && html`<p><em>${words.special}</em>`
  }${description && html`<p>${description}`}${
    shown.length > 0 ? html`<ul>${shown}</ul>` : html`<p>${words.nothingFits}`
  }${no_alcohol && html`<p>${words.noAlcohol}: ${drinkOf(no_alcohol)}`}
`
}

/** A reason that was just given is not given again. */
function renderWine(
  { wine, colour, price, glass_price, reason, note, by_house }: GuestWine,
  before: GuestWine[],
  lang: Lang,
) {
  const words = guestWords(lang)
  const prices = [saidPrice(words.glass, glass_price, lang), saidPrice(words.bottle, price, lang)].filter(Boolean)
  const isSaid = before.some((one) => one.reason === reason)
  const why = note ?? (isSaid ? null : reason)
  return html`<li${colour === 'red' ? '' : html` class=${colour}`}><b>${quietenName(wine)}</b> ${prices.join(' · ')}${
    by_house && html`<em>${words.byHouse}</em>`
  }${why && html`<i>${why}</i>`}`
}

/** `Chicha morada: its sweetness soothes`: the drink alone; a menu needs no second lecture a dish. */
function drinkOf(sentence: string): string {
  return sentence.split(':')[0]?.replace(/\.$/, '') ?? ''
}

function saidPrice(kind: string, price: Price | null, lang: Lang): string {
  return price ? `${kind}\u00a0${sayMoney(price, lang)}` : ''
}
