import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../src/sourcing/sites/unwrap.ts'

const CARTA = '<html><body>Lomo S/ 38 — ñ</body></html>'
const packed = gzipSync(CARTA)
const opened = async (content: string | Uint8Array) =>
  (await unwrap(Buffer.from(content), 'x')).map(({ bytes, url }) => [Buffer.from(bytes).toString(), url?.href ?? null])

const AT = 'https://casa.example/carta'
const har = (content: object) =>
  JSON.stringify({
    log: { entries: [{ request: { url: AT }, response: { content: { mimeType: 'text/html', ...content } } }] },
  })

describe('saved forms', () => {
  test.each([
    ['plain', CARTA, null],
    ['gzip', packed, null],
    ['gzip in gzip', gzipSync(packed), null],
    [
      'an answer with its head',
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'), packed]),
      null,
    ],
    ['HAR', har({ text: CARTA }), AT],
    ['HAR in base64', har({ encoding: 'base64', text: Buffer.from(CARTA).toString('base64') }), AT],
    ['HAR of compressed pieces', har({ encoding: 'base64', text: JSON.stringify([packed.toString('base64')]) }), AT],
    [
      'nock, compressed',
      JSON.stringify([
        {
          scope: 'https://casa.example:443',
          method: 'GET',
          path: '/carta',
          status: 200,
          response: [packed.toString('hex')],
        },
      ]),
      AT,
    ],
    [
      'nock, plain',
      JSON.stringify([{ scope: 'https://casa.example:443', path: '/carta', status: 200, response: CARTA }]),
      AT,
    ],
    [
      'VCR',
      `interactions:\n- request: {uri: '${AT}'}\n  response: {body: {string: !!binary ${packed.toString('base64')}}, headers: {}}\nversion: 1\n`,
      AT,
    ],
    [
      'VCR in Ruby',
      `http_interactions:\n- request: {uri: '${AT}'}\n  response: {body: {encoding: UTF-8, base64_string: ${Buffer.from(CARTA).toString('base64')}}, headers: {}}\n`,
      AT,
    ],
    [
      'VCR in Brotli',
      JSON.stringify({
        interactions: [
          {
            request: { uri: AT },
            response: {
              headers: { 'Content-Encoding': ['br'] },
              body: { base64_string: brotliCompressSync(CARTA).toString('base64') },
            },
          },
        ],
      }),
      AT,
    ],
    [
      'MHTML',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${AT}\r\n\r\n${Buffer.from(CARTA).toString('base64')}\r\n--b--`,
      AT,
    ],
  ])('%s', async (_, content, url) => {
    expect(await opened(content)).toEqual([[CARTA, url]])
  })
})

test('markup within an answer is a page', async () => {
  const [[text] = []] = await opened(JSON.stringify({ success: true, data: { html: '<ul><li>Lomo S/ 38</li></ul>' } }))
  expect(text).toBe('<html><body><ul><li>Lomo S/ 38</li></ul></body></html>')
})

test('a bomb is refused', async () => {
  await expect(unwrap(gzipSync(Buffer.alloc(60_000_000)), 'bomb')).rejects.toMatchObject({ code: 'too_large' })
})

test('a cassette made of aliases is refused', async () => {
  const bomb = `interactions:\n- &a [x, x, x, x, x, x, x, x, x]\n${Array.from(
    { length: 12 },
    (_, i) =>
      `- &a${i} [${Array(9)
        .fill(i === 0 ? '*a' : `*a${i - 1}`)
        .join(', ')}]`,
  ).join('\n')}\n`
  await expect(unwrap(Buffer.from(bomb), 'bomb')).rejects.toMatchObject({ code: 'unreadable_file' })
})

test('any bytes are opened or refused with a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .constantFrom(
            '{"log":',
            'interactions:\n- ',
            '[{"scope":',
            'HTTP/1.1 200\n',
            'MIME-Version: 1.0\nmultipart/related',
          )
          .map((text) => Buffer.from(text)),
      ),
      async (bytes) => {
        try {
          await unwrap(bytes, 'x')
        } catch (error) {
          expect(error).toMatchObject({ name: 'MaridajeError' })
        }
      },
    ),
  )
})
