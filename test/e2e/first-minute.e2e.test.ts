/** The first minute in a real browser, on a phone and on a wide screen, against the shape of the API. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildPage, launchBrowser, PHONE, SCREENS, skipWithoutChromium, type Visit, visit } from './browser.ts'
import { type MockServer, startMockServer } from './mock-server.ts'

const skipped = skipWithoutChromium()

describe.skipIf(skipped)('the first minute', () => {
  let built: ReturnType<typeof buildPage>
  let server: MockServer
  let browser: Browser
  const visits: Visit[] = []

  beforeAll(async () => {
    built = buildPage()
    server = await startMockServer(built.folder)
    browser = await launchBrowser()
  }, 120_000)
  afterEach(async () => {
    server.mood = 'well'
    server.delayMs = 0
    await Promise.all(visits.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    built?.remove()
  })

  async function open(viewport: { width: number; height: number }): Promise<Visit> {
    const one = await visit(browser, server.url, { viewport })
    visits.push(one)
    return one
  }

  for (const { name, viewport } of SCREENS)
    describe(name, () => {
      test('a typed dish gets wines, with reasons, and details on demand', async () => {
        const { page, complaints } = await open(viewport)
        await page.getByLabel('¿Qué vas a comer?').fill('ceviche de pescado')
        const first = page.locator('.wine-row').first()
        await first.waitFor()
        expect(await first.textContent()).toContain('Intipalka Sauvignon Blanc')
        expect(await first.textContent()).toContain('Excelente')
        expect(await first.textContent()).not.toMatch(/\d+ de 100/)
        await first.getByRole('button', { name: 'Excelente' }).click()
        expect(await first.textContent()).toMatch(/\d+ de 100/)
        expect(await page.locator('.pick').allTextContents()).toHaveLength(4)
        await first.getByRole('button', { name: /abrazo/ }).click()
        const picture = first.getByRole('img')
        expect(await picture.getAttribute('aria-label')).toMatch(/^Se encuentran en .+\.$/)
        expect(await first.textContent()).toContain('8 a 10 °C')
        await first.getByText('Por qué este puntaje').click()
        expect(await first.textContent()).toContain('Punto de partida')
        expect(complaints).toEqual([])
      })

      test('dishes picked from the menu stay on the table, each with its sheet', async () => {
        const { page } = await open(viewport)
        await page.getByRole('button', { name: /Lomo saltado/ }).click()
        await page.getByRole('button', { name: /Suspiro a la limeña/ }).click()
        if (viewport === PHONE) await page.getByRole('button', { name: /Ver los vinos/ }).click()
        const sheets = page.locator('.dish-sheet:not(.sheet-skeleton)')
        await sheets.nth(1).waitFor()
        expect(await sheets.nth(0).locator('h3').textContent()).toBe('Lomo saltado')
        expect(await sheets.nth(1).locator('.wine-row').first().textContent()).toContain('Late Harvest')
        await page.getByRole('button', { name: 'Quitar Lomo saltado' }).click()
        await expect.poll(() => sheets.count()).toBe(1)
        expect(await sheets.nth(0).locator('h3').textContent()).toBe('Suspiro a la limeña')
      })

      test('several pasted lines are several dishes', async () => {
        const { page } = await open(viewport)
        await page.getByLabel('¿Qué vas a comer?').fill('CEVICHE MIXTO\n\nAJÍ DE GALLINA\npisco sour')
        await expect
          .poll(() => page.locator('.dish-sheet h3').allTextContents())
          .toEqual(['Ceviche mixto', 'Ají de gallina', 'Pisco sour'])
        await expect.poll(() => page.locator('.dish-sheet').nth(2).textContent()).toContain('no se marida')
      })

      test('filters narrow the list, and what had to be relaxed is said', async () => {
        const { page } = await open(viewport)
        await page.getByLabel('¿Qué vas a comer?').fill('lomo saltado')
        await page.locator('.wine-row').first().waitFor()
        await page.getByRole('button', { name: 'Blanco' }).click()
        await expect
          .poll(() =>
            page
              .locator('.wine-row [data-colour]')
              .evaluateAll((drops) => [...new Set(drops.map((drop) => drop.getAttribute('data-colour')))]),
          )
          .toEqual(['white'])
        await page.getByRole('button', { name: 'Por copa' }).click()
        await page.getByLabel('Precio máximo por botella').selectOption('8000')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('se dejó de lado')
        await page.getByRole('button', { name: 'Quitar filtros' }).click()
        await expect.poll(() => page.locator('.notes').count()).toBe(0)
      })

      test('a guest asks why not, and what if', async () => {
        const { page } = await open(viewport)
        await page.getByLabel('¿Qué vas a comer?').fill('ceviche de pescado')
        await page.locator('.wine-row').first().waitFor()
        await page.getByRole('button', { name: 'más picante', exact: true }).click()
        await expect.poll(() => page.locator('.question-answer').textContent()).toMatch(/primero/)
        await page.getByLabel('Cambia el plato').fill('con plumas')
        await page.getByRole('button', { name: 'Probar' }).click()
        await expect.poll(() => page.locator('.question-answer').textContent()).toContain('No se entendió')
        await page.getByLabel('Otro vino de la lista').selectOption({ label: 'Tacama Don Manuel Tannat, Ica' })
        await expect.poll(() => page.locator('.question-answer').last().textContent()).toMatch(/queda en el puesto \d+/)
      })

      test('what is no dish, what nobody knows, what nothing fits', async () => {
        const { page } = await open(viewport)
        const ask = page.getByLabel('¿Qué vas a comer?')
        await ask.fill('pisco sour')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('bebida')
        expect(await page.locator('.wine-row').count()).toBe(0)
        await ask.fill('mondonguito a la italiana')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('solo una parte')
        await ask.fill('asdf')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('No se reconoce')
        server.mood = 'nothing-fits'
        await ask.fill('ceviche carretillero')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('Nada de esta lista')
        server.mood = 'empty-list'
        await ask.fill('tiradito')
        await expect.poll(() => page.locator('.notes').textContent()).toContain('ningún vino')
      })

      test('a lost server is said, the last answer stays, and it comes back', async () => {
        const { page } = await open(viewport)
        const ask = page.getByLabel('¿Qué vas a comer?')
        await ask.fill('ceviche de pescado')
        await page.locator('.wine-row').first().waitFor()
        server.mood = 'lost'
        await ask.fill('lomo saltado')
        await page.getByText('Se perdió la conexión').waitFor()
        expect(await page.locator('.wine-row').first().textContent()).toContain('Intipalka Sauvignon Blanc')
        expect(await page.locator('.dish-sheet h3').textContent()).toBe('Ceviche de pescado')
        server.mood = 'well'
        await page.getByRole('button', { name: 'Reintentar' }).click()
        await expect.poll(() => page.locator('.dish-sheet h3').textContent()).toBe('Lomo saltado')
        await expect.poll(() => page.locator('.trouble').count()).toBe(0)
        server.mood = 'slow'
        await ask.fill('pulpo al olivo')
        await page.getByText('Muchas preguntas seguidas').waitFor()
      })

      test('the language switches whole and is remembered', async () => {
        const { page } = await open(viewport)
        await page.getByLabel('¿Qué vas a comer?').fill('ceviche de pescado')
        await page.locator('.wine-row').first().waitFor()
        await page.getByRole('button', { name: 'EN, English' }).click()
        await page.getByLabel('What are you eating?').waitFor()
        await expect.poll(() => page.locator('.wine-row').first().textContent()).toContain('The lime asks')
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
        await page.reload()
        await page.getByLabel('What are you eating?').waitFor()
      })

      test('the light turns and is remembered', async () => {
        const { page } = await open(viewport)
        const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
        const dark = await ground()
        await page.getByRole('button', { name: 'Pasar a luz de día' }).click()
        const light = await ground()
        expect(light).not.toBe(dark)
        await page.reload()
        await page.getByRole('button', { name: 'Pasar a luz de sala' }).waitFor()
        expect(await ground()).toBe(light)
      })

      test('the keyboard alone gets there', async () => {
        const { page } = await open(viewport)
        await page.locator('.menu-row').first().waitFor()
        const press = (key: string) => page.keyboard.press(key)
        await press('Tab')
        await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Saltar a la carta')
        await page.getByLabel('¿Qué vas a comer?').focus()
        await page.keyboard.type('ceviche de pescado')
        await press('Enter')
        await page.getByRole('button', { name: 'Quitar Ceviche de pescado' }).waitFor()
        await page.locator('.wine-row').first().waitFor()
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
        for (let steps = 0; steps < 80; steps++) {
          await press('Tab')
          if (await page.evaluate(() => document.activeElement?.className === 'pick-see')) break
        }
        await press('Enter')
        await page.getByRole('img').first().waitFor()
        expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true)
      })
    })

  test('a newer question overtakes the older', async () => {
    const { page } = await open(PHONE)
    const ask = page.getByLabel('¿Qué vas a comer?')
    server.delayMs = 600
    await ask.fill('ceviche')
    await page.locator('.sheet-skeleton').waitFor()
    await page.waitForTimeout(300)
    server.delayMs = 0
    await ask.fill('lomo saltado')
    await expect.poll(() => page.locator('.wine-row').first().textContent()).toMatch(/Malbec|Carménère|Tannat/)
    await page.waitForTimeout(500)
    expect(await page.locator('.dish-sheet h3').textContent()).toBe('Lomo saltado')
  })

  test('typing asks once it rests, not at every letter', async () => {
    const { page } = await open(PHONE)
    const before = server.pairings
    await page.getByLabel('¿Qué vas a comer?').pressSequentially('ceviche de pescado', { delay: 20 })
    await page.locator('.wine-row').first().waitFor()
    expect(server.pairings - before).toBeLessThan(4)
  })

  test('the first wine stands on the page within a second of the last letter', async () => {
    const { page } = await open(PHONE)
    await page.locator('.menu-row').first().waitFor()
    const started = performance.now()
    await page.getByLabel('¿Qué vas a comer?').fill('ceviche')
    await page.locator('.wine-row').first().waitFor()
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
