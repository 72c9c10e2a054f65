/** The generated client: it compiles, it types what it should, and it talks to the server it was made from. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDocument, writeClient } from '../../scripts/client.ts'
import { ROOT } from '../../src/config.ts'
import type { Server } from '../../src/server/route.ts'
import { fakeApp } from './fake-app.ts'
import { quietServer } from './quiet-server.ts'

let folder: string
let server: Server
beforeAll(async () => {
  // Inside of the checkout, so that its packages are found.
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'dist', 'client-'))
  await writeClient(await ownDocument(), folder)
  server = await quietServer(fakeApp())
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server.close()
})

const PROGRAM = `
import { maridaje, type Schemas } from './client.ts'

const client = maridaje({ baseUrl: 'http://localhost', key: 'mk_x' })

export async function firstWine(dish: string): Promise<string | undefined> {
  const { data, error } = await client.POST('/api/v1/pairings', { body: { dishes: [dish], top: 3, lang: 'es' } })
  if (error) throw new Error(error.detail + error.code)
  const notes: Schemas['Note'][] = data.results[0]?.notes ?? []
  return data.results[0]?.recommendations[0]?.wine ?? notes[0]?.text
}

export async function house(restaurant: string): Promise<string[]> {
  const { data } = await client.GET('/api/v1/restaurants/{restaurant}/menus', { params: { path: { restaurant } } })
  return data?.items.map((item) => item.dish) ?? []
}

// @ts-expect-error there is no such address
client.GET('/api/v1/nothing')
// @ts-expect-error a dish is a text or an object
client.POST('/api/v1/pairings', { body: { dishes: [1] } })
// @ts-expect-error the house is missing
client.GET('/api/v1/restaurants/{restaurant}/menus')
`

test('a program that uses it compiles, and one that uses it wrongly does not', () => {
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
  const options = { strict: true, noEmit: true, target: 'es2022', module: 'nodenext', allowImportingTsExtensions: true }
  const config = {
    compilerOptions: { ...options, types: [], skipLibCheck: false },
    files: ['program.ts', 'schema.d.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

test('it talks to the server, with its key', async () => {
  const { maridaje } = await import(pathToFileURL(join(folder, 'client.ts')).href)
  const baseUrl = await server.listen({ port: 0, host: '127.0.0.1' })
  const sent: string[] = []
  server.server.on('request', ({ headers }) => sent.push(String(headers.authorization)))
  const client = maridaje({ baseUrl, key: 'mk_secret' })
  const { data } = await client.POST('/api/v1/pairings', { body: { dishes: ['Ceviche'] } })
  expect(data.results[0].dish).toBe('Ceviche')
  const { error } = await client.POST('/api/v1/pairings', { body: { dishes: 'Ceviche' } })
  expect(error).toMatchObject({ code: 'bad_input', status: 400 })
  expect(sent).toEqual(['Bearer mk_secret', 'Bearer mk_secret'])
})
