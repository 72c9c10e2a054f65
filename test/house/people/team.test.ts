/** The journeys of people: first start, invitation, phones and PINs, keys, support. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockMs } from '../../../src/app/team/pin.ts'
import { type Caller, cookieOf, type HouseOfTest, NOBODY, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let ours: HouseOfTest
let owner: Caller
beforeAll(async () => {
  house = await scratchHouse()
  ours = await house.restaurant('La Picantería')
  owner = await house.person(ours, 'owner', 'Rosa')
})
afterAll(() => house.close())

const PASSWORD = 'diez letras o más'
const at = (path = '') => `/restaurants/${ours.id}${path}`
const signIn = (email: string, password = PASSWORD) =>
  house.raw({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
const cookiesOf = ({ headers }: { headers: Record<string, unknown> }): Caller => ({
  headers: { cookie: cookieOf([headers['set-cookie'] ?? []].flat().map(String)) },
  userId: '',
})
const actions = async () =>
  (await house.ask(owner, 'GET', at('/audit'))).json().items.map(({ action }: { action: string }) => action)

test('a setup link makes one account and its restaurant, once, and it is signed in', async () => {
  const token = await house.app.house.team.makeSetupLink()
  const request = { token, name: 'Ana', email: 'Ana@Example.pe', password: PASSWORD, restaurant: 'Ñandú & Cía.' }
  const made = await house.ask(NOBODY, 'POST', '/setup', request)
  expect(made.statusCode).toBe(200)
  const me = (await house.ask(cookiesOf(made), 'GET', '/me')).json()
  expect(me).toMatchObject({ user: { name: 'Ana', is_admin: true }, needs_setup: false })
  expect(me.memberships).toMatchObject([{ slug: 'nandu-cia', role: 'owner' }])
  const again = { ...request, email: 'other@example.pe', restaurant: 'Otra' }
  expect((await house.ask(NOBODY, 'POST', '/setup', again)).statusCode).toBe(404)
  expect((await signIn('ana@example.pe')).statusCode).toBe(200)
})

test('the log names what was done to what', async () => {
  await house.ask(owner, 'POST', at('/list'), { name: 'Intipalka Malbec' })
  const member = await house.person(ours, 'waiter', 'Luis')
  await house.ask(owner, 'PATCH', at(`/members/${member.userId}`), { pin: '4711' })
  const { items } = (await house.ask(owner, 'GET', at('/audit'))).json()
  const said = items.map((line: Record<string, string>) => [line.actor_name, line.action, line.subject_name])
  expect(said).toContainEqual(['Rosa', 'wine.added', 'Intipalka Malbec'])
  expect(said).toContainEqual(['Rosa', 'member.pin_set', 'Luis'])
})

test('two that use one setup link at once make one account', async () => {
  const token = await house.app.house.team.makeSetupLink()
  const answers = await Promise.all(
    [1, 2, 3].map((n) =>
      house.ask(NOBODY, 'POST', '/setup', { token, name: 'Eva', email: `eva${n}@example.pe`, password: PASSWORD }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404, 404])
})

test('a setup link that failed half-way can be used again', async () => {
  const token = await house.app.house.team.makeSetupLink()
  const request = { token, name: 'Ana', email: 'ana@example.pe', password: PASSWORD }
  expect((await house.ask(NOBODY, 'POST', '/setup', request)).statusCode).toBe(409)
  expect((await house.ask(NOBODY, 'POST', '/setup', { ...request, email: 'a2@example.pe' })).statusCode).toBe(200)
})

test('the same name twice gives two addresses', async () => {
  const slugs = await Promise.all(
    [1, 2, 3].map(async () => (await house.ask(owner, 'POST', '/restaurants', { name: 'Demo' })).json().slug),
  )
  expect(slugs.toSorted()).toEqual(['demo-2', 'demo-3', 'demo-4'])
})

test('settings are changed by whoever saw their last state; those of money are not for all eyes', async () => {
  const read = await house.ask(owner, 'GET', at())
  const change = { city: 'Arequipa', margin_weight: 0.3 }
  const etag = String(read.headers.etag)
  const changed = await house.ask(owner, 'PATCH', at(), change, { 'if-match': etag })
  expect(changed.json()).toMatchObject({ ...change, name: 'La Picantería' })
  expect((await house.ask(owner, 'PATCH', at(), change, { 'if-match': etag })).statusCode).toBe(412)
  const waiter = await house.person(ours, 'waiter')
  expect((await house.ask(waiter, 'GET', at())).json().margin_weight).toBeNull()
  const key = await house.key(ours, ['house.read', 'house.write'])
  expect((await house.ask(key, 'PATCH', at(), { margin_weight: 1 })).statusCode).toBe(403)
  expect((await house.ask(key, 'PATCH', at(), { time_zone: 'America/Nowhere' })).statusCode).toBe(400)
})

test('an invitation comes by mail, is seen by its link, and makes an account that is signed in', async () => {
  const invitation = await house.ask(owner, 'POST', at('/invitations'), {
    email: 'Elena@Example.pe',
    role: 'sommelier',
  })
  const { id, url } = invitation.json()
  expect(house.said.join('\n')).toContain(`mail to elena@example.pe`)
  expect(house.said.join('\n')).toContain(url)
  const card = (await house.ask(NOBODY, 'GET', `/invitations/${id}`)).json()
  expect(card).toEqual({
    house: 'La Picantería',
    inviter: 'Rosa',
    email: 'elena@example.pe',
    role: 'sommelier',
    is_open: true,
  })
  expect((await house.ask(NOBODY, 'POST', `/invitations/${id}/accept`, {})).statusCode).toBe(401)
  const joined = await house.ask(NOBODY, 'POST', `/invitations/${id}/accept`, { name: 'Elena', password: PASSWORD })
  expect(joined.statusCode).toBe(200)
  expect((await house.ask(cookiesOf(joined), 'GET', '/me')).json().memberships).toMatchObject([{ role: 'sommelier' }])
  const late = await house.ask(NOBODY, 'POST', `/invitations/${id}/accept`, { name: 'Eva', password: PASSWORD })
  expect(late.statusCode).toBe(409)
  expect(await actions()).toEqual(expect.arrayContaining(['member.invited', 'member.joined']))
})

test('who has an account joins with it; who belongs to the house is not invited again', async () => {
  const other = await house.person(await house.restaurant('Otra'), 'owner')
  const { id } = (await house.ask(owner, 'POST', at('/invitations'), { email: 'x@example.pe', role: 'analyst' })).json()
  const joined = await house.ask(other, 'POST', `/invitations/${id}/accept`, {})
  expect(joined.statusCode).toBe(200)
  expect((await house.ask(other, 'GET', '/me')).json().memberships).toHaveLength(2)
  const again = { email: `${other.userId}@example.pe`, role: 'owner' }
  expect((await house.ask(owner, 'POST', at('/invitations'), again)).statusCode).toBe(409)
})

test('an invitation that was withdrawn opens nothing', async () => {
  const { id } = (await house.ask(owner, 'POST', at('/invitations'), { email: 'y@example.pe', role: 'waiter' })).json()
  expect((await house.ask(owner, 'DELETE', at(`/invitations/${id}`))).statusCode).toBe(200)
  expect((await house.ask(NOBODY, 'GET', `/invitations/${id}`)).statusCode).toBe(404)
  expect((await house.ask(owner, 'GET', at('/invitations'))).json().items).toEqual([])
})

test('the last owner stays owner, also when two step down at once', async () => {
  const lone = await house.restaurant('Sola')
  const [first, second] = [await house.person(lone, 'owner'), await house.person(lone, 'owner')]
  const down = (who: Caller, whom: Caller) =>
    house.ask(who, 'PATCH', `/restaurants/${lone.id}/members/${whom.userId}`, { role: 'waiter' })
  const answers = await Promise.all([down(first, first), down(second, second)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const last = answers[0]?.statusCode === 409 ? first : second
  const leave = await house.ask(last, 'DELETE', `/restaurants/${lone.id}/members/${last.userId}`)
  expect([leave.statusCode, leave.json().detail]).toEqual([409, 'A house keeps at least one owner'])
})

/** A waiter with a PIN, and a phone of the house to use it on. */
async function waiterOnPhone(pin: string): Promise<{ userId: string; deviceId: string; phone: Caller }> {
  const waiter = (await house.ask(owner, 'POST', at('/members'), { name: 'Julio', role: 'waiter', pin })).json()
  const link = (await house.ask(owner, 'POST', at('/devices'), { name: 'Salón' })).json()
  const code = link.url.split('#')[1]
  const enrolled = await house.ask(NOBODY, 'POST', '/devices/enrol', { code })
  expect(enrolled.json()).toMatchObject({ id: link.device.id, house: 'La Picantería', slug: ours.slug })
  expect(enrolled.headers['set-cookie']).toMatch(/^maridaje\.device=md_[\w-]{43};.*HttpOnly; SameSite=Lax$/)
  expect((await house.ask(NOBODY, 'POST', '/devices/enrol', { code })).statusCode).toBe(404)
  return { userId: waiter.user_id, deviceId: link.device.id, phone: cookiesOf(enrolled) }
}

