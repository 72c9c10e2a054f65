/** Until there is an account, whoever starts the program gets a link that makes the first: once, within a day. */
import type { App } from '../app/app.ts'

/** @param address where the server is found @returns null where there is an account already */
export async function firstAccountLink(app: App, address: string): Promise<string | null> {
  return (await app.people.hasAnybody()) ? null : setupLink(app, address)
}

export async function setupLink(app: App, address: string): Promise<string> {
  return new URL(`/inicio?token=${await app.house.team.makeSetupLink()}`, address).href
}
