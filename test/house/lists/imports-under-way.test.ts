/** Imports from their beginning to their end: what they read goes on, is cancelled, fails with a sentence, makes room. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pdfmake from 'pdfmake'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runImport } from '../../../src/app/imports/run-import.ts'
import type { Caller, HouseOfTest } from '../scratch-house.ts'
import { fileOf, type ListHouse, listHouse } from './list-house.ts'

let house: ListHouse
let ours: HouseOfTest
let owner: Caller
beforeAll(async () => {
  house = await listHouse()
  ours = await house.restaurant()
  owner = await house.person(ours, 'owner')
})
afterAll(() => house.close())

const MENU = `FONDOS
Lomo saltado  S/ 49.00
`
const at = (path: string) => `/restaurants/${ours.id}${path}`

test('a locked PDF asks for one without a password; without it its pages are told one by one', async () => {
  const pdfOf = async (userPassword?: string) => {
    pdfmake.setFonts({ Times: { normal: 'Times-Roman' } })
    pdfmake.setLocalAccessPolicy((path) => path.startsWith('Times-'))
    pdfmake.setUrlAccessPolicy(() => false)
    const page = ['FONDOS', 'Lomo saltado  S/ 49.00', 'Seco de res  S/ 42.00']
    const content = [...page, { text: 'POSTRES', pageBreak: 'before' as const }, 'Suspiro de canela  S/ 22.00']
    const given = { content, defaultStyle: { font: 'Times' }, ...(userPassword && { userPassword }) }
    return fileOf('carta.pdf', await pdfmake.createPdf(given).getBuffer())
  }
  const locked = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', file: await pdfOf('secreto') })
  await expect(runImport(house.around, ours.id, locked.json().id)).rejects.toThrow(/password/)
  const failed = (await house.ask(owner, 'GET', at(`/imports/${locked.json().id}`))).json()
  expect(failed.failure).toMatchObject({ code: 'locked', hint: { es: expect.stringContaining('sin contraseña') } })
  const said: string[] = []
  const progress = (_: number, message: string) => void said.push(message)
  const review = await house.bring(owner, ours, { kind: 'menu', file: await pdfOf() }, { progress })
  expect(said).toEqual(expect.arrayContaining(['página / page 1 / 2', 'página / page 2 / 2']))
  expect(review.rows.map(({ page, fields }) => [page, fields?.section, fields?.dish])).toEqual([
    [1, 'FONDOS', 'Lomo saltado'],
    [1, 'FONDOS', 'Seco de res'],
    [2, 'POSTRES', 'Suspiro de canela'],
  ])
})

test('a link is fetched as a guest would, once; a reader that was killed goes on with what was fetched', async () => {
  let asked = 0
  const site = createServer((request, response) => {
    if (request.url !== '/robots.txt') asked++
    response.setHeader('content-type', 'text/html')
    response.end(
      request.url === '/robots.txt'
        ? ''
        : '<h2>Fondos</h2><ul><li>Lomo saltado <b>S/ 49</b></li><li>Ají de gallina <b>S/ 38</b></li><li>Seco de res <b>S/ 42</b></li></ul>',
    )
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  const clock = { now: () => Date.now(), sleep: async () => undefined }
  const fetching = { allow: { address: () => true, ports: [port] }, clock }
  const made = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', url: 'http://carta.example.pe/menu' })
  const { id } = made.json()
  await house.storage.write(ours.id, (rows) =>
    rows
      .updateTable('import')
      .set({ name: `http://127.0.0.1:${port}/carta` })
      .where('id', '=', id)
      .execute(),
  )
  const stop = new AbortController()
  const progress = (_: number, said: string) => said.endsWith('/ reading') && stop.abort(new Error('killed'))
  await expect(runImport(house.around, ours.id, id, { fetching, signal: stop.signal, progress })).rejects.toThrow(
    'killed',
  )
  expect((await house.ask(owner, 'GET', at(`/imports/${id}`))).json().state).toBe('reading')
  expect(await runImport(house.around, ours.id, id, { fetching })).toMatchObject({ rows: 3, keep: 3 })
  expect(asked).toBe(1)
  site.close()
})

test('what is cancelled ends, and what is over is thrown away', async () => {
  const made = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', text: MENU })
  const { id, job_id: job } = made.json()
  expect((await house.ask(owner, 'DELETE', at(`/imports/${id}`))).statusCode).toBe(204)
  expect((await house.ask(owner, 'GET', at(`/imports/${id}`))).json().state).toBe('cancelled')
  expect((await house.ask(owner, 'GET', at(`/jobs/${job}`))).json().state).toBe('cancelled')
  expect((await house.ask(owner, 'DELETE', at(`/imports/${id}`))).statusCode).toBe(204)
  expect((await house.ask(owner, 'GET', at(`/imports/${id}`))).statusCode).toBe(404)
})

test('a job that was cancelled while it read leaves a cancelled import', async () => {
  const made = await house.ask(owner, 'POST', at('/imports'), { kind: 'menu', text: MENU })
  const { id, job_id: job } = made.json()
  await house.storage.write(ours.id, (rows) =>
    rows.updateTable('job').set({ state: 'running', cancel_asked_at: new Date() }).where('id', '=', job).execute(),
  )
  const stop = new AbortController()
  const run = runImport(house.around, ours.id, id, {
    signal: stop.signal,
    progress: (_, said) => {
      if (said.endsWith('/ reading')) stop.abort(new Error('cancelled'))
    },
  })
  await expect(run).rejects.toThrow('cancelled')
  expect((await house.ask(owner, 'GET', at(`/imports/${id}`))).json()).toMatchObject({ state: 'cancelled', rows: [] })
})

test('more lines than are taken fail with a sentence', async () => {
  const text = `FONDOS\n${Array.from({ length: 5_002 }, (_, i) => `Lomo saltado número ${i} S/ ${20 + (i % 30)}.00`).join('\n')}`
  const made = await house.ask(owner, 'POST', at('/imports'), {
    kind: 'menu',
    file: fileOf('carta.csv', text.replaceAll(' S/', ';S/').replace('FONDOS', 'plato;precio')),
  })
  await expect(runImport(house.around, ours.id, made.json().id)).rejects.toThrow(/5000/)
  const failed = (await house.ask(owner, 'GET', at(`/imports/${made.json().id}`))).json()
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'too_large' } })
}, 60_000)

test('imports are listed, the newest first, page by page', async () => {
  const theirs = await house.restaurant()
  const other = await house.person(theirs, 'owner')
  for (const text of ['Causa S/ 20', 'Ceviche S/ 30', 'Lomo saltado S/ 40'])
    await house.bring(other, theirs, { kind: 'menu', text })
  const read = async (query: string) =>
    (await house.ask(other, 'GET', `/restaurants/${theirs.id}/imports?limit=2${query}`)).json()
  const first = await read('')
  const second = await read(`&before=${first.next}`)
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
  expect(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size).toBe(3)
})

test('one house has only so many imports under way; cancelling makes room', async () => {
  const busy = await house.restaurant()
  const other = await house.person(busy, 'owner')
  const begin = () => house.ask(other, 'POST', `/restaurants/${busy.id}/imports`, { kind: 'menu', text: MENU })
  const begun: string[] = []
  for (let i = 0; i < 20; i++) begun.push((await begin()).json().id)
  expect((await begin()).statusCode).toBe(429)
  await house.ask(other, 'DELETE', `/restaurants/${busy.id}/imports/${begun[0]}`)
  expect((await begin()).statusCode).toBe(202)
})