const signInByPin = (phone: Caller, user_id: string, pin: string) =>
  house.ask(phone, 'POST', '/devices/session', { user_id, pin })

test('a PIN opens the evening on an enrolled phone, and nowhere else, until the phone is revoked', async () => {
  const { userId, deviceId, phone } = await waiterOnPhone('4711')
  const staff = (await house.ask(phone, 'GET', '/devices/staff')).json().items
  expect(staff).toContainEqual({ user_id: userId, name: 'Julio', role: 'waiter' })
  expect((await signInByPin(NOBODY, userId, '4711')).statusCode).toBe(401)
  const signedIn = await signInByPin(phone, userId, '4711')
  expect(signedIn.headers['set-cookie']).toMatch(/maridaje\.session_token=.*Max-Age=43200.*HttpOnly/)
  const waiter = { headers: { cookie: `${phone.headers.cookie}; ${cookiesOf(signedIn).headers.cookie}` }, userId }
  expect((await house.ask(waiter, 'GET', '/me')).json()).toMatchObject({
    user: { name: 'Julio' },
    device: { name: 'Salón', restaurant_id: ours.id },
    memberships: [{ permissions: ['house.read', 'service.write'] }],
  })
  expect((await house.ask(waiter, 'GET', at('/wines'))).statusCode).toBe(200)
  expect((await house.ask(owner, 'DELETE', at(`/devices/${deviceId}`))).statusCode).toBe(200)
  expect((await house.ask(waiter, 'GET', at('/wines'))).statusCode).toBe(404)
  expect((await house.ask(phone, 'GET', '/devices/staff')).statusCode).toBe(401)
})

