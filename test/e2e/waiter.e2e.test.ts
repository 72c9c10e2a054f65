/** The waiter's evening in a real browser: two taps to the sentence, offline as well; nothing written is lost or sent twice. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildPage, launchBrowser, PHONE, skipWithoutChromium, type Visit, visit } from './browser.ts'
import { barriers, tooSmall, tooWide } from './open-to-all.ts'
import { PIN, type ServiceMock, SLUG, startServiceMock } from './service-mock.ts'

const skipped = skipWithoutChromium()
const SMALL = { width: 360, height: 640 }

describe.skipIf(skipped)('the waiter', () => {
  let built: ReturnType<typeof buildPage>
  let server: ServiceMock
  let browser: Browser
  const visits: Visit[] = []

  beforeAll(async () => {
    built = buildPage()
    browser = await launchBrowser()
  }, 120_000)
  beforeEach(async () => {
    server = await startServiceMock(built.folder)
  })
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()))
    await server.close()
  })
  afterAll(async () => {
    await browser?.close()
    built?.remove()
  })

  const address = (page = 'servicio') => `${server.url}/casa/${SLUG}/${page}`
  async function open(viewport: { width: number; height: number } = PHONE, page = 'servicio'): Promise<Visit> {
    const one = await visit(browser, address(page), { viewport })
    visits.push(one)
    return one
  }
  /** Takes the network away from the page, and the server from its worker. */
  async function cut(context: BrowserContext, isCut: boolean): Promise<void> {
    server.isLost = isCut
    await context.setOffline(isCut)
  }
  const dish = (page: Page, name: RegExp) => page.getByRole('link', { name })
  const spoken = (page: Page) => page.locator('.answer-panel blockquote')

  test('one tap to the sentence of the safe answer, a second to each of the others; in the guest’s language', async () => {
    const { page, complaints } = await open()
    await dish(page, /^Ceviche de pescado/).click()
    expect(await spoken(page).textContent()).toMatch(
      /^Con su ceviche de pescado le sugiero el Intipalka Sauvignon Blanc\. /,
    )
    await page.getByRole('button', { name: /^Por copa/ }).click()
    await expect.poll(() => spoken(page).textContent()).toMatch(/le sugiero el Freixenet/)
    await page.getByRole('button', { name: 'EN, English' }).click()
    expect(await spoken(page).textContent()).toMatch(/^With your ceviche de pescado I suggest the Freixenet/)
    expect(await spoken(page).getAttribute('lang')).toBe('en')
    await page.goBack()
    await page.locator('.dish-row').first().waitFor()
    expect(complaints).toEqual([])
  })

  test('search forgives; a wine sold out in one press is gone at once, the next stands in its place, and it comes back', async () => {
    const { page } = await open()
    await page.getByLabel('Buscar plato o vino').fill('cevicje')
    await dish(page, /^Ceviche de pescado/).click()
    await page.getByRole('button', { name: 'Se acabó Intipalka Sauvignon Blanc' }).click()
    await expect.poll(() => page.locator('.answer-panel').textContent()).toContain('En lugar de Intipalka')
    await expect.poll(() => server.out.size).toBe(1)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => spoken(page).textContent()).toContain('Intipalka')
    await expect.poll(() => server.out.size).toBe(0)
  })

  test('what another phone sells out is gone here within a moment', async () => {
    const { page } = await open()
    await dish(page, /^Ceviche de pescado/).click()
    await spoken(page).waitFor()
    const { id } = (await bundleOf(page)).wines[0]!
    server.sellOut(id)
    await expect.poll(() => spoken(page).textContent()).not.toContain('Intipalka')
  })

  test('a choice is recorded in one tap, after a moment to take it back', async () => {
    const { page } = await open()
    await dish(page, /^Lomo saltado/).click()
    await page.getByRole('button', { name: /^Anotar una botella/ }).click()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByText('Deshecho.').waitFor()
    await page.getByRole('button', { name: /^Anotar una botella/ }).click()
    await expect.poll(() => server.written.length, { timeout: 15_000 }).toBe(1)
    expect(server.written[0]).toMatchObject({
      path: '/feedback',
      times: 1,
      body: { events: [{ id: server.written[0]!.key, type: 'chosen', by_glass: false, rank: 1 }] },
    })
  })

  test('the guest’s own words choose among the wines, and what was not understood is said', async () => {
    const { page } = await open()
    await dish(page, /^Lomo saltado/).click()
    await page.getByRole('button', { name: 'El cliente pide…' }).click()
    await page.getByLabel('Lo que pide el cliente', { exact: true }).fill('un tinto por copa')
    await expect.poll(() => page.locator('.guest-box-heard').textContent()).toContain('Se busca:')
    await expect.poll(() => page.locator('.answer-strip .label').first().textContent()).toBe('Lo más cercano')
    // Who drinks no wine is offered none.
    await page.getByLabel('Lo que pide el cliente', { exact: true }).fill('sin alcohol')
    await page.locator('.dry-answer[data-asked="true"]').waitFor()
    expect(await page.locator('.answer-strip, .other-answers').count()).toBe(0)
    await page.getByLabel('Lo que pide el cliente', { exact: true }).fill('blablabla')
    await expect.poll(() => page.locator('.guest-box-heard').textContent()).toContain('No se entendió')
  })

  test('a table is planned on the phone, under a budget, by bottle and by glass', async () => {
    const { page } = await open()
    for (const name of ['Ceviche de pescado', 'Lomo saltado'])
      await page.getByRole('button', { name: `Poner ${name} en la mesa` }).click()
    await page.getByRole('link', { name: 'Ver la mesa: 2 platos' }).click()
    await page.locator('.table-answer-card').first().waitFor()
    await page.getByLabel('Presupuesto del vino').selectOption('12000')
    const total = async () =>
      Number(/S\/\s*(\d+)/.exec((await page.locator('.table-answer-card-top b').first().textContent()) ?? '')?.[1])
    await expect.poll(total).toBeLessThanOrEqual(120)
    await page.getByRole('button', { name: 'Copas' }).click()
    await expect.poll(() => page.locator('.table-answer-card').first().textContent()).toContain('para ')
    await page.reload()
    await expect.poll(() => page.locator('.table-dishes li').count()).toBe(2)
  })

  test('offline: it opens, answers in two taps, keeps what is written through a kill, and sends it once', async () => {
    const first = await open()
    await dish(first.page, /^Ceviche de pescado/).waitFor()
    await readyForOffline(first.page)
    await cut(first.context, true)
    await first.page.close()

    // The browser was killed and opens again, still without a network.
    const page = await first.context.newPage()
    await cut(first.context, true)
    await page.goto(address())
    await page.getByText('Sin conexión').first().waitFor()
    await dish(page, /^Ceviche de pescado/).click()
    expect(await spoken(page).textContent()).toContain('le sugiero el Intipalka Sauvignon Blanc')
    await page.getByRole('button', { name: /^Anotar una copa/ }).click()
    await page.getByRole('button', { name: /^Se acabó Intipalka/ }).click()
    await expect.poll(() => spoken(page).textContent()).not.toContain('Intipalka')
    await page.reload()
    await expect.poll(() => spoken(page).textContent()).not.toContain('Intipalka')
    await page.getByRole('button', { name: /2 por enviar/ }).click()
    const sheet = page.getByRole('dialog')
    expect(await sheet.locator('.slip-list li').allTextContents()).toEqual([
      expect.stringContaining('Copa: Intipalka'),
      expect.stringContaining('Agotado: Intipalka'),
    ])
    expect(server.written).toEqual([])

    await cut(first.context, false)
    await expect.poll(() => server.written.length, { timeout: 20_000 }).toBe(2)
    await page.waitForTimeout(500)
    // The choice may still be held to be taken back; what is sold out does not wait for it.
    expect(server.written.map(({ path, times }) => [path.split('/')[1], times]).sort()).toEqual([
      ['feedback', 1],
      ['list', 1],
    ])
    await expect.poll(() => sheet.textContent()).toContain('Todo está enviado.')
  }, 60_000)

  test('an answer that was lost on the way is asked for again, and counts once', async () => {
    const { page } = await open()
    await page.getByRole('link', { name: 'Vinos', exact: true }).click()
    server.dropsNextAnswer = true
    await page.getByRole('button', { name: /^Se acabó Intipalka/ }).click()
    await expect.poll(() => server.written[0]?.times ?? 0, { timeout: 20_000 }).toBe(2)
    expect(server.written).toHaveLength(1)
  }, 40_000)

  test('what the server refuses is shown with its reason until somebody looks at it', async () => {
    const { page } = await open()
    server.refuseWith = 409
    await page.getByRole('link', { name: 'Vinos', exact: true }).click()
    await page.getByRole('button', { name: /^Se acabó Intipalka/ }).click()
    await page.getByRole('button', { name: /1 no se pudo enviar/ }).click()
    const sheet = page.getByRole('dialog')
    expect(await sheet.textContent()).toContain('Alguien más lo cambió antes.')
    server.refuseWith = 0
    await sheet.getByRole('button', { name: 'Enviar otra vez' }).click()
    await expect.poll(() => server.written.length).toBe(1)
  })

  test('name and PIN on the enrolled phone; a wrong one is said; what waited is sent', async () => {
    server.signedIn = null
    const { page } = await open()
    await page.getByRole('button', { name: 'Rosa Quispe' }).click()
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    await page.getByText('Ese PIN no es.').waitFor()
    for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await page.locator('.dish-row').first().waitFor()
    await page.locator('.service-bar-state').click()
    expect(await page.getByRole('dialog').textContent()).toContain('Con el teléfono: Rosa Quispe')
    await page.getByRole('button', { name: 'Cambiar de persona' }).click()
    await page.getByRole('heading', { name: '¿Quién eres?' }).waitFor()
  })

  test('a session that ended keeps what was written until somebody signs in', async () => {
    const { page } = await open()
    await page.getByRole('link', { name: 'Vinos', exact: true }).click()
    await page.locator('.wine-line').first().waitFor()
    server.signedIn = null
    await page.getByRole('button', { name: /^Se acabó Intipalka/ }).click()
    await page.reload()
    await page.getByText('Hay 1 anotación guardada').waitFor()
    await page.getByRole('button', { name: 'Beto' }).click()
    await page.keyboard.type(`${PIN}`)
    await page.keyboard.press('Enter')
    await expect.poll(() => server.written.length).toBe(1)
  })

  test('a phone that is not enrolled says what to do', async () => {
    server.signedIn = null
    server.isEnrolled = false
    const { page } = await open()
    await page.getByText('Este teléfono no está inscrito.').waitFor()
    expect(await page.getByRole('link', { name: 'Entrar con una cuenta' }).getAttribute('href')).toContain('/entrar')
  })

  test('a new version of the page is offered, taken when there is a hand free, and the queue outlives it', async () => {
    const { page, context } = await open()
    await readyForOffline(page)
    await cut(context, true)
    await page.getByRole('link', { name: 'Vinos', exact: true }).click()
    await page.getByRole('button', { name: /^Se acabó Intipalka/ }).click()
    await page.getByText('1 por enviar').first().waitFor()
    server.refuseWith = 503
    await cut(context, false)
    server.release = 'next'
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    const loaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Usarla ahora' }).click()
    await loaded
    await page.getByText('Agotado').first().waitFor()
    server.refuseWith = 0
    await page.locator('.service-bar-state').click()
    await page.getByRole('button', { name: 'Actualizar ahora' }).click()
    await expect.poll(() => server.written.length, { timeout: 20_000 }).toBe(1)
  }, 60_000)

  test('an address that is not safe says that nothing works offline there', async () => {
    const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'es-PE' })
    await context.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
    const page = await context.newPage()
    await page.goto(address())
    await page.locator('.service-bar-state[data-careful="true"]').click()
    await page.getByText('Aquí no funciona sin conexión').waitFor()
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    await context.close()
  })

  test('the briefing reads from the phone when the server is gone', async () => {
    server.out.add('x')
    const { page, context } = await open(PHONE, 'antes')
    await page.getByRole('heading', { name: 'Tres platos y su frase' }).waitFor()
    await readyForOffline(page)
    await cut(context, true)
    await page.reload()
    await page.getByText('Repaso de').waitFor()
    expect(await page.locator('.briefing-part q').count()).toBe(3)
  })

  for (const [name, viewport] of [
    ['phone', PHONE],
    ['small phone', SMALL],
  ] as const)
    test(`every screen is open to all: ${name}`, async () => {
      server.signedIn = null
      const { page } = await open(viewport)
      const check = async (screen: string) => {
        expect(await barriers(page), screen).toEqual([])
        expect(await tooWide(page), screen).toEqual([])
        expect(await tooSmall(page), screen).toEqual([])
        if (viewport === SMALL) return
        await letters(page, '200%')
        expect(await tooWide(page), `${screen}, letters twice as large`).toEqual([])
        expect(await cutOff(page), `${screen}, letters twice as large`).toEqual([])
        await letters(page, '')
      }
      await page.locator('.door-people').waitFor()
      await check('names')
      await page.getByRole('button', { name: 'Rosa Quispe' }).click()
      await check('PIN')
      await page.keyboard.type(PIN)
      await page.keyboard.press('Enter')
      await page.locator('.dish-row').first().waitFor()
      await check('start')
      await page.getByRole('button', { name: /^Poner Lomo saltado/ }).click()
      await dish(page, /^Ceviche de pescado/).click()
      await page.getByRole('button', { name: 'algo suave' }).click()
      await page.getByRole('button', { name: /^Anotar una botella/ }).click()
      await check('dish')
      await page.getByRole('link', { name: /^Mesa/ }).click()
      await page.locator('.table-answer-card').first().waitFor()
      await check('table')
      await page.getByRole('link', { name: 'Vinos', exact: true }).click()
      await page.locator('.wine-line').first().waitFor()
      await check('wines')
      await page.getByRole('link', { name: 'Antes', exact: true }).click()
      await page.locator('.briefing-part').first().waitFor()
      await check('before')
      await page.locator('.service-bar-state').click()
      await page.getByRole('dialog').waitFor()
      await check('status')
    })
})

async function letters(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, size)
}

/** Words that stand out of their button. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ className, textContent }) => `${className} ${textContent}`.trim()),
  )
}

/** Waits until the worker has the whole shell. */
async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.waitForFunction(async () => {
    const names = await caches.keys()
    return navigator.serviceWorker.controller !== null && names.some((name) => name.startsWith('maridaje-shell'))
  })
}

async function bundleOf(page: Page): Promise<{ wines: { id: string; name: string }[] }> {
  return page.evaluate(async (slug) => (await fetch(`/api/v1/restaurants/${slug}/bundle`)).json(), SLUG)
}
