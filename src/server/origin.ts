/** Where this server is found: as configured, else as the request named it. */
import type { FastifyRequest } from 'fastify'

const HOST = /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i

/** @returns the address without a slash at its end */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>, publicUrl: string | undefined) {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '')
  return `${protocol}://${HOST.test(host) ? host : 'localhost'}`
}