test('a PIN opens no office: an owner on the phone has the rights of the evening, in this house alone', async () => {
  const { phone } = await waiterOnPhone('4711')
  const boss = await house.person(ours, 'owner')
  const second = await house.restaurant('Segunda')
  await house.storage.write(second.id, (rows) =>
    rows
      .insertInto('auth.member')
      .values({ id: 'm2', organizationId: second.id, userId: boss.userId, role: 'owner', createdAt: new Date() })
      .execute(),
  )
  expect((await house.ask(owner, 'PATCH', at(`/members/${boss.userId}`), { pin: '90210' })).json().has_pin).toBe(true)
  const onPhone = cookiesOf(await signInByPin(phone, boss.userId, '90210'))
  expect((await house.ask(onPhone, 'GET', at())).statusCode).toBe(200)
  expect((await house.ask(onPhone, 'GET', at('/members'))).statusCode).toBe(403)
  expect((await house.ask(onPhone, 'GET', `/restaurants/${second.id}`)).statusCode).toBe(404)
  expect((await house.ask(onPhone, 'POST', '/restaurants', { name: 'Tercera' })).statusCode).toBe(403)
  expect((await house.ask(boss, 'GET', `/restaurants/${second.id}`)).statusCode).toBe(200)
})

test('five wrong PINs lock it, for longer each time; a new PIN opens it again', async () => {
  const { userId, phone } = await waiterOnPhone('4711')
  for (let i = 0; i < 5; i++) expect((await signInByPin(phone, userId, '0000')).statusCode).toBe(401)
  const locked = await signInByPin(phone, userId, '4711')
  expect([locked.statusCode, locked.json().code]).toEqual([429, 'locked_out'])
  expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50)
  expect((await actions()).filter((action: string) => action === 'pin.wrong')).toHaveLength(5)
  await house.ask(owner, 'PATCH', at(`/members/${userId}`), { pin: '1234' })
  expect((await signInByPin(phone, userId, '1234')).statusCode).toBe(200)
  expect([4, 5, 6, 7, 30].map(lockMs)).toEqual([0, 60_000, 120_000, 240_000, 86_400_000])
})

