/** What every state has to keep: no barrier that axe can find, big enough to touch, nothing wider than the screen, a light page. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPage, launchBrowser, SCREENS, skipWithoutChromium, visit } from './browser.ts'
import { type MockServer, startMockServer } from './mock-server.ts'

const skipped = skipWithoutChromium()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const MOST_SCRIPT_BYTES = 150 * 1024
const MOST_FONT_BYTES = 60 * 1024
const TOUCH_PX = 48

describe.skipIf(skipped)('looks', () => {
  let built: ReturnType<typeof buildPage>
  let server: MockServer
  let browser: Browser

  beforeAll(async () => {
    built = buildPage()
    server = await startMockServer(built.folder)
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    built?.remove()
  })

  for (const { name, viewport } of SCREENS)
    for (const colorScheme of ['dark', 'light'] as const) {
      test(`the page is open to all: ${name}, ${colorScheme}`, async () => {
        const { page, context, complaints } = await visit(browser, server.url, { viewport, colorScheme })
        await page.locator('.menu-row').first().waitFor()
        expect(await violations(page)).toEqual([])
        await page.getByLabel('¿Qué vas a comer?').fill('ceviche de pescado\npisco sour\nmondonguito a la italiana')
        await page.locator('.wine-row-more').first().click()
        await page.getByText('Por qué este puntaje').first().click()
        expect(await violations(page)).toEqual([])
        expect(await tooWide(page)).toEqual([])
        expect(await tooSmall(page)).toEqual([])
        expect(complaints).toEqual([])
        await context.close()
      })

      test(`the kit is open to all: ${name}, ${colorScheme}`, async () => {
        const { page, context } = await visit(browser, `${server.url}/_kit`, { viewport, colorScheme })
        await page.locator('.dish-sheet').first().waitFor()
        expect(await violations(page)).toEqual([])
        expect(await tooWide(page)).toEqual([])
        await context.close()
      })
    }

  test('nothing moves where that was asked for', async () => {
    const { page, context } = await visit(browser, server.url, { viewport: SCREENS[0].viewport })
    await page.locator('.menu-row').first().waitFor()
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one)
          return parseFloat(transitionDuration) > 0 || animationName !== 'none'
        }).length,
    )
    expect(moving).toBe(0)
    await context.close()
  })

  test('the scripts and fonts stay light', () => {
    const assets = join(built.folder, 'assets')
    const files = readdirSync(assets).map((file) => ({ file, body: readFileSync(join(assets, file)) }))
    const page = readFileSync(join(built.folder, 'index.html'), 'utf8')
    // What the first page loads: its script and what that imports at once. Pages of the house come when they are asked for.
    const script = files.filter(({ file }) => file.endsWith('.js') && page.includes(file))
    expect(script.length).toBeGreaterThan(0)
    const fonts = files.filter(({ file }) => file.endsWith('.woff2'))
    expect(sum(script.map(({ body }) => gzipSync(body).length))).toBeLessThan(MOST_SCRIPT_BYTES)
    expect(fonts).toHaveLength(2)
    expect(sum(fonts.map(({ body }) => body.length))).toBeLessThan(MOST_FONT_BYTES)
  })
})

async function violations(page: Page): Promise<string[]> {
  // Evaluated by the protocol, so the page's own policy does not stand in the way.
  await page.evaluate(readFileSync(axe, 'utf8'))
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
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.className.toString()),
  )
}

/** Controls in sight that a thumb would miss. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    return [...document.querySelectorAll('button, select, input, textarea, summary')].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect()
      const hidden = width === 0 || getComputedStyle(one).clipPath !== 'none'
      return hidden || height >= least - 2
        ? []
        : [`${one.className || one.tagName} ${Math.round(width)}×${Math.round(height)}`]
    })
  }, TOUCH_PX)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
