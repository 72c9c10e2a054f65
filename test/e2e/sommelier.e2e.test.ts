/** The sommelier in a real browser against the real server: reviews, orders, vetoes, notes, profiles; a colleague in between. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Furnished, furnish } from '../house/curation/menu-of-house.ts'
import { registerCandidate } from '../house/operations/candidate.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../house/scratch-house.ts'
import { buildPage, launchBrowser, SCREENS, skipWithoutChromium } from './browser.ts'
import { barriers, tooSmall, tooWide } from './open-to-all.ts'
import { type Front, startFront } from './real-front.ts'

const skipped = skipWithoutChromium()

describe.skipIf(skipped)('the sommelier', () => {
  let built: ReturnType<typeof buildPage>
  let browser: Browser
  let scratch: ScratchHouse
  let front: Front
  let house: HouseOfTest
  let furnished: Furnished
  let sommelier: Caller
  let colleague: Caller
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    built = buildPage()
    browser = await launchBrowser()
    scratch = await scratchHouse()
    front = await startFront(scratch, built.folder)
    await registerCandidate(scratch.storage, 'contrary', { isContrary: true })
  }, 180_000)
  beforeEach(async () => {
    house = await scratch.restaurant('La Mesa')
    furnished = await furnish(scratch.storage, house)
    sommelier = await scratch.person(house, 'sommelier', 'Sol')
    colleague = await scratch.person(house, 'sommelier', 'Gael')
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await front?.close()
    await scratch?.close()
    built?.remove()
  })

  async function open(path: string, viewport: { width: number; height: number } = SCREENS[1].viewport): Promise<Page> {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'es-PE' })
    contexts.push(context)
    const cookies = (sommelier.headers.cookie ?? '').split('; ').map((cookie) => {
      const [name = '', value = ''] = cookie.split(/=(.*)/s)
      return { name, value, url: front.url }
    })
    await context.addCookies(cookies)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${front.url}/casa/${house.slug}${path}`)
    return page
  }
  async function ask(who: Caller, method: 'GET' | 'PUT', path: string, body?: object) {
    const response = await scratch.ask(who, method, `/restaurants/${house.id}${path}`, body)
    expect(response.statusCode, response.payload).toBeLessThan(300)
    return response.json()
  }
  const decisions = async () => (await ask(sommelier, 'GET', '/curation')).items
  const dishPath = (dish: string) => `/maridajes/${furnished.dishes[dish]}`
  const names = (page: Page) => page.locator('.order-name').allTextContents()

  test('one decision a card: approved, undone, not to be offered', async () => {
    const page = await open('/revision')
    await page.locator('.review-card').first().waitFor()
    expect(await page.locator('.review-card').count()).toBe(4)
    await page.getByRole('button', { name: /^Sí, .+ va con Ceviche de pescado/ }).click()
    await expect.poll(() => page.locator('.review-card').count()).toBe(3)
    expect(await decisions()).toMatchObject([{ dish: 'Ceviche de pescado', state: 'approve' }])
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => page.locator('.review-card').count()).toBe(4)
    expect(await decisions()).toEqual([])
    await page.getByRole('button', { name: /^No, .+ no va con Lomo saltado/ }).click()
    await page.getByRole('button', { name: 'Muy tánico' }).click()
    await page.getByRole('button', { name: 'No ofrecerlo' }).click()
    await expect.poll(decisions).toMatchObject([{ dish: 'Lomo saltado', state: 'veto', note: { es: 'Muy tánico' } }])
  })

  test('the order is moved by keyboard and by hand, stays pinned, and is taken back', async () => {
    const page = await open(dishPath('Ceviche de pescado'))
    await page.locator('.order-row').first().waitFor()
    const before = await names(page)
    await page.locator('.order-handle').nth(2).focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => names(page)).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('puesto 2')
    await expect.poll(async () => (await decisions()).length).toBe(2)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => names(page)).toEqual(before)
    expect(await decisions()).toEqual([])

    const [from, to] = await Promise.all([3, 0].map((place) => page.locator('.order-handle').nth(place).boundingBox()))
    await page.mouse.move(from!.x + 20, from!.y + 20)
    await page.mouse.down()
    await page.mouse.move(to!.x + 20, to!.y + 4, { steps: 8 })
    await page.mouse.up()
    await expect.poll(async () => (await names(page))[0]).toBe(before[3])
    await expect.poll(decisions).toMatchObject([{ state: 'pin', position: 1 }])
  })

  test('a wine is opened to see why, gets a note in both languages, and is not offered any more', async () => {
    const page = await open(dishPath('Ceviche de pescado'))
    await page.locator('.order-open').first().click()
    const panel = page.locator('.order-panel')
    expect(await panel.getByRole('img').getAttribute('aria-label')).toMatch(/^Se encuentran en .+\.$/)
    await panel.getByText('Por qué este puntaje').click()
    expect(await panel.textContent()).toContain('Punto de partida')
    await panel.getByRole('button', { name: 'Nota…' }).click()
    await page.getByLabel('En español').fill('De la costa, como el pescado.')
    await page.getByLabel('En inglés').fill('From the coast, like the fish.')
    await page.getByRole('button', { name: 'Guardar la nota' }).click()
    await expect
      .poll(decisions)
      .toMatchObject([
        { state: 'approve', note: { es: 'De la costa, como el pescado.', en: 'From the coast, like the fish.' } },
      ])
    await expect.poll(() => panel.textContent()).toContain('De la costa')
    await panel.getByRole('button', { name: 'No va…' }).click()
    await page.getByRole('button', { name: 'No ofrecerlo' }).click()
    await page.getByRole('heading', { name: 'No se ofrecen' }).waitFor()
    await page.getByRole('button', { name: /^Volver a ofrecer/ }).click()
    await expect.poll(decisions).toEqual([])
  })

  test('a colleague decided meanwhile: it is said, and the page shows the latest', async () => {
    const wine = furnished.wines[0]!
    const path = `/pairings/${furnished.dishes['Ceviche de pescado']}/${wine}`
    await ask(colleague, 'PUT', path, { state: 'approve' })
    const page = await open(dishPath('Ceviche de pescado'))
    await page.getByText('Aprobado').first().waitFor()
    await page.locator('.order-open', { hasText: 'Intipalka' }).click()
    // The page cannot read the decisions again: the colleague's change is news to it.
    await page.route('**/curation', (route) => route.abort())
    await ask(colleague, 'PUT', path, { state: 'approve', note: { es: 'Mejor así.', en: '' } })
    await page.getByRole('button', { name: 'Quitar aprobación' }).click()
    await page.getByText('Alguien más decidió sobre este vino').waitFor()
    expect(await decisions()).toMatchObject([{ state: 'approve', note: { es: 'Mejor así.' } }])
    await page.unroute('**/curation')
    await page.reload()
    await page.locator('.order-open', { hasText: 'Intipalka' }).click()
    await page.locator('.order-note', { hasText: 'Mejor así.' }).waitFor()
  })

  test('the house’s own ceviche: tried before it is saved, then in force', async () => {
    const page = await open(dishPath('Ceviche de pescado'))
    const heat = page.getByRole('slider', { name: 'Picante' })
    await heat.focus()
    await page.keyboard.press('End')
    expect(await heat.getAttribute('aria-valuetext')).toBe('5 de 5')
    await expect.poll(() => page.locator('.profile-effect').textContent()).toMatch(/antes|no cambia/)
    expect((await ask(sommelier, 'GET', '/profiles')).items).toEqual([])
    await page.getByLabel('Por qué (para el equipo)').fill('Con ají limo.')
    await page.getByRole('button', { name: 'Guardar el perfil' }).click()
    await page.getByText('Perfil guardado').waitFor()
    expect((await ask(sommelier, 'GET', '/profiles')).items).toMatchObject([
      { about: 'dish', values: { 'tastes.heat': 1 }, note: 'Con ají limo.' },
    ])
    await page.getByRole('button', { name: 'Picante: como se lee en la carta' }).click()
    await expect.poll(() => heat.getAttribute('aria-valuetext')).not.toBe('5 de 5')
    await page.getByRole('button', { name: 'Guardar el perfil' }).click()
    await expect
      .poll(async () => Object.keys((await ask(sommelier, 'GET', '/profiles')).items[0]?.values ?? {}))
      .toEqual([])
  })

  test('what the house knows stands in one list, and is taken back from it', async () => {
    await ask(sommelier, 'PUT', `/pairings/${furnished.dishes['Lomo saltado']}/${furnished.wines[1]}`, { state: 'pin' })
    const page = await open('/maridajes')
    await page.getByText('1 fijado').waitFor()
    const rows = () => page.locator('.pairings .row-link-name').allTextContents()
    await page.getByRole('button', { name: 'Sin decidir' }).click()
    expect(await rows()).toHaveLength(3)
    await page.getByRole('button', { name: 'Decididos' }).click()
    expect(await rows()).toEqual(['Lomo saltado'])
    await page.getByRole('button', { name: 'Lo que sabe la casa' }).click()
    await page.getByRole('button', { name: /^Quitar la decisión sobre Catena Malbec/ }).click()
    await page.getByText('La casa todavía no ha dicho nada').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: /^Quitar la decisión sobre Catena Malbec/ }).waitFor()
  })

  test('a wine’s own numbers: tried on the menu before they are saved', async () => {
    const page = await open(dishPath('Ceviche de pescado'))
    await page.locator('.order-open', { hasText: 'Intipalka' }).click()
    await page.getByRole('link', { name: 'Cómo es este vino' }).click()
    await page.getByRole('heading', { name: 'Va con' }).waitFor()
    const acidity = page.getByRole('slider', { name: 'Acidez' })
    await acidity.focus()
    await page.keyboard.press('Home')
    await page.getByRole('slider', { name: 'Dulzor' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => page.locator('.profile-effect').textContent()).toMatch(/Ceviche de pescado.*antes 1/)
    expect((await ask(sommelier, 'GET', '/profiles')).items).toEqual([])
    await page.getByRole('button', { name: 'Guardar el perfil' }).click()
    await page.getByText('Perfil guardado').waitFor()
    expect((await ask(sommelier, 'GET', '/profiles')).items).toMatchObject([
      { about: 'wine', values: { 'structure.acidity': 0, 'structure.sweetness': 1 } },
    ])
    await page.getByRole('button', { name: 'Acidez: como se lee en la carta' }).click()
    expect(Number(await acidity.inputValue())).toBeGreaterThan(2)
  })

  test('a model that waits is seen on one’s own menu from the queue, with both wines of each dish', async () => {
    const page = await open('/revision')
    await page.getByRole('link', { name: 'Ver qué cambiaría en mi carta' }).click()
    await page.getByText('Cambia el primer vino en 4 de 4 platos.').waitFor()
    const ceviche = page.locator('.model-changes li', { hasText: 'Ceviche de pescado' })
    expect(await ceviche.locator('dd b').allTextContents()).toHaveLength(2)
    expect(await ceviche.locator('dd').first().textContent()).toContain('Intipalka')
  })

  for (const { name, viewport } of SCREENS)
    for (const scheme of ['dark', 'light'] as const)
      test(`every page is open to all: ${name}, ${scheme}`, async () => {
        await ask(sommelier, 'PUT', `/pairings/${furnished.dishes['Lomo saltado']}/${furnished.wines[0]}`, {
          state: 'veto',
          note: { es: 'Tapa el plato.', en: 'Covers the dish.' },
        })
        const page = await open('/revision', viewport)
        await page.emulateMedia({ colorScheme: scheme })
        const check = async (screen: string) => {
          expect(await barriers(page), screen).toEqual([])
          expect(await tooWide(page), screen).toEqual([])
          expect(await tooSmall(page, '.house-content'), screen).toEqual([])
        }
        await page.locator('.review-card').first().waitFor()
        await check('review')
        await page.goto(`${front.url}/casa/${house.slug}/maridajes`)
        await page.locator('.pairings .row-link').first().waitFor()
        await check('pairings')
        await page.getByRole('button', { name: 'Lo que sabe la casa' }).click()
        await page.locator('.knowledge-dish').waitFor()
        await check('knowledge')
        await page.goto(`${front.url}/casa/${house.slug}${dishPath('Lomo saltado')}`)
        await page.locator('.order-open').first().click()
        await check('dish')
        await page.getByRole('button', { name: 'Nota…' }).click()
        await page.getByRole('dialog').waitFor()
        await check('note')
        await page.goto(`${front.url}/casa/${house.slug}/maridajes/vino/${furnished.wines[0]}`)
        await page.getByRole('heading', { name: 'Va con' }).waitFor()
        await check('wine')
        await page.goto(`${front.url}/casa/${house.slug}/maridajes/modelo/contrary`)
        await page.locator('.model-changes').waitFor()
        await check('model')
      })
})
