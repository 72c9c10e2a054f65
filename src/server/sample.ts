/** An example of an answer, made from its schema: names of fields say what stands in them. It follows every change of the schema by itself. */

export interface SampledSchema {
  $ref?: string
  type?: string | readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  properties?: Readonly<Record<string, SampledSchema>>
  required?: readonly string[]
  additionalProperties?: boolean | SampledSchema
  items?: SampledSchema | boolean
  prefixItems?: readonly SampledSchema[]
  minItems?: number
  minLength?: number
  minimum?: number
  maximum?: number
  format?: string
  pattern?: string
  anyOf?: readonly SampledSchema[]
  oneOf?: readonly SampledSchema[]
  allOf?: readonly SampledSchema[]
}

const ID = '0199c0de-0000-7000-8000-000000000001'
/** By the name of the field. */
const TEXTS: Readonly<Record<string, string>> = {
  id: ID,
  dish: 'Ceviche de pescado',
  wine: 'Intipalka Sauvignon Blanc 2023',
  name: 'Caleta y Brasa',
  list: 'Caleta y Brasa',
  house: 'none',
  slug: 'caleta-y-brasa',
  city: 'Lima',
  currency: 'PEN',
  section: 'Entradas',
  description: 'limón sutil, ají limo, camote y choclo',
  style: 'sauvignon-blanc',
  grape: 'sauvignon-blanc',
  glass: 'white',
  text: 'Su acidez está a la altura de ceviche de pescado.',
  reason: 'Su acidez está a la altura de ceviche de pescado.',
  es: 'Su acidez está a la altura de ceviche de pescado.',
  en: 'Its acidity is up to the ceviche.',
  no_alcohol: 'Chicha morada bien fría: su dulzor calma el ají.',
  email: 'ana@example.pe',
  user_name: 'Ana',
  actor_name: 'Ana',
  time_zone: 'America/Lima',
  model: '2026-11-26-1',
  knowledge: '3f9c5e0a1b2c',
  version: '2026-11-26-1',
  revision: '7',
  url: 'https://maridaje.example/r/caleta-y-brasa',
  public_url: 'https://maridaje.example/r/caleta-y-brasa',
  line: 'CEVICHE CLASICO .... S/ 38',
  kind: 'food',
  next: ID,
}
const NUMBERS: Readonly<Record<string, number>> = {
  cents: 7_900,
  score: 0.86,
  uncertainty: 0.06,
  confidence: 0.93,
  rank: 1,
  row: 0,
  stock: 12,
  c: 0.9,
  v: 0.8,
  logit: 0.8,
  strength: 0.8,
  temp_c: 8,
  start: 0,
  end: 7,
}
const FORMATS: Readonly<Record<string, string>> = {
  uuid: ID,
  date: '2026-11-26',
  'date-time': '2026-11-26T20:15:00.000Z',
  email: 'ana@example.pe',
  uri: 'https://maridaje.example/carta.pdf',
}
/** What an open record is keyed by. */
const KEYS: Readonly<Record<string, string>> = {
  tastes: 'sour',
  texture: 'crisp',
  aromas: 'citrus',
  structure: 'acidity',
  outline: 'acidity',
  values: 'tastes.heat',
}
/** A schema that names itself ends here. */
const DEEPEST = 12

export function sampleOf(
  schema: SampledSchema,
  schemas: Readonly<Record<string, SampledSchema>>,
  name = '',
  depth = 0,
): unknown {
  const deeper = (inner: SampledSchema, field = name) => sampleOf(inner, schemas, field, depth + 1)
  if (schema.$ref) return deeper(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return deeper(branches.find(({ type }) => type !== 'null') ?? { type: 'null' })
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => deeper(part)))
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'string':
      return sampleText(schema, name)
    case 'integer':
    case 'number':
      return sampleNumber(schema, name)
    case 'boolean':
      return false
    case 'array':
      return sampleList(schema, deeper, depth)
    case 'object':
      return sampleObject(schema, deeper, name)
    default:
      return null
  }
}

function sampleText({ format = '', pattern, minLength = 0 }: SampledSchema, name: string): string {
  const text = FORMATS[format] ?? TEXTS[name] ?? (name.endsWith('_id') ? ID : name.replaceAll('_', ' '))
  if (pattern && !new RegExp(pattern, 'u').test(text)) return /^\^\[A-Z\]/.test(pattern) ? 'PEN' : '1234'
  return text.padEnd(minLength, '-')
}

function sampleNumber({ type, minimum, maximum }: SampledSchema, name: string): number {
  const preset = NUMBERS[name] ?? (name.endsWith('_cents') ? 7_900 : type === 'integer' ? 1 : 0.5)
  return Math.min(Math.max(preset, minimum ?? preset), maximum ?? preset)
}

function sampleList(
  { prefixItems, items, minItems = 1 }: SampledSchema,
  deeper: (inner: SampledSchema) => unknown,
  depth: number,
): unknown[] {
  if (prefixItems) return prefixItems.map((item) => deeper(item))
  if (typeof items !== 'object' || depth > DEEPEST) return []
  return Array.from({ length: Math.max(1, minItems) }, () => deeper(items))
}

function sampleObject(
  { properties = {}, additionalProperties }: SampledSchema,
  deeper: (inner: SampledSchema, field: string) => unknown,
  name: string,
): Record<string, unknown> {
  const fields = Object.entries(properties).map(([field, inner]) => [field, deeper(inner, field)] as const)
  if (fields.length > 0 || typeof additionalProperties !== 'object') return Object.fromEntries(fields)
  const key = KEYS[name.replace(/^(?:dish|wine)_/, '')] ?? 'name'
  return { [key]: deeper(additionalProperties, name) }
}
