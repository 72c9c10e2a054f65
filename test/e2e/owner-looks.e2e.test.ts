/** What every page of the owner keeps: open to all by axe, nothing wider than the screen, big enough to touch, no complaint. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPage, DESKTOP, launchBrowser, PHONE, skipWithoutChromium, visit } from './browser.ts'
import { barriers, tooSmall, tooWide } from './open-to-all.ts'
import * as house from './owner-house.ts'
import { type OwnerMock, startOwnerMock } from './owner-mock.ts'

const skipped = skipWithoutChromium()
const HOME = `/casa/${house.SLUG}`

interface Look {
  path: string
  ready: string
  prepare?: (page: Page) => Promise<void>
}

const BRING_IN = {
  prepare: (page: Page) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'carta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }),
  ready: '.review-row',
}
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()

const LOOKS: readonly Look[] = [
  { path: HOME, ready: '.figures' },
  { path: `${HOME}/carta`, ready: '.dish-row' },
  { path: `${HOME}/carta`, ready: '.dialog', prepare: press('Especial del día') },
  { path: `${HOME}/vinos`, ready: '.house-wine' },
  { path: `${HOME}/vinos`, ready: '.dialog', prepare: press('Un vino más') },
  { path: `${HOME}/importar`, ready: '.bring-file' },
  { path: `${HOME}/importar`, ...BRING_IN },
  { path: `${HOME}/importar?que=vinos`, ...BRING_IN },
  { path: `${HOME}/cobertura`, ready: '.margin-example' },
  { path: `${HOME}/ventas`, ready: '.week-chart' },
  { path: `${HOME}/equipo`, ready: '.copy-field' },
  { path: `${HOME}/equipo`, ready: '.dialog', prepare: press('Alguien sin correo') },
  { path: `${HOME}/ajustes`, ready: '.guest-page' },
  { path: `${HOME}/ajustes`, ready: '.dialog', prepare: press('Nueva clave') },
  { path: `${HOME}/tareas`, ready: '.jobs' },
  { path: `${HOME}/modelos`, ready: '.model' },
  { path: '/casa', ready: '.door-list' },
  { path: '/entrar', ready: '.form' },
  { path: '/clave', ready: '.form' },
  { path: '/inicio?token=abcdefghijklmnopqrstuvwxyz', ready: '.form' },
  { path: '/invitacion/i-1', ready: '.button-strong' },
]

describe.skipIf(skipped)("the owner's pages", () => {
  let built: ReturnType<typeof buildPage>
  let mock: OwnerMock
  let browser: Browser

  beforeAll(async () => {
    built = buildPage()
    mock = await startOwnerMock(built.folder)
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await mock?.close()
    built?.remove()
  })

  const ROOMS = [
    { name: 'phone', viewport: PHONE, colorScheme: 'dark' },
    { name: 'desktop', viewport: DESKTOP, colorScheme: 'light' },
    { name: 'phone', viewport: PHONE, colorScheme: 'light' },
    { name: 'desktop', viewport: DESKTOP, colorScheme: 'dark' },
  ] as const
  test.each(ROOMS)('are open to all: $name, $colorScheme', async ({ viewport, colorScheme }) => {
    const { page, context, complaints } = await visit(browser, mock.url, { viewport, colorScheme })
    for (const { path, ready, prepare } of LOOKS) {
      await page.goto(mock.url + path)
      await prepare?.(page)
      await page.locator(ready).first().waitFor()
      await page.evaluate(() => document.fonts.ready)
      const at = `${path} ${ready}`
      expect(await barriers(page), at).toEqual([])
      expect(await tooWide(page), at).toEqual([])
      // With a mouse the side panel's rows may be lower; a dialog has an unseen button for screen readers.
      expect(
        (await tooSmall(page)).filter((one) => !/^side-panel-link|^BUTTON 1×1$/.test(one)),
        at,
      ).toEqual([])
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