test('many wrong PINs at once are counted one by one', async () => {
  const { userId, phone } = await waiterOnPhone('4711')
  const answers = await Promise.all(Array.from({ length: 9 }, () => signInByPin(phone, userId, '0000')))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429])
})

test('whoever only has a PIN is gone with his place in the house', async () => {
  const { userId } = await waiterOnPhone('4711')
  expect((await house.ask(owner, 'PATCH', at(`/members/${userId}`), { role: 'owner' })).statusCode).toBe(409)
  expect((await house.ask(owner, 'DELETE', at(`/members/${userId}`))).statusCode).toBe(200)
  const left = await house.storage.across((db) =>
    db.selectFrom('auth.user').select('id').where('id', '=', userId).execute(),
  )
  expect(left).toEqual([])
})

test('a key carries no more than its maker has, is shown once, and ends with its maker', async () => {
  const maker = await house.person(ours, 'owner')
  const make = (scopes: string[]) => house.ask(maker, 'POST', at('/keys'), { name: 'Caja', scopes })
  expect((await make(['models.write'])).statusCode).toBe(403)
  expect((await make(['team.write'])).statusCode).toBe(403)
  const { key, secret } = (await make(['house.read'])).json()
  expect(secret).toMatch(/^mk_[\w-]{43}$/)
  const till: Caller = { headers: { authorization: `Bearer ${secret}` }, userId: '' }
  expect((await house.ask(till, 'GET', at())).statusCode).toBe(200)
  expect((await house.ask(till, 'PATCH', at(), { city: 'x' })).statusCode).toBe(403)
  expect(JSON.stringify((await house.ask(maker, 'GET', at('/keys'))).json())).not.toContain(secret.slice(8))
  await house.ask(owner, 'PATCH', at(`/members/${maker.userId}`), { role: 'waiter' })
  expect((await house.ask(till, 'GET', at())).statusCode).toBe(401)
  expect((await house.ask(owner, 'DELETE', at(`/keys/${key.id}`))).statusCode).toBe(404)
})

test('a key with all rights over people makes nobody', async () => {
  const key = await house.key(ours, ['team.write', 'house.write', 'house.read'])
  const asKey = (method: 'POST' | 'DELETE', path: string, body: object) => house.ask(key, method, at(path), body)
  expect((await asKey('POST', '/invitations', { email: 'z@example.pe', role: 'owner' })).statusCode).toBe(403)
  expect((await asKey('POST', '/keys', { name: 'x', scopes: ['house.read'] })).statusCode).toBe(403)
  expect((await asKey('POST', '/support', { hours: 1 })).statusCode).toBe(403)
  expect((await asKey('DELETE', '', { confirm: ours.slug })).statusCode).toBe(403)
})

test('the platform sees a house while its owner lets it, and each look is in the log', async () => {
  const admin = await house.admin()
  expect((await house.ask(admin, 'GET', at())).statusCode).toBe(403)
  await house.ask(owner, 'POST', at('/support'), { hours: 2 })
  expect((await house.ask(admin, 'GET', at())).statusCode).toBe(200)
  expect((await house.ask(admin, 'GET', at('/wines'))).statusCode).toBe(200)
  expect((await house.ask(admin, 'PATCH', at(), { city: 'x' })).statusCode).toBe(403)
  expect((await actions()).filter((action: string) => action === 'support.looked_in')).toHaveLength(1)
  await house.ask(owner, 'DELETE', at('/support'))
  expect((await house.ask(admin, 'GET', at())).statusCode).toBe(403)
})

