/** Signing in and what leads there; sessions are cookies, so nothing of them is kept here. */
import type { InvitationAnswer, InvitationCard, SetupRequest, Staff } from '../../contract/house/people.ts'
import type { HouseSettings, NewRestaurant } from '../../contract/house/restaurants.ts'
import { call, read, write } from './send.ts'

/** The account library speaks at its own address. */
function toAccounts(path: string, body: object): Promise<unknown> {
  return call(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

export const signIn = (email: string, password: string) => toAccounts('/sign-in/email', { email, password })

export const signUp = (name: string, email: string, password: string) =>
  toAccounts('/sign-up/email', { name, email, password })

export const requestPassword = (email: string) =>
  toAccounts('/request-password-reset', { email, redirectTo: `${location.origin}/clave` })

export const setPassword = (token: string, newPassword: string) => toAccounts('/reset-password', { token, newPassword })

export const setUp = (request: SetupRequest) => write<unknown>('/setup', { method: 'POST', body: request })

export const fetchInvitation = (id: string, signal: AbortSignal) =>
  read<InvitationCard>(`/invitations/${encodeURIComponent(id)}`, signal)

export const acceptInvitation = (id: string, answer: InvitationAnswer) =>
  write<unknown>(`/invitations/${encodeURIComponent(id)}/accept`, { method: 'POST', body: answer })

export const enrolPhone = (code: string) => write<unknown>('/devices/enrol', { method: 'POST', body: { code } })

export const fetchStaff = (signal: AbortSignal) => read<{ items: Staff[] }>('/devices/staff', signal)

export const signInWithPin = (userId: string, pin: string) =>
  write<unknown>('/devices/session', { method: 'POST', body: { user_id: userId, pin } })

export const openRestaurant = (request: NewRestaurant) =>
  write<HouseSettings>('/restaurants', { method: 'POST', body: request })
