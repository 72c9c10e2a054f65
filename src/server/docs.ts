/** The API described by its own schemas: /api/openapi.json, and a page to try it at /api/docs. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Access } from './auth/guard.ts'
import { EXAMPLES } from './examples.ts'
import type { Server } from './route.ts'
import { type SampledSchema, sampleOf } from './sample.ts'

export async function addDocs(server: Server, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Maridaje',
        version,
        description: 'Which wine of a restaurant’s own list goes with each dish of its own menu, and why.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key of a house: mk_…' },
          session: { type: 'apiKey', in: 'cookie', name: 'maridaje.session_token', description: 'After signing in' },
        },
      },
      tags: [
        { name: 'pairings', description: 'Wines for dishes' },
        { name: 'profiles', description: 'What a text says about a dish or a wine' },
        { name: 'restaurants', description: 'Menus and lists' },
        { name: 'menu', description: 'Dishes of the house: specials, sold out, versions' },
        { name: 'wines', description: 'Wines of the house: prices, stock, open bottles, versions' },
        { name: 'imports', description: 'Menus and lists as they are, read and reviewed line by line' },
        { name: 'curation', description: 'What the house decides: pins, vetoes, notes, its own numbers' },
        { name: 'planning', description: 'Wines for a table or a tasting menu, dishes for a wine' },
        { name: 'insight', description: 'Coverage, gaps, redundant wines, sales' },
        { name: 'service', description: 'The evening: bundle for the phone, briefing, what was chosen' },
        { name: 'people', description: 'Accounts, teams, phones, keys; what is kept of a house, and its end' },
        { name: 'guests', description: 'The menu for people: print, code, link, snippet' },
        { name: 'learning', description: 'Principles and questions for enthusiasts' },
        { name: 'operations', description: 'Whether the service works' },
      ],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      return { schema: { ...schema, ...rightsOf(route.route.config?.access) }, url }
    },
    transformObject: (document) =>
      tidySchemas(withExamples(jsonSchemaTransformObject(document) as OpenAPIV3_1.Document)),
  })
}

/** After the routes: it shows those that are there. */
export async function addDocsPage(server: Server): Promise<void> {
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
  await server.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { url: '/api/openapi.json', deepLinking: true, tryItOutEnabled: true },
    // The page's own style sheet sets colours by style attributes; scripts stay files.
    transformStaticCSP: (header) => header.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  })
}

/** Who may ask: `x-right` names the right that the caller needs in the house. */
function rightsOf(access: Access | undefined): object {
  const anybody = {}
  const somebody = [{ key: [] }, { session: [] }]
  if (access === undefined || access === 'open') return { security: [anybody, ...somebody] }
  if (access === 'house.seen') return { security: [anybody, ...somebody], 'x-right': access }
  if (access === 'signed_in') return { security: [{ session: [] }] }
  return { security: somebody, 'x-right': access }
}

/**
 * Every operation with a body gets an example that can be sent as it is, every answer one made from its form, and every
 * failure its form.
 */
function withExamples(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const schemas = (document.components?.schemas ?? {}) as Record<string, SampledSchema>
  for (const methods of Object.values(document.paths ?? {})) {
    for (const operation of [methods?.get, methods?.post, methods?.put, methods?.patch, methods?.delete]) {
      if (!operation) continue
      const example = EXAMPLES[operation.operationId ?? '']
      const body = operation.requestBody
      const json = body && 'content' in body ? body.content['application/json'] : undefined
      if (json && example !== undefined) json.example = example
      for (const parameter of operation.parameters ?? [])
        if ('in' in parameter && parameter.in === 'path') parameter.example = PATH_EXAMPLES[parameter.name] ?? AN_ID
      for (const response of Object.values(operation.responses ?? {})) {
        const answer = 'content' in response ? response.content?.['application/json'] : undefined
        if (answer?.schema) answer.example = sampleOf(answer.schema as SampledSchema, schemas)
      }
      operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } }
    }
  }
  const problem = { schema: { $ref: '#/components/schemas/Problem' }, example: EXAMPLES.problem }
  document.components = {
    ...document.components,
    responses: {
      Problem: { description: 'What went wrong (RFC 9457)', content: { 'application/problem+json': problem } },
    },
  }
  return document
}

/**
 * Every registered schema comes twice, as it enters (`…Input`) and as it leaves. Only what is used stays, and what is
 * used one way alone keeps its plain name.
 */
function tidySchemas(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const all = document.components?.schemas ?? {}
  const used = new Set<string>()
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(REFERENCE)) {
      if (used.has(name)) continue
      used.add(name)
      visit(all[name])
    }
  }
  visit(document.paths)
  visit(document.components?.responses)
  const nameOf = (name: string) => {
    const plain = name.replace(/Input$/, '')
    return plain !== name && plain in all && !used.has(plain) ? plain : name
  }
  const schemas = Object.fromEntries([...used].sort().map((name) => [nameOf(name), all[name]]))
  const tidy = { ...document, components: { ...document.components, schemas } }
  return JSON.parse(
    JSON.stringify(tidy).replace(REFERENCE, (_, name: string) => `"#/components/schemas/${nameOf(name)}"`),
  )
}

const AN_ID = '0199c0de-0000-7000-8000-000000000001'
const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  restaurant: 'demo',
  day: '2026-11-26',
  row: '3',
  version: '2',
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g
