import { parseHTML } from 'linkedom'
import QRCode from 'qrcode'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../../src/app/app.ts'
import { createApp } from '../../../src/app/create.ts'
import { ROOT } from '../../../src/config.ts'
import { Sharing } from '../../../src/contract/house/guest-menu.ts'
import { quieten } from '../../../src/domain/quiet-lines.ts'
import type { Server } from '../../../src/server/route.ts'
import { quietServer } from '../../server/quiet-server.ts'

const HOUSE = '/api/v1/restaurants/demo'
let app: App
let server: Server
beforeAll(async () => {
  app = await createApp({ root: ROOT })
  server = await quietServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const squeezed = (text: string) => text.replace(/\s+/g, '')

test.each([
  ['es', 'menu', 'TOMAR BEBIDAS ALCOHÓLICAS EN EXCESO ES DAÑINO'],
  ['en', 'compact', 'DRINKING ALCOHOLIC BEVERAGES IN EXCESS IS HARMFUL'],
] as const)('the print in %s, style %s, has every dish and the notice on each page', async (lang, style, notice) => {
  const response = await server.inject(`${HOUSE}/print.pdf?lang=${lang}&style=${style}`)
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf'])
  const document = await getDocumentProxy(new Uint8Array(response.rawPayload))
  const { text: pages } = await extractText(document, { mergePages: false })
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page).toContain(notice)
  const all = squeezed(pages.join(''))
  const { sections } = await app.guestMenu('demo', lang)
  for (const { dishes } of sections) {
    for (const { dish, description } of dishes) {
      expect(all).toContain(squeezed(quieten(dish)))
      expect(all).toContain(squeezed(description))
    }
  }
  // Letters of Spanish come out as they went in.
  for (const letter of 'áéíóúñÑÓ') if (lang === 'es') expect(all).toContain(letter)
})

test('the same menu is printed once', async () => {
  const [one, other] = await Promise.all([server.inject(`${HOUSE}/print.pdf`), server.inject(`${HOUSE}/print.pdf`)])
  expect(one.rawPayload.equals(other.rawPayload)).toBe(true)
})

test('the code leads to the page, in the language that was asked for', async () => {
  const headers = { host: 'menu.example' }
  const es = await server.inject({ url: `${HOUSE}/qr.svg`, headers })
  const en = await server.inject({ url: `${HOUSE}/qr.svg?lang=en`, headers })
  const drawn = (url: string) => QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'Q' })
  expect(es.payload).toBe(await drawn('http://menu.example/r/demo'))
  expect(en.payload).toBe(await drawn('http://menu.example/r/demo/en'))
  const png = await server.inject({ url: `${HOUSE}/qr.png`, headers })
  expect(png.headers['content-type']).toBe('image/png')
  expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  // Width and height stand behind the first chunk's name.
  expect([png.rawPayload.readUInt32BE(16), png.rawPayload.readUInt32BE(20)]).toEqual([1024, 1024])
})

test('an invented host does not come into what is shared', async () => {
  const { whatsapp } = (await server.inject({ url: `${HOUSE}/snippet`, headers: { host: 'x"><script>' } })).json()
  expect(whatsapp.text).toContain('http://localhost/r/demo')
})

test('the snippet is whole HTML with its data, and the frame leads to the embedded page', async () => {
  const shared = Sharing.parse((await server.inject(`${HOUSE}/snippet?lang=en`)).json())
  const { document } = parseHTML(shared.html)
  expect(JSON.parse(document.querySelector('script')?.textContent ?? '')['@type']).toBe('Restaurant')
  expect(document.querySelectorAll('section > h3')).toHaveLength((await app.guestMenu('demo', 'en')).sections.length)
  expect(document.querySelectorAll('[style], [onclick]')).toHaveLength(0)
  const frame = parseHTML(shared.iframe).document.querySelector('iframe')
  const page = await server.inject(new URL(frame?.getAttribute('src') ?? '').pathname)
  expect([page.statusCode, frame?.getAttribute('title')]).toEqual([200, 'Caleta y Brasa: the menu and its wines'])
  expect(decodeURIComponent(new URL(shared.whatsapp.url).searchParams.get('text') ?? '')).toBe(shared.whatsapp.text)
})

test.each(['print.pdf', 'qr.svg', 'qr.png', 'snippet'])('%s of a house that is none is a 404', async (path) => {
  expect((await server.inject(`/api/v1/restaurants/nobody/${path}`)).statusCode).toBe(404)
})
