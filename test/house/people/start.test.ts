/** How a server comes to its first people: what it asks for, what it offers, and what the machine's owner can do. */
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { openGate } from '../../../src/server/auth/gate.ts'
import { requireSecret } from '../../../src/server/auth/secret.ts'
import { openOutbox } from '../../../src/server/mail/outbox.ts'
import { maridaje } from '../../cli/run.ts'
import { fakeApp } from '../../server/fake-app.ts'
import { cookieOf, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
beforeAll(async () => {
  house = await scratchHouse({ MODE: 'single' })
  vi.stubEnv('MARIDAJE_HOME', house.home.folder)
  vi.stubEnv('DEMO', 'off')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await house.close()
})

const PASSWORD = 'diez letras o más'
const tokenOf = (link: string) => new URL(link.trim()).searchParams.get('token') ?? ''

test('a server without accounts says so, and the link of setup-link makes the first', async () => {
  expect((await house.ask(NOBODY, 'GET', '/me')).json()).toMatchObject({
    user: null,
    needs_setup: true,
    mode: 'single',
  })
  const { status, out } = await maridaje('setup-link')
  expect(status).toBe(0)
  expect(out).toMatch(/^http:\/\/localhost:\d+\/inicio\?token=[\w-]{43}\n$/)
  const request = { token: tokenOf(out), name: 'Rosa', email: 'rosa@example.pe', password: PASSWORD }
  const made = await house.ask(NOBODY, 'POST', '/setup', { ...request, restaurant: 'La Picantería' })
  expect(made.statusCode).toBe(200)
  expect((await house.ask(NOBODY, 'GET', '/me')).json().needs_setup).toBe(false)
})

test('on a server of one house there is no second, and nobody signs up', async () => {
  const { userId } = await house.person(null, null)
  const owner = await house.person(null, null)
  expect(userId).not.toBe('')
  const second = await house.ask(owner, 'POST', '/restaurants', { name: 'Segunda' })
  expect([second.statusCode, second.json().hint]).toEqual([409, 'MODE=platform serves many.'])
  const payload = { name: 'x', email: 'sign-up@example.pe', password: PASSWORD }
  expect((await house.raw({ method: 'POST', url: '/api/auth/sign-up/email', payload })).statusCode).toBe(400)
})

test('an account added on the machine gets a link for its password, and its place', async () => {
  const words = ['--name', 'Elena', '--role', 'sommelier', '--restaurant', 'la-picanteria']
  const { status, out, err } = await maridaje('user', 'add', 'Elena@example.pe', ...words)
  expect([status, err]).toEqual([0, ''])
  const payload = { token: tokenOf(out), newPassword: PASSWORD }
  expect((await house.raw({ method: 'POST', url: '/api/auth/reset-password', payload })).statusCode).toBe(200)
  const signIn = { email: 'elena@example.pe', password: PASSWORD }
  const signedIn = await house.raw({ method: 'POST', url: '/api/auth/sign-in/email', payload: signIn })
  const cookie = cookieOf([signedIn.headers['set-cookie'] ?? []].flat())
  const me = (await house.ask({ headers: { cookie }, userId: '' }, 'GET', '/me')).json()
  expect(me).toMatchObject({ user: { name: 'Elena', is_admin: false }, memberships: [{ role: 'sommelier' }] })
})

test.each([
  ['nothing to be', ['add', 'x@example.pe']],
  ['a role without a house', ['add', 'x@example.pe', '--role', 'owner']],
  ['a role that is none', ['add', 'x@example.pe', '--role', 'cook', '--restaurant', 'la-picanteria']],
  ['no address', ['add', 'x', '--admin']],
  ['another verb', ['drop', 'x@example.pe']],
])('user with %s leaves with a sentence', async (_, words) => {
  const { status, err } = await maridaje('user', ...words)
  expect(status).toBe(2)
  expect(err).toMatch(/^error: /)
})

test('the analyst of the only house has a say in the models; on a platform of many he has none', async () => {
  const [ours] = (await house.storage.restaurants()).filter(({ slug }) => slug !== 'demo')
  const analyst = await house.person(ours ?? null, 'analyst')
  const platform = await house.replica({ MODE: 'platform' })
  const promote = (server: Pick<ScratchHouse, 'ask'>) =>
    server.ask(analyst, 'POST', '/models/none/promote', ['of', 'the', 'wrong', 'form'])
  expect((await promote(platform)).statusCode).toBe(403)
  expect((await promote(house)).statusCode).not.toBe(403)
})

const signIn = { email: 'rosa@example.pe', password: PASSWORD }
const signInAt = (server: Pick<ScratchHouse, 'raw'>, headers: Record<string, string>, password = PASSWORD) =>
  server.raw({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload: { ...signIn, password } })

test('behind HTTPS the cookies never leave it', async () => {
  const secure = await house.replica({ PUBLIC_URL: 'https://m.example.pe' })
  const response = await signInAt(secure, { origin: 'https://m.example.pe', host: 'm.example.pe' })
  const cookies = [response.headers['set-cookie'] ?? []].flat()
  expect(cookies).toEqual([
    expect.stringMatching(/^__Secure-maridaje\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/),
  ])
  const me = await secure.ask({ headers: { cookie: cookieOf(cookies) }, userId: '' }, 'GET', '/me')
  expect(me.json()).toMatchObject({ user: { name: 'Rosa' }, can_work_offline: true })
  expect(me.headers['strict-transport-security']).toBeDefined()
})

test('behind a proxy tries are counted by the address that it names; without one, by whoever connects', async () => {
  const proxied = await house.replica({ TRUST_PROXY: 'true' })
  const wrongFrom = async (server: Pick<ScratchHouse, 'raw'>, address: string) =>
    (await signInAt(server, { 'x-forwarded-for': address }, 'wrong wrong wrong')).statusCode
  for (let i = 0; i < 8; i++) expect(await wrongFrom(proxied, '203.0.113.1')).toBe(401)
  expect(await wrongFrom(proxied, '203.0.113.1')).toBe(429)
  expect(await wrongFrom(proxied, '203.0.113.2')).toBe(401)
  const statuses = []
  for (let i = 0; i < 10; i++) statuses.push(await wrongFrom(house, `198.51.100.${i}`))
  expect(statuses).toContain(429)
})

const IN_PRODUCTION = { isProduction: true, mode: 'single' as const, databaseUrl: undefined, sessionSecret: undefined }

test('a server in production without SESSION_SECRET does not start, and says what is missing', () => {
  expect(() => requireSecret(IN_PRODUCTION)).toThrow(/SESSION_SECRET is not set/)
  const platform = { ...IN_PRODUCTION, isProduction: false, mode: 'platform' as const }
  expect(() => requireSecret({ ...platform, databaseUrl: 'postgres://…' })).toThrow(/SESSION_SECRET/)
  expect(() => requireSecret(platform)).not.toThrow()
  expect(() => requireSecret({ ...IN_PRODUCTION, sessionSecret: 'a long enough secret' })).not.toThrow()
  expect(readConfig({ NODE_ENV: 'production' }).isProduction).toBe(true)
})

test('mail without an address that its links lead to is refused', async () => {
  const config = readConfig({ SMTP_URL: 'smtp://127.0.0.1:2525' })
  await expect(openGate(fakeApp(), config, '', () => undefined)).rejects.toMatchObject({
    code: 'bad_configuration',
    place: { field: 'PUBLIC_URL' },
  })
})

test('with SMTP_URL a mail goes there, in both languages', async () => {
  const { port, received, close } = await postOffice()
  const outbox = openOutbox(`smtp://127.0.0.1:${port}?from=carta@example.pe`, () => undefined)
  const url = 'https://m.example.pe/invitacion/abc'
  await outbox.send({ kind: 'invitation', to: 'elena@example.pe', name: 'Rosa', house: 'La Picantería', url })
  const text = received()
  expect(text).toContain('RCPT TO:<elena@example.pe>')
  expect(text).toContain('MAIL FROM:<carta@example.pe>')
  expect(text).toContain(url)
  close()
})

/** As much of SMTP as one letter needs. */
async function postOffice(): Promise<{ port: number; received(): string; close(): void }> {
  const heard: string[] = []
  const server = createServer((socket) => {
    let isLetter = false
    socket.write('220 post office\r\n')
    socket.on('data', (piece) => {
      const text = piece.toString()
      heard.push(text)
      if (isLetter && !text.includes('\r\n.\r\n')) return
      if (isLetter) isLetter = false
      else if (text.startsWith('DATA')) isLetter = true
      socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : isLetter ? '354 go on\r\n' : '250 ok\r\n')
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, received: () => heard.join(''), close: () => server.close() }
}
