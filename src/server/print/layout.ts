/** The menu with its wines on paper: what pdfmake sets. Two styles: `menu`, for the table, and `compact`, dish beside wines. */
import type { Content, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { GuestDish, GuestMenu, GuestWine } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import { quieten, quietenName } from '../../domain/quiet-lines.ts'
import { sayMoney } from '../../domain/say-money.ts'
import { type GuestWords, guestWords } from '../guest/words.ts'

export const PRINT_STYLES = ['menu', 'compact'] as const
export type PrintStyle = (typeof PRINT_STYLES)[number]

const INK = '#221f1a'
const SOFT = '#4a443a'
const AJI = '#7a3100'
const RULE = '#c9bda4'
const DROP = { red: '#a3204a', white: '#e6d690', rose: '#ee9d9d', orange: '#d98a35' } as const
/** A4 in points. */
const WIDTH = 595
const MARGIN = { menu: 72, compact: 42 } as const

export function layOutMenu(menu: GuestMenu, style: PrintStyle): TDocumentDefinitions {
  const { restaurant, lang, sections } = menu
  const words = guestWords(lang)
  const title = words.title(restaurant.name)
  const margin = MARGIN[style]
  const dish = style === 'menu' ? onItsOwn : besideItsWines
  return {
    pageSize: 'A4',
    pageMargins: [margin, 54, margin, 66],
    language: lang,
    info: { title, subject: words.lead, creator: 'Maridaje', producer: 'Maridaje' },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, color: INK, lineHeight: 1.15 },
    footer: (page, pages) => footer(words, margin, `${page} / ${pages}`),
    content: [
      serif(restaurant.name, { fontSize: 30, bold: true, alignment: 'center' }),
      { text: restaurant.city, alignment: 'center', color: SOFT, margin: [0, 2, 0, 6] },
      serif(words.lead, { italics: true, fontSize: 11, alignment: 'center', color: SOFT }),
      ...(sections.length === 0
        ? [serif(words.empty, { fontSize: 12, alignment: 'center', margin: [0, 40, 0, 0] })]
        : []),
      ...sections.flatMap(({ name, dishes }) => {
        const [first, ...others] = dishes.map((one) => dish(one, lang))
        // A heading never stands alone at the foot of a page.
        return first ? [{ stack: [heading(name, WIDTH - 2 * margin), first], unbreakable: true }, ...others] : []
      }),
    ],
  }
}

function heading(name: string, width: number): Content {
  const line = {
    type: 'line' as const,
    x1: width / 2 - 24,
    y1: 4,
    x2: width / 2 + 24,
    y2: 4,
    lineWidth: 0.8,
    lineColor: AJI,
  }
  return {
    stack: [
      serif(quieten(name).toUpperCase(), { fontSize: 13, characterSpacing: 1.6, alignment: 'center', color: AJI }),
      { canvas: [line] },
    ],
    margin: [0, 26, 0, 10],
  }
}

/** For the table: a dish, its price, and its wines below it. */
function onItsOwn(dish: GuestDish, lang: Lang): Content {
  return {
    stack: [dishHead(dish, lang), { stack: wineLines(dish, lang), margin: [12, 3, 0, 0] }],
    unbreakable: true,
    margin: [0, 0, 0, 12],
  }
}

/** For whoever carries many dishes in his head: one line a dish where it fits. */
function besideItsWines(dish: GuestDish, lang: Lang): Content {
  return {
    columns: [
      { stack: [dishHead(dish, lang)], width: '46%' },
      { stack: wineLines(dish, lang), width: '*' },
    ],
    columnGap: 16,
    unbreakable: true,
    margin: [0, 0, 0, 9],
  }
}

function dishHead({ dish, description, price, is_special: isSpecial }: GuestDish, lang: Lang): Content {
  const name = serif(quieten(dish), { fontSize: 13, bold: true, lineHeight: 1.05 })
  return {
    stack: [
      {
        columns: [
          { ...name, width: '*' },
          { text: price ? sayMoney(price, lang) : '', width: 'auto', margin: [0, 2, 0, 0] },
        ],
        columnGap: 12,
      },
      ...(isSpecial ? [{ text: guestWords(lang).special, color: AJI, fontSize: 8.5 }] : []),
      ...(description ? [{ text: description, color: SOFT, fontSize: 9 }] : []),
    ],
  }
}

function wineLines({ wines, no_alcohol }: GuestDish, lang: Lang): Content[] {
  const words = guestWords(lang)
  const lines = wines.map((wine, i) => wineLine(wine, wines.slice(0, i), lang))
  const drink = no_alcohol?.split(':')[0]?.replace(/\.$/, '')
  return [
    ...(lines.length > 0 ? lines : [{ text: words.nothingFits, color: SOFT, fontSize: 9 }]),
    ...(drink
      ? [
          {
            text: `${words.noAlcohol}: ${drink}`,
            color: SOFT,
            fontSize: 8.5,
            margin: [12, 1, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
  ]
}

function wineLine(
  { wine, colour, price, glass_price, reason, note, by_house }: GuestWine,
  before: GuestWine[],
  lang: Lang,
): Content {
  const words = guestWords(lang)
  const prices = [
    ...(glass_price ? [`${words.glass} ${sayMoney(glass_price, lang)}`] : []),
    ...(price ? [`${words.bottle} ${sayMoney(price, lang)}`] : []),
  ].join(' · ')
  const why = note ?? (before.some((one) => one.reason === reason) ? null : reason)
  const said = [by_house ? words.byHouse : null, why].filter((one) => one !== null).join('. ')
  return {
    columns: [
      {
        canvas: [{ type: 'ellipse', x: 3.5, y: 7, r1: 3, r2: 3, color: DROP[colour], lineColor: RULE, lineWidth: 0.5 }],
        width: 12,
      },
      {
        stack: [
          {
            text: [
              serif(quietenName(wine), { italics: true, fontSize: 11 }),
              { text: `   ${prices}`, fontSize: 8.5, color: SOFT },
            ],
          },
          ...(said ? [{ text: said, color: SOFT, fontSize: 8.5 }] : []),
        ],
        width: '*',
      },
    ],
    columnGap: 0,
    margin: [0, 1, 0, 1],
  }
}

function footer({ notice, adults }: GuestWords, margin: number, page: string): Content {
  return {
    margin: [margin, 16, margin, 0],
    stack: [
      { text: notice, bold: true, fontSize: 8.5, alignment: 'center' },
      { text: `${adults}   ${page}`, fontSize: 7.5, color: SOFT, alignment: 'center' },
    ],
  }
}

/** The letters that the serif, one of the fonts that every reader of PDFs has, can set: those of Western Europe. */
const WESTERN = /^[\x20-\x7e\u00a0-\u00ff€‚„…†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ]*$/

function serif(text: string, look: Omit<ContentText, 'text' | 'font'>): ContentText {
  return { text, font: WESTERN.test(text) ? 'Times' : 'Roboto', ...look }
}
