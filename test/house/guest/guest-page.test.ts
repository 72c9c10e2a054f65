import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../../src/app/app.ts'
import { createApp } from '../../../src/app/create.ts'
import { ROOT } from '../../../src/config.ts'
import type { GuestMenu } from '../../../src/contract/house/guest-menu.ts'
import { renderGuestPage } from '../../../src/server/guest/page.ts'
import type { Server } from '../../../src/server/route.ts'
import { fakeApp } from '../../server/fake-app.ts'
import { quietServer } from '../../server/quiet-server.ts'

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

const NOTICE = {
  es: 'TOMAR BEBIDAS ALCOHÓLICAS EN EXCESO ES DAÑINO',
  en: 'DRINKING ALCOHOLIC BEVERAGES IN EXCESS IS HARMFUL',
}

test.each([
  ['es', '/r/demo'],
  ['en', '/r/demo/en'],
] as const)('the page in %s is whole without a script and under 50 KB', async (lang, url) => {
  const { payload, statusCode, headers } = await server.inject(url)
  expect(statusCode).toBe(200)
  expect(headers['content-language']).toBe(lang)
  expect(Buffer.byteLength(payload)).toBeLessThan(50_000)
  expect(gzipSync(payload).length).toBeLessThan(12_000)
  const { document } = parseHTML(payload)
  expect(document.documentElement.lang).toBe(lang)
  expect(payload).toContain(NOTICE[lang])
  expect(payload).toMatch(/menores de 18|under 18/)
  const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('type'))
  expect(scripts).toEqual(['application/ld+json'])
  expect(document.querySelectorAll('link[rel=stylesheet], img, [style]').length).toBe(0)
  const menu = await app.guestMenu('demo', lang)
  const dishes = menu.sections.flatMap((section) => section.dishes)
  expect(document.querySelectorAll('h3')).toHaveLength(dishes.length)
  expect(dishes.length).toBeGreaterThan(80)
  for (const target of document.querySelectorAll('nav a'))
    expect(document.querySelector(target.getAttribute('href') ?? '#none'), target.textContent ?? '').not.toBeNull()
})

test('each language names the other, and search engines read the menu', async () => {
  const { payload } = await server.inject({ url: '/r/demo', headers: { host: 'menu.example' } })
  const { document } = parseHTML(payload)
  const alternates = [...document.querySelectorAll('link[rel=alternate]')].map((link) => [
    link.getAttribute('hreflang'),
    link.getAttribute('href'),
  ])
  expect(alternates).toEqual([
    ['es', 'http://menu.example/r/demo'],
    ['en', 'http://menu.example/r/demo/en'],
    ['x-default', 'http://menu.example/r/demo'],
  ])
  const data = JSON.parse(document.querySelector('script')?.textContent ?? '')
  expect(data).toMatchObject({
    '@type': 'Restaurant',
    name: 'Caleta y Brasa',
    hasMenu: { '@type': 'Menu', inLanguage: 'es' },
  })
  expect(data.hasMenu.hasMenuSection[0].hasMenuItem[0]).toMatchObject({
    '@type': 'MenuItem',
    offers: { price: 32, priceCurrency: 'PEN' },
  })
})

test('its only style is the one that its policy names, and nobody frames it', async () => {
  const { payload, headers } = await server.inject('/r/demo')
  const style = /<style>([\s\S]*?)<\/style>/.exec(payload)?.[1] ?? ''
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(policy).toContain("frame-ancestors 'none'")
})

test('the embedded page may stand in any other, and only that one', async () => {
  const { headers, payload, statusCode } = await server.inject('/embed/demo')
  expect(statusCode).toBe(200)
  expect(headers['content-security-policy']).toContain('frame-ancestors *')
  expect(headers['x-frame-options']).toBeUndefined()
  expect(payload).toContain('noindex')
  expect(payload).toContain(NOTICE.es)
})

test('who has the page already gets a 304', async () => {
  const first = await server.inject('/r/demo')
  const again = await server.inject({ url: '/r/demo', headers: { 'if-none-match': String(first.headers.etag) } })
  expect([again.statusCode, again.payload]).toEqual([304, ''])
  expect(first.headers['cache-control']).toMatch(/max-age=5\b/)
})

test.each(['/r/nobody', '/r/%00', '/r/..%2f', '/embed/nobody', `/r/${'x'.repeat(90)}`])(
  '%s is a plain page that says so',
  async (url) => {
    const { statusCode, payload, headers } = await server.inject(url)
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(payload).toMatch(/no hay ninguna carta[\s\S]*no menu here/)
  },
)

test('a house that is not public has no page', async () => {
  const house = { id: 'h', slug: 'cerrada', name: 'Cerrada', city: '', currency: 'PEN', isPublic: false }
  const closed = await quietServer(fakeApp({ findRestaurant: async () => house }))
  for (const url of ['/r/cerrada', '/embed/cerrada/en']) expect((await closed.inject(url)).statusCode).toBe(404)
  await closed.close()
})

test('what a house prints is text, never part of the page', () => {
  const evil = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&\u0000`
  const wine = {
    wine: evil,
    colour: 'red',
    price: null,
    glass_price: null,
    reason: evil,
    note: evil,
    by_house: true,
  } as const
  const dish = {
    id: 'd',
    dish: evil,
    description: evil,
    price: null,
    is_special: true,
    wines: [wine],
    no_alcohol: evil,
  }
  const menu: GuestMenu = {
    restaurant: { slug: 'a"b', name: evil, city: evil, currency: 'PEN' },
    lang: 'es',
    sections: [{ name: evil, dishes: [dish] }],
  }
  const page = renderGuestPage(menu, { origin: 'http://x', isEmbedded: false })
  const { document } = parseHTML(page)
  expect(document.querySelectorAll('script, img')).toHaveLength(1)
  expect(page).not.toContain('\u0000')
  expect(JSON.parse(document.querySelector('script')?.textContent ?? '').name).toBe(evil)
})

test('the colours are those of the app', () => {
  const tokens = readFileSync(join(ROOT, 'src', 'web', 'tokens.css'), 'utf8')
  const style = readFileSync(join(ROOT, 'src', 'server', 'guest', 'style.ts'), 'utf8')
  for (const [own, theirs] of [
    ['ground', 'ground'],
    ['paper', 'paper'],
    ['ink', 'ink'],
    ['soft', 'ink-soft'],
    ['rule', 'rule'],
    ['aji', 'aji'],
    ['vino', 'vino'],
  ]) {
    const value = new RegExp(`--${theirs}: light-dark\\(([^)]+)\\)`).exec(tokens)?.[1]?.replaceAll(' ', '')
    expect(style, own).toContain(`--${own}:light-dark(${value})`)
  }
})
