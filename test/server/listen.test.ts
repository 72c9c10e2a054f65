import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server as NetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forget, isFree, listen } from '../../src/server/listen.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

const home = mkdtempSync(join(tmpdir(), 'maridaje-listen-'))
let blocker: NetServer
let taken = 0
beforeAll(async () => {
  blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const address = blocker.address()
  taken = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  blocker.close()
  rmSync(home, { recursive: true })
})

const settings = (port: number, portIsChosen: boolean) => ({
  host: '127.0.0.1',
  port,
  portIsChosen,
  publicUrl: undefined,
  home,
})

test('a port that nobody asked for gives way to the next free one, and that is said', async () => {
  const server = await quietServer(fakeApp())
  const said: string[] = []
  const url = await listen(server, settings(taken, false), (text) => said.push(text))
  expect(url).not.toContain(`:${taken}/`)
  expect(said.join()).toContain(`port ${taken} is taken`)
  expect((await fetch(`${url}healthz`)).status).toBe(200)
  await server.close()
  forget(home)
})

test('a port that was asked for is taken or nothing is: the message names another', async () => {
  const server = await quietServer(fakeApp())
  const starting = listen(server, settings(taken, true), () => undefined)
  await expect(starting).rejects.toMatchObject({ code: 'port_taken', hint: expect.stringContaining('PORT=') })
  await server.close()
})

test('a free port is free', async () => {
  expect(await isFree('127.0.0.1', taken)).toBe(false)
})
