/** Takes the pictures of docs/screenshots from a running Maridaje: `node test/e2e/take-screenshots.ts http://localhost:3000`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { DESKTOP, launchBrowser, PHONE } from './browser.ts'

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))

interface Shot {
  name: string
  viewport: { width: number; height: number }
  colorScheme: 'dark' | 'light'
  prepare: (page: Page) => Promise<void>
}

const SHOTS: readonly Shot[] = [
  { name: 'phone-menu', viewport: PHONE, colorScheme: 'dark', prepare: async () => {} },
  { name: 'phone-answers', viewport: PHONE, colorScheme: 'dark', prepare: (page) => type(page, 'ceviche de pescado') },
  {
    name: 'phone-abrazo',
    viewport: PHONE,
    colorScheme: 'light',
    prepare: async (page) => {
      await type(page, 'lomo saltado')
      await openFirst(page)
    },
  },
  {
    name: 'desktop-table',
    viewport: DESKTOP,
    colorScheme: 'dark',
    prepare: async (page) => {
      for (const name of [/^Chich\. de calamar/, /^Lomo saltado/])
        await page
          .locator('.menu-row button', { has: page.getByText(name) })
          .first()
          .click()
      await page.locator('.wine-row').first().waitFor()
    },
  },
  {
    name: 'desktop-abrazo',
    viewport: DESKTOP,
    colorScheme: 'light',
    prepare: async (page) => {
      await type(page, 'ají de gallina')
      await openFirst(page)
    },
  },
  {
    name: 'phone-questions',
    viewport: PHONE,
    colorScheme: 'dark',
    prepare: async (page) => {
      await type(page, 'ceviche de pescado')
      await page.locator('.question-choices button').first().click()
      const other = page.locator('.question select')
      const malbec = await other.evaluate(
        (select: HTMLSelectElement) => [...select.options].find(({ text }) => /malbec/i.test(text))?.value ?? '',
      )
      await other.selectOption(malbec)
      await page.locator('.question-answer').nth(1).waitFor()
      await page
        .locator('.dish-sheet-questions')
        .evaluate((questions) => scrollTo(0, questions.getBoundingClientRect().top + scrollY - 24))
    },
  },
]

const url = process.argv[2] ?? 'http://localhost:3000'
mkdirSync(FOLDER, { recursive: true })
const browser = await launchBrowser()
for (const { name, viewport, colorScheme, prepare } of SHOTS) {
  const deviceScaleFactor = viewport === PHONE ? 2 : 1
  const page = await browser.newPage({
    viewport,
    colorScheme,
    deviceScaleFactor,
    reducedMotion: 'reduce',
    locale: 'es-PE',
  })
  await page.goto(url)
  await page.locator('.menu-row').first().waitFor()
  await prepare(page)
  await page.evaluate(async () => {
    await document.fonts.ready
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await page.close()
}
await browser.close()

async function type(page: Page, dish: string): Promise<void> {
  await page.locator('.ask textarea').fill(dish)
  await page.locator('.wine-row').first().waitFor()
  // The answer to the last letter, not to an earlier one.
  await page.locator('.dish-sheet[data-current="true"]').waitFor()
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('.wine-row-more').first().click()
  await page
    .locator('.wine-row')
    .first()
    .evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 24))
}