test('only what signing in needs is let through to the account library', async () => {
  const others = [
    'organization/create',
    'organization/list',
    'list-sessions',
    'update-user',
    'delete-user',
    'ok',
    'error',
  ]
  for (const path of [
    ...others,
    'start-session',
    'admin/list-users',
    'sign-in/social',
    'change-email',
    'link-social',
  ]) {
    for (const method of ['GET', 'POST'] as const) {
      const payload = method === 'POST' ? { payload: {} } : {}
      const response = await house.raw({ method, url: `/api/auth/${path}`, headers: owner.headers, ...payload })
      expect(response.statusCode, `${method} ${path}`).toBe(404)
    }
  }
})

test('asking for a new password says the same for everybody; the link on the console gives one, and ends old sessions', async () => {
  const email = `${owner.userId}@example.pe`
  const ask = (address: string) =>
    house.raw({ method: 'POST', url: '/api/auth/request-password-reset', payload: { email: address } })
  const [known, unknown] = [await ask(email), await ask('nobody@example.pe')]
  expect([known.statusCode, known.payload]).toEqual([unknown.statusCode, unknown.payload])
  const link = /clave\?token=(\S+)/.exec(house.said.findLast((text) => text.includes('/clave')) ?? '')
  const payload = { token: link?.[1], newPassword: PASSWORD }
  const reset = await house.raw({ method: 'POST', url: '/api/auth/reset-password', payload })
  expect(reset.statusCode).toBe(200)
  expect((await house.ask(owner, 'GET', '/me')).json().user).toBeNull()
  owner = { ...cookiesOf(await signIn(email)), userId: owner.userId }
  expect((await house.ask(owner, 'GET', '/me')).json().user.name).toBe('Rosa')
})

test('signing in is slowed down', async () => {
  const tries = await Promise.all(Array.from({ length: 12 }, () => signIn('nobody@example.pe')))
  const refused = tries.filter(({ statusCode }) => statusCode === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.headers['retry-after']).toBeDefined()
  expect(refused[0]?.json().code).toBe('rate_limited')
})

test('a page of another site writes nothing with the cookie of ours', async () => {
  const from = (headers: Record<string, string>) => house.ask(owner, 'PATCH', at(), { city: 'Lima' }, headers)
  expect((await from({ origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await from({ origin: 'null' })).statusCode).toBe(403)
  expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await from({ origin: 'http://localhost', host: 'localhost' })).statusCode).toBe(200)
})

test.each(['\u0000', 'Ana\u0000', 'x'.repeat(121), '   '])(
  'a name like %j is refused, and nothing fails',
  async (name) => {
    const posts: [string, object][] = [
      [at('/members'), { name, role: 'waiter', pin: '4711' }],
      [at('/devices'), { name }],
      [at('/keys'), { name, scopes: ['house.read'] }],
      ['/restaurants', { name }],
    ]
    for (const [path, body] of posts) expect((await house.ask(owner, 'POST', path, body)).statusCode, path).toBe(400)
    expect((await house.ask(owner, 'PATCH', at(), { city: '\u0000' })).statusCode).toBe(400)
    expect((await house.ask(owner, 'DELETE', at('/members/%00'))).statusCode).toBe(400)
  },
)

test('whoever signs up on a platform runs nothing, and owns what he makes', async () => {
  const payload = { name: 'Ida', email: 'ida@example.pe', password: PASSWORD, isAdmin: true }
  const signUp = await house.raw({ method: 'POST', url: '/api/auth/sign-up/email', payload })
  if (signUp.statusCode === 200) {
    const ida = cookiesOf(signUp)
    expect((await house.ask(ida, 'GET', '/me')).json().user.is_admin).toBe(false)
  } else expect(signUp.statusCode).toBe(400)
  const plain = await house.raw({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Ivo', email: 'ivo@example.pe', password: PASSWORD },
  })
  const ivo = cookiesOf(plain)
  const made = await house.ask(ivo, 'POST', '/restaurants', { name: 'De Ivo' })
  expect(made.statusCode).toBe(201)
  expect((await house.ask(ivo, 'GET', '/me')).json().memberships).toMatchObject([{ slug: 'de-ivo', role: 'owner' }])
})
