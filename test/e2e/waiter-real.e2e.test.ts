/** The waiter against the real server: enrolled by link, in by PIN, offline and back, one evening seen by all phones. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Furnished, furnish } from '../house/curation/menu-of-house.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../house/scratch-house.ts'
import { buildPage, launchBrowser, PHONE, skipWithoutChromium } from './browser.ts'
import { type Front, startFront } from './real-front.ts'

const skipped = skipWithoutChromium()
const PIN = '2468'

describe.skipIf(skipped)('the waiter and the server', () => {
  let built: ReturnType<typeof buildPage>
  let browser: Browser
  let scratch: ScratchHouse
  let front: Front
  let house: HouseOfTest
  let owner: Caller
  let furnished: Furnished

  beforeAll(async () => {
    built = buildPage()
    browser = await launchBrowser()
    scratch = await scratchHouse()
    front = await startFront(scratch, built.folder)
    house = await scratch.restaurant('La Mesa')
    furnished = await furnish(scratch.storage, house)
    owner = await scratch.person(house, 'owner')
    for (const name of ['Rosa', 'Beto'])
      await ask('POST', '/members', { name, role: 'waiter', pin: name === 'Rosa' ? PIN : '1357' })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await front?.close()
    await scratch?.close()
    built?.remove()
  })

  async function ask(method: 'GET' | 'POST', path: string, body?: object) {
    const response = await scratch.ask(owner, method, `/restaurants/${house.id}${path}`, body)
    expect(response.statusCode, response.payload).toBeLessThan(300)
    return response.json()
  }
  /** A phone that was just enrolled, as the owner's link does it. */
  async function phone(name: string): Promise<{ context: BrowserContext; page: Page }> {
    const { url } = await ask('POST', '/devices', { name })
    const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'es-PE' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${front.url}/telefono${new URL(url).hash}`)
    await page.getByText('Listo.').waitFor()
    await page.goto(`${front.url}/casa/${house.slug}/servicio`)
    return { context, page }
  }
  async function enter(page: Page, name: string, pin: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click()
    for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  }
  const spoken = (page: Page) => page.locator('.answer-panel blockquote')
  const sales = async () => (await ask('GET', '/insight/sales')).wines

  test('a PIN opens the phone, a wrong one does not; what is sold out here is gone on the other phone', async () => {
    const rosa = await phone('Barra')
    await enter(rosa.page, 'Rosa', '9999')
    await rosa.page.getByText('Ese PIN no es.').waitFor()
    for (const digit of PIN) await rosa.page.getByRole('button', { name: digit, exact: true }).click()
    await rosa.page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await rosa.page.getByRole('link', { name: /^Ceviche/ }).click()
    const beto = await phone('Terraza')
    await enter(beto.page, 'Beto', '1357')
    await beto.page.getByRole('link', { name: /^Ceviche/ }).click()
    const first = (await beto.page.locator('.answer-panel h2').textContent()) ?? ''
    expect(await spoken(beto.page).textContent()).toMatch(/^Con su ceviche de pescado le sugiero el /)

    await rosa.page.getByRole('button', { name: 'Se acabó', exact: false }).first().click()
    await expect.poll(() => beto.page.locator('.answer-panel h2').textContent(), { timeout: 5_000 }).not.toBe(first)
    await rosa.page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => beto.page.locator('.answer-panel h2').textContent(), { timeout: 10_000 }).toBe(first)

    await rosa.page.locator('.service-bar-state').click()
    await rosa.page.getByRole('button', { name: 'Cambiar de persona' }).click()
    await rosa.page.getByRole('heading', { name: '¿Quién eres?' }).waitFor()
    await rosa.context.close()
    await beto.context.close()
  }, 90_000)

  test('offline from the first load on; what was written then arrives once, and the owner sees it', async () => {
    const { context, page } = await phone('Salón')
    await enter(page, 'Rosa', PIN)
    await page.getByRole('link', { name: /^Lomo saltado/ }).waitFor()
    await page.waitForFunction(async () => {
      await navigator.serviceWorker.ready
      return navigator.serviceWorker.controller !== null
    })
    front.isLost = true
    await context.setOffline(true)
    await page.reload()
    await page.getByText('Sin conexión').first().waitFor()
    await page.getByRole('link', { name: /^Lomo saltado/ }).click()
    expect(await spoken(page).textContent()).toMatch(/^Con su lomo saltado le sugiero el /)
    await page.getByRole('button', { name: /^Anotar una botella/ }).click()
    await page.getByRole('link', { name: 'Vinos', exact: true }).click()
    await page.getByRole('button', { name: 'Se acabó Tacama Rosé' }).click()
    await page.reload()
    await page.getByText('2 por enviar').first().waitFor()
    front.writes.length = 0

    front.isLost = false
    await context.setOffline(false)
    await expect
      .poll(() => front.writes.filter((write) => write.includes('/restaurants/')).length, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(2)
    await expect.poll(async () => (await sales()).length, { timeout: 10_000 }).toBe(1)
    expect((await sales())[0]).toMatchObject({ chosen: 1, dishes: ['Lomo saltado'] })
    const list = await ask('GET', '/list')
    const rose = list.items.find(({ id }: { id: string }) => id === furnished.wines[2])
    expect(rose.is_sold_out).toBe(true)
    await page.reload()
    await page.getByText('Al día').first().waitFor()
    await page.waitForTimeout(1_000)
    // Sent once: a reload finds nothing left to send.
    expect((await sales())[0]).toMatchObject({ chosen: 1 })
    await context.close()
  }, 120_000)
})
