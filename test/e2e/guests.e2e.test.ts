/** The guest's page without a script, and the pages for enthusiasts, in a real browser on the real program. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { createApp } from '../../src/app/create.ts'
import { ROOT } from '../../src/config.ts'
import type { Server } from '../../src/server/route.ts'
import { quietServer } from '../server/quiet-server.ts'
import { buildPage, launchBrowser, SCREENS, skipWithoutChromium, visit } from './browser.ts'

const axe = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const LIGHTS = ['dark', 'light'] as const

/** axe is read into the page past its policy, which allows no scripts from elsewhere. */
async function problemsOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe })
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      'axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + " " + nodes.map(({ target }) => target).join(" "))))',
    awaitPromise: true,
    returnByValue: true,
  })
  return JSON.parse(result.value)
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.skipIf(skipWithoutChromium())('guests and the curious', () => {
  const root = mkdtempSync(join(tmpdir(), 'maridaje-guests-'))
  let app: App
  let server: Server
  let browser: Browser
  let url: string
  beforeAll(async () => {
    const built = buildPage()
    mkdirSync(join(root, 'dist'))
    cpSync(built.folder, join(root, 'dist', 'web'), { recursive: true })
    cpSync(join(ROOT, 'package.json'), join(root, 'package.json'))
    built.remove()
    app = await createApp({ root: ROOT })
    server = await quietServer(app, root)
    url = await server.listen({ port: 0, host: '127.0.0.1' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await app.close()
    rmSync(root, { recursive: true, force: true })
  })

  describe.each(SCREENS)('on the $name', ({ viewport }) => {
    test.each(LIGHTS)('the guest’s page is whole, %s', async (colorScheme) => {
      const { page, context, complaints } = await visit(browser, `${url}/r/demo`, { viewport, colorScheme })
      expect(await problemsOn(page)).toEqual([])
      expect(await isWide(page)).toBe(false)
      await page.getByRole('link', { name: 'Postres' }).click()
      expect(await page.locator('h2', { hasText: 'Postres' }).isVisible()).toBe(true)
      await page.getByRole('link', { name: 'English' }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      expect(complaints).toEqual([])
      await context.close()
    })

    test.each(LIGHTS)('flavors are explored both ways, %s', async (colorScheme) => {
      const { page, context, complaints } = await visit(browser, `${url}/explora`, { viewport, colorScheme })
      await page.locator('.explore-list li').first().waitFor()
      const before = await page.locator('.explore-picture svg').getAttribute('aria-label')
      await page.getByRole('button', { name: 'con crema' }).click()
      await page.waitForFunction(
        (old) => document.querySelector('.explore-picture svg')?.getAttribute('aria-label') !== old,
        before,
      )
      expect(await problemsOn(page)).toEqual([])
      await page.getByRole('button', { name: 'Un vino', exact: true }).click()
      await page.getByRole('heading', { name: 'Platos para Malbec de Mendoza' }).waitFor()
      expect(await problemsOn(page)).toEqual([])
      await page.getByLabel('¿Qué vino?').fill('Pilsen Callao')
      await page.getByText('Esto no parece un vino.').waitFor()
      expect(await isWide(page)).toBe(false)
      expect(complaints).toEqual([])
      await context.close()
    })

    test.each(LIGHTS)('each principle has its source and its counter-example, %s', async (colorScheme) => {
      const { page, context, complaints } = await visit(browser, `${url}/aprende`, { viewport, colorScheme })
      await page.locator('.principle').first().waitFor()
      const principles = await page.locator('.principle').count()
      expect(principles).toBe(app.learning.principles('es').length)
      expect(await page.locator('[data-counter="true"]').count()).toBe(principles)
      await page.locator('.principle-sources summary').first().click()
      expect(await page.locator('.principle-sources li').first().isVisible()).toBe(true)
      expect(await problemsOn(page)).toEqual([])
      expect(await isWide(page)).toBe(false)
      expect(complaints).toEqual([])
      await context.close()
    })

    test.each(LIGHTS)('the quiz is played to its end with the keyboard alone, %s', async (colorScheme) => {
      const { page, context, complaints } = await visit(browser, `${url}/juego`, { viewport, colorScheme })
      await page.locator('.quiz').waitFor()
      for (let question = 1; question <= 10; question++) {
        await page.getByText(`Pregunta ${question} de 10`).waitFor()
        await page.keyboard.press('1')
        await page.keyboard.press('Enter')
        await page.locator('.quiz-said strong').waitFor()
        if (question === 1) expect(await problemsOn(page)).toEqual([])
        await page.keyboard.press('Enter')
      }
      expect(await page.locator('.quiz-result').textContent()).toMatch(/^\d+ de 10$/)
      expect(await problemsOn(page)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    })
  })

  test('nothing of the guest’s page needs a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${url}/r/demo`)
    expect(await page.locator('h3').count()).toBeGreaterThan(80)
    // The page, and its icon in the tab.
    expect(asked.filter((one) => !one.endsWith('/mark.svg'))).toEqual([`${url}/r/demo`])
    await context.close()
  })
})
