/** Wine Spectator: for subscribers. Saved results and reviews: house, wine and vintage, then "Score: 93 | $45". */
import { pathOf, readShown } from './any-page.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import type { Page } from './page.ts'
import { cellsOf, type PageCell } from './printed-cells.ts'

const SCORE = /score\s*:?\s*(\d{2,3}(?:-\d{2,3})?)\s*(?:[|·•,]\s*(?:price\s*:?\s*)?\$\s?(\d[\d,.]*))?/i

export const wineSpectator = connector({
  id: 'wine-spectator',
  policy: {
    access: 'key',
    why: 'Wine Spectator is for subscribers. Save the pages you may use and give the files, or set MARIDAJE_WINESPECTATOR_COOKIE to your own session.',
    env: 'MARIDAJE_WINESPECTATOR_COOKIE',
    header: (key) => ({ cookie: key }),
  },
  claims: (url) => isHost(url, 'winespectator.com'),
  matches: (page) => page.format === 'html' && isHost(page.url, 'winespectator.com'),
  read: (page, tools) => {
    const drafts = readReviews(page)
    return drafts.length > 0 ? readingOf(drafts) : readShown(page.html(), tools)
  },
})

/** Each score closes the wine that stands above it: a strong line with the house, a line with the wine, a note behind. */
function readReviews(page: Page): Draft[] {
  const cells = cellsOf(page.html())
  const scores = cells.filter((cell) => SCORE.test(cell.text))
  return scores.flatMap((cell, i): Draft[] => {
    const from = (scores[i - 1]?.order ?? -1) + 1
    const above = cells.slice(Math.max(from, cell.order - 6), cell.order)
    const head = above.findLastIndex((one) => one.isStrong)
    const parts = head < 0 ? above.slice(-1) : above.slice(head)
    const name = parts.map(({ text }) => text).join(' ')
    const own = cell.text.slice(0, SCORE.exec(cell.text)?.index ?? 0).replace(/[\s|·•,]+$/, '')
    const dollars = Number(SCORE.exec(cell.text)?.[2]?.replace(/,/g, ''))
    const full = [name, own].filter((part) => part !== '').join(' ')
    return full === ''
      ? []
      : [
          {
            kind: 'wine',
            name: full,
            path: pathOf(cell.element),
            producer: parts.length > 1 || own !== '' ? (parts[0]?.text ?? null) : null,
            price: dollars > 0 ? dollars : null,
            currency: dollars > 0 ? 'USD' : null,
            description: noteBehind(cells, cell),
          },
        ]
  })
}

function noteBehind(cells: readonly PageCell[], score: PageCell): string | null {
  const next = cells[score.order + 1]
  return next && !next.isStrong && next.text.length > 40 ? next.text : null
}
