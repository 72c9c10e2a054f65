/** The shared phones of a house: enrolled by a link, opened by PINs. */
import { z } from 'zod'
import {
  Device,
  DeviceLink,
  Done,
  EnrolledDevice,
  Enrolment,
  NewDevice,
  PinSignIn,
  Staff,
} from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import { setDeviceCookie } from '../auth/cookies.ts'
import type { Gate } from '../auth/gate.ts'
import { requirePhone } from '../auth/phones.ts'
import { PIN_SESSION_S, signInWith } from '../auth/start-session.ts'
import { originOf } from '../origin.ts'
import type { Route, SiteConfig } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofDevice = ofHouse.extend({ device: z.uuid() })

export const devices =
  (gate: Gate | null, config: SiteConfig): Route =>
  (server, app) => {
    server.get(
      '/restaurants/:restaurant/devices',
      {
        config: { access: 'team.write' },
        schema: {
          operationId: 'listDevices',
          tags: ['people'],
          summary: 'The shared phones of this house',
          params: ofHouse,
          response: { 200: page(Device) },
        },
      },
      async ({ restaurantId }) => ({ items: await app.house.team.devices(restaurantId), next: null }),
    )
    server.post(
      '/restaurants/:restaurant/devices',
      {
        config: { access: 'team.write', isSecret: true },
        schema: {
          operationId: 'addDevice',
          tags: ['people'],
          summary: 'Makes a link that enrols the phone it is opened on, within the hour, once',
          params: ofHouse,
          body: NewDevice,
          response: { 201: DeviceLink },
        },
      },
      async (request, reply) => {
        const { who, restaurantId, body } = request
        const { device, code, expiresAt } = await app.house.team.addDevice(who, restaurantId, body.name)
        // After the # nothing is sent to any server, and no log has it.
        const url = `${originOf(request, config.publicUrl)}/telefono#${code}`
        return reply.code(201).send({ device, url, expires_at: expiresAt.toISOString() })
      },
    )
    server.delete(
      '/restaurants/:restaurant/devices/:device',
      {
        config: { access: 'team.write' },
        schema: {
          operationId: 'revokeDevice',
          tags: ['people'],
          summary: 'Ends a phone and every session on it',
          params: ofDevice,
          response: { 200: Done },
        },
      },
      async ({ who, restaurantId, params }) => {
        await app.house.team.revokeDevice(who, restaurantId, params.device)
        return { done: true as const }
      },
    )
    server.post(
      '/devices/enrol',
      {
        config: { access: 'open', rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          operationId: 'enrolDevice',
          tags: ['people'],
          summary: 'Makes the phone that asks one of the house, by the code of its link',
          body: Enrolment,
          response: { 200: EnrolledDevice },
        },
      },
      async ({ body }, reply) => {
        const { device, secret } = await app.house.team.enrol(body.code)
        setDeviceCookie(reply, secret, config.publicUrl?.startsWith('https:') ?? false)
        return device
      },
    )
    server.get(
      '/devices/staff',
      {
        config: { access: 'open' },
        schema: {
          operationId: 'listStaff',
          tags: ['people'],
          summary: 'Who may sign in with a PIN on this phone',
          response: { 200: page(Staff) },
        },
      },
      async (request) => ({ items: await app.house.team.staff(await requirePhone(app, request)), next: null }),
    )
    server.post(
      '/devices/session',
      {
        config: { access: 'open', rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          operationId: 'signInByPin',
          tags: ['people'],
          summary: 'Signs in with a PIN, on an enrolled phone, for one shift',
          body: PinSignIn,
          response: { 200: Done },
        },
      },
      async (request, reply) => {
        const { id, restaurant_id, ...phone } = await requirePhone(app, request)
        const userId = await app.house.team.pinSignIn({ id, restaurant_id, ...phone }, request.body)
        const session = { userId, phone: { id, restaurantId: restaurant_id }, lifetimeS: PIN_SESSION_S }
        await signInWith(gate, reply, session)
        return { done: true as const }
      },
    )
  }
