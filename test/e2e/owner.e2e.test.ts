/** The owner's pages in a real browser: bringing in, mending, publishing; every state; who sees what. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildPage, DESKTOP, launchBrowser, PHONE, SCREENS, skipWithoutChromium, type Visit, visit } from './browser.ts'
import * as house from './owner-house.ts'
import { type OwnerMock, startOwnerMock } from './owner-mock.ts'

const skipped = skipWithoutChromium()
const HOME = `/casa/${house.SLUG}`
const PDF = { name: 'carta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
const MOST_TAPS = 12
const MOST_TYPED = 2

describe.skipIf(skipped)('the owner', () => {
  let built: ReturnType<typeof buildPage>
  let mock: OwnerMock
  let browser: Browser
  const visits: Visit[] = []

  beforeAll(async () => {
    built = buildPage()
    mock = await startOwnerMock(built.folder)
    browser = await launchBrowser()
  }, 120_000)
  afterEach(async () => {
    mock.mood = 'well'
    mock.me = house.me('owner', { can_work_offline: true })
    await Promise.all(visits.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await mock?.close()
    built?.remove()
  })

  async function open(path: string, viewport: { width: number; height: number } = PHONE): Promise<Visit> {
    const one = await visit(browser, mock.url + path, { viewport })
    visits.push(one)
    return one
  }

  describe.each(SCREENS)('$name', ({ viewport }) => {
    test('from no restaurant to a published menu and list in 12 taps and 2 typed fields', async () => {
      mock.me = house.me(null)
      const { page, complaints } = await open('/casa', viewport)
      let taps = 0
      let typed = 0
      const tap = async (name: string | RegExp) => {
        taps++
        await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click()
      }
      const choose = async () => {
        // A tap on the button, a tap on the file.
        taps += 2
        await page.locator('input[type=file]').first().setInputFiles(PDF)
      }
      typed++
      await page.getByLabel('Nombre del restaurante').fill('Tambo del Puerto')
      await tap('Abrir un restaurante')
      await page.getByText('Elegir archivo').waitFor()
      await choose()
      await page.locator('.review-row').first().waitFor()
      // A new house has no wines yet.
      mock.mood = 'empty'
      await tap('Publicar 3 platos')
      await page.getByText('La carta está publicada').waitFor()
      await tap('Ahora, los vinos')
      mock.mood = 'well'
      await choose()
      await page.locator('.review-row').first().waitFor()
      await tap('Publicar 2 vinos')
      await page.getByText('Los vinos están publicados').waitFor()
      expect(taps).toBeLessThanOrEqual(MOST_TAPS)
      expect(typed).toBeLessThanOrEqual(MOST_TYPED)
      await tap('Ver la cobertura')
      await page.getByText('7 de 11 platos cubiertos').waitFor()
      expect(complaints).toEqual([])
    })

    test('a doubt is mended beside its line; what was unread becomes a dish; what goes out stays out', async () => {
      const { page } = await open(`${HOME}/importar`, viewport)
      await page.locator('input[type=file]').first().setInputFiles(PDF)
      const rows = page.locator('.review-row')
      await rows.first().waitFor()
      await page.getByRole('button', { name: /^Con dudas/ }).click()
      expect(await rows.count()).toBe(1)
      expect(await rows.first().textContent()).toContain('Lomo saltado 6O')
      expect(await rows.first().textContent()).toContain('No se encontró precio')
      await rows.first().getByLabel('Precio').fill('60')
      await page.keyboard.press('Enter')
      await rows.first().getByText('Guardado').waitFor()
      await expect.poll(() => rows.first().textContent()).not.toContain('No se encontró precio')
      expect(await rows.first().getByLabel('Precio').inputValue()).toBe('60')
      await page.getByRole('button', { name: /^Sin leer/ }).click()
      await page.getByRole('button', { name: 'Es un plato' }).click()
      await expect.poll(() => rows.first().getByLabel('Plato').inputValue()).toBe('Arroz c/ mariscos a la norteña')
      await page.getByRole('button', { name: /^Todo/ }).click()
      await page.getByRole('checkbox', { name: 'Suspiro a la limeña: se queda' }).click()
      await page.getByRole('button', { name: 'Publicar 3 platos' }).waitFor()
    })

    test('what was not saved is said, stays in sight and is saved the second time', async () => {
      const { page } = await open(`${HOME}/importar`, viewport)
      await page.locator('input[type=file]').first().setInputFiles(PDF)
      const price = page.locator('.review-row').first().getByLabel('Precio')
      await price.waitFor()
      mock.mood = 'rows-fail'
      await price.fill('51')
      await price.blur()
      const again = page.getByRole('button', { name: /No se guardó/ })
      await again.waitFor()
      expect(await price.inputValue()).toBe('51')
      mock.mood = 'well'
      await again.click()
      await page.locator('.review-row').first().getByText('Guardado').waitFor()
      await price.fill('caro')
      await price.blur()
      await page.getByText('Un precio, como 38 o 38.50').waitFor()
    })

    test('sold out here is sold out there, and an event of the server makes a list fresh', async () => {
      const { page } = await open(`${HOME}/vinos`, viewport)
      const { page: other } = await open(`${HOME}/vinos`, viewport)
      await other.locator('.house-wine').nth(1).waitFor()
      const button = page
        .locator('.house-wine')
        .nth(1)
        .getByRole('button', { name: /^Agotar/ })
      await button.click()
      await page.locator('.house-wine').nth(1).getByText('Agotado').waitFor()
      mock.tell('wine')
      await other.locator('.house-wine').nth(1).getByText('Agotado').waitFor()
      await page
        .getByRole('button', { name: /^Volver a tener/ })
        .first()
        .click()
    })

    test('wines are found by word and by what they are', async () => {
      const { page } = await open(`${HOME}/vinos`, viewport)
      await page.locator('.house-wine').first().waitFor()
      await page.getByRole('searchbox').fill('riesling mosel')
      await expect.poll(() => page.locator('.house-wine').count()).toBe(1)
      await page.getByRole('searchbox').fill('nada de nada')
      await page.getByText('Nada coincide.').waitFor()
      await page.getByRole('button', { name: 'Borrar la búsqueda' }).click()
      await page.getByRole('button', { name: 'Abiertas' }).click()
      await expect.poll(() => page.locator('.house-wine').count()).toBe(1)
    })

    test('the margin dial shows its price before it is saved', async () => {
      const { page } = await open(`${HOME}/cobertura`, viewport)
      const dial = page.getByLabel('Peso del margen')
      await dial.waitFor()
      await dial.fill('60')
      await expect.poll(() => page.locator('.margin-example').first().textContent()).toContain('2 vinos cambian')
      expect(await page.locator('.margin-example').first().textContent()).toContain('el maridaje baja 2.1 de 100')
      await page.locator('.margin-dial').getByRole('button', { name: 'Guardar' }).click()
      await expect.poll(() => mock.writes).toContain(`PATCH /api/v1/restaurants/${house.SLUG}`)
    })

    test('a phone joins by a code, an invitation by a link, a key is shown once', async () => {
      const { page } = await open(`${HOME}/equipo`, viewport)
      await page.getByRole('button', { name: 'Unir un teléfono' }).click()
      await page.getByRole('button', { name: 'Crear el código' }).click()
      await page.getByText('Falta este dato.').waitFor()
      await page.getByLabel('Cómo se llama').fill('Terraza')
      await page.getByRole('button', { name: 'Crear el código' }).click()
      await page.getByRole('img', { name: 'Código para unir el teléfono' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Invitar por correo' }).click()
      await page.getByRole('textbox', { name: 'Correo' }).fill('marta@example.pe')
      await page.getByRole('button', { name: 'Crear la invitación' }).click()
      await page.getByText('El enlace vale una semana').waitFor()
      await page.goto(`${mock.url}${HOME}/ajustes`)
      await page.getByRole('button', { name: 'Nueva clave' }).click()
      await page.getByLabel('Para qué es').fill('Caja')
      await page.getByRole('button', { name: 'Crear la clave' }).click()
      expect(await page.getByLabel('La clave').inputValue()).toBe('mk_secret_shown_once')
      await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).last().click()
      expect(await page.getByText('mk_secret_shown_once').count()).toBe(0)
    })
  })

  const STATES = [
    { path: '', empty: 'Traer la carta' },
    { path: '/carta', empty: 'La carta está vacía' },
    { path: '/vinos', empty: 'La lista está vacía' },
    { path: '/cobertura', empty: 'Todavía no hay qué comparar' },
    { path: '/ventas', empty: 'Todavía no hay ventas' },
    { path: '/equipo', empty: 'Ninguna invitación abierta.' },
    { path: '/ajustes', empty: 'La página está cerrada' },
    { path: '/tareas', empty: 'Nada corre ahora' },
  ]
  test.each(STATES)('$path empty, on its way, forbidden and lost are designed', async ({ path, empty }) => {
    mock.mood = 'empty'
    const { page } = await open(HOME + path)
    await page.getByText(empty).first().waitFor()
    mock.mood = 'silent'
    await page.reload()
    await page.locator('.lines').first().waitFor()
    // What nobody answers holds the lines to the server: let them go first.
    await page.goto('about:blank')
    mock.mood = 'forbidden'
    await page.goto(mock.url + HOME + path)
    if (path !== '') await page.getByText('Esta página es de otro rol').first().waitFor()
    mock.mood = 'lost'
    await page.reload()
    // Whoever was here some hours ago is still known; what he asks for is not there.
    await page.getByText('No hay conexión con el servidor').first().waitFor()
    mock.mood = 'well'
    if (path !== '') await page.getByRole('button', { name: 'Otra vez' }).first().click()
  })

  test('whoever is not signed in signs in first, and goes on to where he wanted', async () => {
    mock.me = house.me(null, { user: null })
    const { page } = await open(`${HOME}/vinos`)
    await page.getByLabel('Correo').fill('rosa@example.pe')
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByText('Falta este dato.').waitFor()
    await page.getByRole('textbox', { name: 'Clave' }).fill('equivocada')
    mock.mood = 'forbidden'
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByText('Correo o clave no coinciden.').waitFor()
    mock.mood = 'well'
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.locator('.house-wine').first().waitFor()
    expect(new URL(page.url()).pathname).toBe(`${HOME}/vinos`)
  })

  test('a session that ends elsewhere leads back to the sign-in', async () => {
    const { page } = await open(`${HOME}/carta`)
    await page.locator('.dish-row').first().waitFor()
    mock.me = house.me(null, { user: null })
    await page
      .getByRole('button', { name: /^Agotar/ })
      .first()
      .click()
    await page.getByLabel('Correo').waitFor()
    expect(new URL(page.url()).pathname).toBe('/entrar')
  })

  test('each role sees its own pages', async () => {
    mock.me = house.me('sommelier', { can_work_offline: true })
    const { page } = await open(`${HOME}/vinos`, DESKTOP)
    await page.locator('.house-wine').first().waitFor()
    const names = () => page.locator('.side-panel-link').allTextContents()
    expect(await names()).not.toContain('Equipo')
    expect(await names()).toContain('Maridajes')
    mock.me = house.me('analyst', { can_work_offline: true })
    await page.goto(mock.url + HOME)
    await page.locator('.side-panel-link').first().waitFor()
    expect(await names()).toEqual(['Inicio', 'Cobertura', 'Ventas', 'Tareas', 'Modelos'])
    await page.goto(`${mock.url}/casa/otra-casa`)
    await page.getByText('Esta casa no está').waitFor()
  })

  test('without a safe address the owner reads that phones do not work offline', async () => {
    mock.me = house.me('owner')
    const { page } = await open(HOME)
    await page.getByText('Los teléfonos no trabajan sin conexión').waitFor()
  })

  test('the keyboard edits down a column, and the language switches whole', async () => {
    const { page } = await open(`${HOME}/vinos`, DESKTOP)
    const prices = page.locator('[data-edit-column="price_cents"]')
    await prices.first().fill('99')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toContain(house.wines[1]?.name)
    await expect.poll(() => prices.first().inputValue()).toBe('99')
    await page.locator('.house-wine').first().getByText('Guardado').waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toContain(house.wines[0]?.name)
    await page.getByRole('button', { name: 'EN, English' }).click()
    await page.getByRole('heading', { name: 'The wines' }).waitFor()
    expect(await page.title()).toBe('The wines · Maridaje')
  })

  test('a colleague signs in on a phone of the house with name and PIN', async () => {
    mock.me = house.me(null, { user: null, device: { id: 'd-1', name: 'Barra', restaurant_id: 'x' } })
    const { page } = await open('/entrar')
    await page.getByRole('button', { name: /Ana/ }).click()
    for (const digit of '4711') await page.getByRole('button', { name: digit, exact: true }).click()
    mock.me = house.me('waiter', { can_work_offline: true })
    await page.getByRole('button', { name: 'Entrar' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe(`${HOME}/servicio`)
    expect(mock.writes).toContain('POST /api/v1/devices/session')
  })
})

/** The name of the field that has the cursor. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('label')?.querySelector('.edit-cell-label')?.textContent)
}
