/**
 * `npm run client`: a typed client of the API in dist/client, made from the document of the program itself (or, with an
 * address behind it, from a server that runs). openapi-typescript needs TypeScript's own compiler API: that of 5.9.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTs, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { createApp } from '../src/app/create.ts'
import { buildServer } from '../src/server/build.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, 'dist', 'client')

/** Writes the client into a folder. */
export async function writeClient(document: Parameters<typeof openapiTs>[0], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const types = await openapiTs(document)
  writeFileSync(join(folder, 'schema.d.ts'), `${COMMENT_HEADER}${astToString(types)}`)
  writeFileSync(join(folder, 'client.ts'), CLIENT)
  const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(version), null, 2)}\n`)
}

/** The document of this checkout, without a server or a database. */
export async function ownDocument(): Promise<string> {
  const app = await createApp({ root: ROOT })
  const server = await buildServer(app, { root: ROOT, logLevel: 'silent', trustProxy: false, publicUrl: undefined })
  try {
    return (await server.inject('/api/openapi.json')).payload
  } finally {
    await server.close()
    await app.close()
  }
}

const CLIENT = `/** The API of Maridaje, typed. Generated: npm run client. */
import createClient, { type Client, type ClientOptions } from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type Maridaje = Client<paths>
export type Schemas = components['schemas']

/** @param options.key an API key of the house; without one, what everybody may ask */
export function maridaje({ key, ...options }: ClientOptions & { key?: string } = {}): Maridaje {
  const client = createClient<paths>(options)
  if (key)
    client.use({
      onRequest({ request }) {
        request.headers.set('authorization', \`Bearer \${key}\`)
        return request
      },
    })
  return client
}
`

function manifestOf(version: string) {
  return {
    name: 'maridaje-client',
    version,
    type: 'module',
    private: true,
    exports: { '.': './client.ts' },
    dependencies: { 'openapi-fetch': '^0.17.0' },
  }
}

if (import.meta.main) {
  const [address] = process.argv.slice(2)
  const document = address ? await (await fetch(new URL('/api/openapi.json', address))).text() : await ownDocument()
  await writeClient(document, resolve(OUT))
  process.stdout.write(`${OUT}: schema.d.ts, client.ts\n`)
}
