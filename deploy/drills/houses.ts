/** Three houses with their people, made as people would make them: signing up, importing, inviting, enrolling a phone. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Guest } from './guest.ts'
import { type ListFile, listsOf } from './lists.ts'
import type { Stage } from './stage.ts'

export interface House {
  slug: string
  owner: Guest
  ownerEmail: string
  sommelier: Guest
  waiters: Guest[]
  dishes: { id: string; dish: string; kind: string }[]
  wines: { id: string; name: string; kind: string; revision: string }[]
}

export const PASSWORD = 'una clave de la función'
const READ_LIMIT_MS = 120_000

export async function openHouses(stage: Stage, names: readonly string[]): Promise<House[]> {
  const houses: House[] = []
  for (const [index, name] of names.entries()) houses.push(await openHouse(stage, name, index))
  return houses
}

export async function openAdmin(stage: Stage): Promise<Guest> {
  const email = 'admin@maridaje.example'
  const link = await stage.command('user', 'add', email, '--name', 'Admin', '--admin')
  const token = new URL(link.trim()).searchParams.get('token') ?? ''
  const admin = new Guest(stage.proxy.url, 'admin')
  await admin.need('POST', '/api/auth/reset-password', { token, newPassword: PASSWORD })
  await admin.need('POST', '/api/auth/sign-in/email', { email, password: PASSWORD })
  return admin
}

async function openHouse(stage: Stage, name: string, index: number): Promise<House> {
  const { url } = stage.proxy
  const owner = new Guest(url, `owner of ${name}`)
  const ownerEmail = `owner${index}@maridaje.example`
  await owner.need('POST', '/api/auth/sign-up/email', {
    name: `Dueña ${index}`,
    email: ownerEmail,
    password: PASSWORD,
  })
  const { slug } = await owner.need<{ slug: string }>('POST', '/restaurants', { name, city: 'Lima' })
  const lists = listsOf(index)
  await bring(owner, slug, 'menu', lists.menu)
  await bring(owner, slug, 'wines', lists.wines)
  const sommelier = new Guest(url, `sommelier of ${name}`)
  const email = `sommelier${index}@maridaje.example`
  const invitation = await owner.need<{ url: string }>('POST', `/restaurants/${slug}/invitations`, {
    email,
    role: 'sommelier',
  })
  const id = new URL(invitation.url).pathname.split('/').at(-1)
  await sommelier.need('POST', `/invitations/${id}/accept`, { name: `Sommelier ${index}`, password: PASSWORD })
  await sommelier.need('POST', '/api/auth/sign-in/email', { email, password: PASSWORD })
  const waiters: Guest[] = []
  for (const n of [1, 2]) waiters.push(await openWaiter(url, owner, slug, `Mozo ${index}${n}`))
  const { items: dishes } = await owner.need<{ items: House['dishes'] }>('GET', `/restaurants/${slug}/dishes`)
  const { items: wines } = await owner.need<{ items: House['wines'] }>('GET', `/restaurants/${slug}/list?limit=500`)
  return {
    slug,
    owner,
    ownerEmail,
    sommelier,
    waiters,
    dishes: dishes.filter(({ kind }) => kind === 'food'),
    wines: wines.filter(({ kind }) => kind === 'wine'),
  }
}

async function openWaiter(url: string, owner: Guest, slug: string, name: string): Promise<Guest> {
  const pin = '2468'
  const { user_id: userId } = await owner.need<{ user_id: string }>('POST', `/restaurants/${slug}/members`, {
    name,
    role: 'waiter',
    pin,
  })
  const { url: link } = await owner.need<{ url: string }>('POST', `/restaurants/${slug}/devices`, {
    name: `teléfono de ${name}`,
  })
  const phone = new Guest(url, name)
  await phone.need('POST', '/devices/enrol', { code: new URL(link).hash.slice(1) })
  await phone.need('POST', '/devices/session', { user_id: userId, pin })
  return phone
}

/** An import, its review read, and published. */
async function bring(owner: Guest, slug: string, kind: 'menu' | 'wines', file: ListFile): Promise<void> {
  const { id } = await owner.need<{ id: string }>('POST', `/restaurants/${slug}/imports`, {
    kind,
    file,
  })
  const until = performance.now() + READ_LIMIT_MS
  for (;;) {
    const { state, error } = await owner.need<{ state: string; error: string | null }>(
      'GET',
      `/restaurants/${slug}/imports/${id}`,
    )
    if (state === 'review') break
    if (state === 'failed' || performance.now() > until)
      throw new Error(`the import of ${slug} is ${state}: ${error ?? 'too slow'}`)
    await sleep(300)
  }
  await owner.need('POST', `/restaurants/${slug}/imports/${id}/publish`, { mode: 'replace' })
}
