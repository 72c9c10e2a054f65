/** The owner against the real server: setup link, restaurant, a menu and a list brought in, a doubt mended, published, covered. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAround } from '../../src/app/open-around.ts'
import { makeSetupLink } from '../../src/app/team/setup.ts'
import { ROOT } from '../../src/config.ts'
import { KINDS } from '../../src/jobs/kinds.ts'
import { openWorker, type Worker } from '../../src/jobs/worker.ts'
import { type ScratchHouse, scratchHouse } from '../house/scratch-house.ts'
import { buildPage, DESKTOP, launchBrowser, skipWithoutChromium, visit } from './browser.ts'
import { type Front, startFront } from './real-front.ts'

const skipped = skipWithoutChromium()
const MENU = `section,dish,description,price
Cebiches,CEBICHE CLÁSICO DE PESCA DEL DÍA,"limón, ají limo, camote",48
Fondos,Lomo saltado,,
Fondos,Ají de gallina,,S/ 38.00
Postres,Suspiro a la limeña,,22
`
const WINES = `name,producer,grape,region,country,vintage,type,price,cost,stock
Intipalka Sauvignon Blanc,Santiago Queirolo,Sauvignon Blanc,Ica,Perú,2023,Blanco,79,34,12
Catena Malbec,Catena Zapata,Malbec,Mendoza,Argentina,2021,Tinto,160,80,6
Late Harvest,Concha y Toro,Sauvignon Blanc,Maule,Chile,2020,Dulce,95,45,4
`

describe.skipIf(skipped)('the owner and the server', () => {
  let built: ReturnType<typeof buildPage>
  let browser: Browser
  let scratch: ScratchHouse
  let front: Front
  let around: Awaited<ReturnType<typeof openAround>>
  let worker: Worker
  let token: string

  beforeAll(async () => {
    built = buildPage()
    browser = await launchBrowser()
    scratch = await scratchHouse()
    front = await startFront(scratch, built.folder)
    around = await openAround({ root: ROOT, home: scratch.config.home }, scratch.storage)
    worker = await openWorker({ around, kinds: KINDS, timeZone: 'America/Lima', log: () => {}, lookEveryS: 0.5 })
    token = await makeSetupLink(around)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await front?.close()
    await worker?.close()
    await around?.close()
    await scratch?.close()
    built?.remove()
  })

  test('from the setup link to a menu whose dishes have their wine', async () => {
    const { page, context, complaints } = await visit(browser, `${front.url}/inicio?token=${token}`, {
      viewport: DESKTOP,
    })
    page.setDefaultTimeout(30_000)
    await page.getByLabel('Nombre del restaurante').fill('Tambo del Puerto')
    await page.getByLabel('Tu nombre').fill('Rosa Quispe')
    await page.getByLabel('Correo').fill('rosa@example.pe')
    await page.getByRole('textbox', { name: 'Clave' }).fill('una frase bien larga')
    await page.getByRole('button', { name: 'Abrir la casa' }).click()
    await page.getByRole('link', { name: 'Traer la carta' }).click()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'carta.csv', mimeType: 'text/csv', buffer: Buffer.from(MENU) })
    const rows = page.locator('.review-row')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(4)
    await page.getByRole('button', { name: /^Con dudas/ }).click()
    const price = rows.filter({ hasText: 'Lomo saltado' }).getByLabel('Precio')
    await price.fill('62')
    await price.press('Enter')
    await page.getByText('Guardado').first().waitFor()
    await page.getByRole('button', { name: /^Publicar/ }).click()
    await page.getByText('La carta está publicada').waitFor()
    await page.getByRole('link', { name: 'Ahora, los vinos' }).click()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'vinos.csv', mimeType: 'text/csv', buffer: Buffer.from(WINES) })
    await page.getByRole('button', { name: 'Publicar 3 vinos' }).click()
    await page.getByText('Los vinos están publicados').waitFor()
    await page
      .getByRole('link', { name: 'Ver la carta' })
      .or(page.getByRole('link', { name: 'Carta' }))
      .first()
      .click()
    expect(await page.locator('.dish-row').filter({ hasText: 'Lomo saltado' }).textContent()).toMatch(/S\/\s62/)
    await page.getByRole('link', { name: 'Cobertura' }).first().click()
    await page.getByText(/\d de 4 platos cubiertos/).waitFor()
    expect(await page.locator('.coverage-tile').count()).toBe(4)
    expect(complaints).toEqual([])
    await context.close()
  })
})
