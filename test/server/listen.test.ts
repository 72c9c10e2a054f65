import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server as NetServer } from 'node:net'
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

test('a request on its way on an open connection while the server ends is answered', async () => {
  let release = () => {}
  let begun = () => {}
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const plain = fakeApp()
  const server = await quietServer(
    fakeApp({
      pairDishes: async (request) => {
        begun()
        await held
        return plain.pairDishes(request)
      },
    }),
  )
  const url = new URL(await server.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(url.port), url.hostname)
  let got = ''
  socket.on('data', (piece) => {
    got += piece
  })
  const body = JSON.stringify({ dishes: ['ceviche'] })
  socket.write(
    `POST /api/v1/pairings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  await isBegun
  const closed = server.close()
  socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
  await new Promise((resolve) => setImmediate(resolve))
  release()
  await Promise.all([closed, once(socket, 'close')])
  expect(got.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
})
