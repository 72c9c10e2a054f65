/**
 * Takes the owner's pictures of docs/screenshots from a running Maridaje with a published house:
 * `node test/e2e/owner-screenshots.ts http://localhost:3000 MAIL PASSWORD SLUG`.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { DESKTOP, launchBrowser, PHONE } from './browser.ts'

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))
const MENU = fileURLToPath(new URL('../../data/demo/wines.csv', import.meta.url))
const [url = 'http://localhost:3000', email = '', password = '', slug = ''] = process.argv.slice(2)

interface Shot {
  name: string
  path: string
  viewport: { width: number; height: number }
  colorScheme: 'dark' | 'light'
  ready: string
  prepare?: (page: Page) => Promise<void>
}

const SHOTS: readonly Shot[] = [
  { name: 'owner-home', path: '', viewport: PHONE, colorScheme: 'dark', ready: '.home-marks a' },
  { name: 'owner-bring', path: '/importar', viewport: PHONE, colorScheme: 'light', ready: '.bring-file' },
  {
    name: 'owner-review',
    path: '/importar?que=vinos',
    viewport: DESKTOP,
    colorScheme: 'light',
    ready: '.review-row',
    prepare: (page) => page.locator('input[type=file]').first().setInputFiles(MENU),
  },
  { name: 'owner-coverage', path: '/cobertura', viewport: DESKTOP, colorScheme: 'dark', ready: '.margin-example' },
  { name: 'owner-wines', path: '/vinos', viewport: PHONE, colorScheme: 'dark', ready: '.house-wine' },
]

const browser = await launchBrowser()
for (const { name, path, viewport, colorScheme, ready, prepare } of SHOTS) {
  const deviceScaleFactor = viewport === PHONE ? 2 : 1
  const context = await browser.newContext({
    viewport,
    colorScheme,
    deviceScaleFactor,
    reducedMotion: 'reduce',
    locale: 'es-PE',
  })
  const page = await context.newPage()
  await page.goto(`${url}/entrar`)
  await page.getByLabel('Correo').fill(email)
  await page.getByRole('textbox', { name: 'Clave' }).fill(password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.waitForURL(/\/casa/)
  await page.goto(`${url}/casa/${slug}${path}`)
  await prepare?.(page)
  await page.locator(ready).first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {})
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await context.close()
}
await browser.close()
