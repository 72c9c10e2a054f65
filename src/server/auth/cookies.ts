/** Cookies of our own beside those of the account library: the secret that an enrolled phone is known by. */
import type { FastifyReply, FastifyRequest } from 'fastify'

/** As long as browsers allow. */
const DEVICE_S = 400 * 86_400
const DEVICE = 'maridaje.device'

export function deviceSecretOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  return cookieNamed(headers.cookie, DEVICE)
}

/** @param isSecure whether the address is HTTPS: the cookie then never leaves it */
export function setDeviceCookie(reply: FastifyReply, secret: string, isSecure: boolean): void {
  const name = isSecure ? `__Secure-${DEVICE}` : DEVICE
  const attributes = `Max-Age=${DEVICE_S}; Path=/api/v1; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  reply.header('set-cookie', `${name}=${secret}; ${attributes}`)
}

/** The session's value, with or without HTTPS. */
export function sessionOf(cookies: string | undefined): string | null {
  return cookieNamed(cookies, 'maridaje.session_token')
}

function cookieNamed(cookies: string | undefined, wanted: string): string | null {
  for (const cookie of cookies?.split(';') ?? []) {
    const [name = '', value] = cookie.trim().split('=', 2)
    if (name.replace(/^__Secure-/, '') === wanted && value) return value
  }
  return null
}
