/** What every screen has to keep: no barrier that axe can find, nothing wider than the screen, big enough to touch. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const TOUCH_PX = 48

export async function barriers(page: Page): Promise<string[]> {
  // Evaluated by the protocol, so the page's own policy does not stand in the way.
  await page.evaluate(readFileSync(AXE, 'utf8'))
  const found: { id: string; nodes: { html: string; failureSummary?: string }[] }[] = await page.evaluate(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }).then(({ violations }) => violations)`,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
}

/** Elements that make the page scroll sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.className.toString()),
  )
}

/** Controls in sight that a thumb would miss. */
export function tooSmall(page: Page, within = 'body'): Promise<string[]> {
  return page.evaluate(
    ({ least, within }) => {
      const controls = `:is(${within}) :is(a[href], button, select, input, textarea, summary)`
      return [...document.querySelectorAll(controls)].flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        const isHidden = width === 0 || getComputedStyle(one).clipPath !== 'none'
        return isHidden || height >= least - 2
          ? []
          : [`${one.className || one.tagName} ${Math.round(width)}×${Math.round(height)}`]
      })
    },
    { least: TOUCH_PX, within },
  )
}
