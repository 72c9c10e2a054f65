/** Values from a JSON Schema of the document: such as it allows, and such as it does not. */
import fc, { type Arbitrary } from 'fast-check'

export interface Schema {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  pattern?: string
  format?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

export type Schemas = Readonly<Record<string, Schema>>

/** Text as people, menus and enemies write it. */
const TEXTS = [
  'Ceviche de pescado',
  'CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA',
  'Tacama Selección Especial 2020',
  'más picante',
  'es',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '🍷'.repeat(40),
  "'; drop table wine; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  'ª'.repeat(500),
  '=HYPERLINK("http://x")',
  '-1',
  '1e999',
]
const FORMATS: Readonly<Record<string, Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.constantFrom('ana@example.pe', 'a+b@example.com'),
  date: fc.constantFrom('2026-11-26', '0001-01-01', '9999-12-31', '2024-02-29'),
  'date-time': fc.constantFrom('2026-11-26T20:15:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'),
  uri: fc.constantFrom('https://example.com/carta.pdf', 'http://127.0.0.1/'),
  base64: fc.constantFrom('', 'UGxhdG8sUHJlY2lvCkNldmljaGUsMzgK', 'JVBERi0xLjQK', 'iVBORw0KGgo='),
}
const DEPTH = 5
const SAFE_INTEGER = 2_147_483_647

/** Something that the schema allows, or nearly: patterns and lengths are kept where that is easy. */
export function allowed(schema: Schema, schemas: Schemas, depth = 0): Arbitrary<unknown> {
  const deeper = (inner: Schema) => allowed(inner, schemas, depth + 1)
  if (schema.$ref) return deeper(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return fc.oneof(...branches.map(deeper))
  if (schema.allOf) return fc.tuple(...schema.allOf.map(deeper)).map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -100, -SAFE_INTEGER),
        max: Math.min(schema.maximum ?? 1_000, SAFE_INTEGER),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000, noNaN: true })
    case 'string':
      return allowedText(schema)
    case 'array': {
      const minLength = schema.minItems ?? 0
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 3, depth > DEPTH ? minLength : 3))
      return fc.array(deeper(schema.items ?? {}), { minLength, maxLength })
    }
    case 'object':
      return allowedObject(schema, deeper, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function allowedText({ format, pattern, minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> {
  const known = FORMATS[format ?? '']
  if (known) return known
  if (pattern) {
    try {
      return fc.stringMatching(new RegExp(pattern))
    } catch {
      return fc.string()
    }
  }
  const fits = TEXTS.filter(({ length }) => length >= minLength && length <= maxLength)
  const wild = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 60) })
  return fits.length > 0 ? fc.oneof(fc.constantFrom(...fits), wild) : wild
}

function allowedObject(schema: Schema, deeper: (inner: Schema) => Arbitrary<unknown>, depth: number) {
  const required = new Set(schema.required)
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || depth <= DEPTH)
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null
  if (entries.length === 0 && more) return fc.dictionary(fc.constantFrom(...TEXTS), deeper(more), { maxKeys: 3 })
  const fields = Object.fromEntries(entries.map(([name, inner]) => [name, deeper(inner)]))
  return fc.record(fields, { requiredKeys: entries.map(([name]) => name).filter((name) => required.has(name)) })
}

/** Something where an allowed value was: of another kind, too large, too deep, named like a trap. */
const NONSENSE: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, -0.5, '', [], {}, [[[[]]]]),
  fc.constantFrom(...TEXTS),
  fc.constant('x'.repeat(20_000)),
  fc.constant(JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}')),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A body that was allowed, with one to three of its parts broken. */
export function broken(value: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(value, fc.array(fc.tuple(fc.nat(), NONSENSE, fc.boolean()), { minLength: 1, maxLength: 3 }))
    .map(([whole, breaks]) => {
      let next: unknown = structuredClone(whole)
      for (const [at, nonsense, isRemoved] of breaks) next = breakAt(next, at, structuredClone(nonsense), isRemoved)
      return next
    })
}

function breakAt(value: unknown, at: number, nonsense: unknown, isRemoved: boolean): unknown {
  if (typeof value !== 'object' || value === null) return nonsense
  const keys = Object.keys(value)
  const key = keys[at % (keys.length + 1)]
  if (key === undefined) return Array.isArray(value) ? nonsense : { ...value, [`extra${at % 7}`]: nonsense }
  const inner: unknown = Reflect.get(value, key)
  if (typeof inner === 'object' && inner !== null && at % 3 > 0)
    Reflect.set(value, key, breakAt(inner, Math.floor(at / 3), nonsense, isRemoved))
  else if (isRemoved) Reflect.deleteProperty(value, key)
  else Reflect.set(value, key, nonsense)
  return value
}

export const ANY_TEXT: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
