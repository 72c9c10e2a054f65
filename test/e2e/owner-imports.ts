/** An import in memory: queued, read, reviewed line by line, published. */
import {
  type Import,
  ImportReview,
  type ImportRow,
  ImportRowChange,
  NewImport,
} from '../../src/contract/house/lists.ts'

const WHEN = '2026-11-26T16:00:00.000Z'
/** Questions that it is still being read for. */
const READING = 2

export interface MockImport {
  review: ImportReview
  asked: number
}

export function startImport(body: unknown, n: number): MockImport {
  const { kind, file, url } = NewImport.parse(body)
  const rows = kind === 'menu' ? menuRows() : wineRows()
  const review = ImportReview.parse({
    id: `0190c000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    kind,
    origin: file ? 'file' : url ? 'url' : 'text',
    name: file?.name ?? url ?? 'texto',
    state: 'queued',
    job_id: null,
    error: null,
    hint: null,
    failure: null,
    notes: [],
    foreign_currency: null,
    counts: { rows: rows.length, keep: rows.length - 1, skip: 1, doubts: 1, unread: 1 },
    made_at: WHEN,
    published_at: null,
    rows,
  })
  return { review, asked: 0 }
}

export function lookAt(one: MockImport): ImportReview {
  one.asked++
  if (one.review.state === 'queued') one.review.state = 'reading'
  else if (one.review.state === 'reading' && one.asked > READING) one.review.state = 'review'
  return one.review.state === 'review' ? one.review : { ...one.review, rows: [] }
}

export function changeRow(one: MockImport, n: number, body: unknown): ImportRow | null {
  const { fields, decision, confirm = [] } = ImportRowChange.parse(body)
  const row = one.review.rows.find((candidate) => candidate.n === n)
  if (!row) return null
  if (fields) {
    const written = new Set(Object.keys(fields))
    row.fields = { ...row.fields, ...fields }
    row.changed = [...new Set([...row.changed, ...written])]
    row.doubts = row.doubts.filter(({ field }) => !written.has(field))
    if (row.kind === 'unread') row.kind = one.review.kind === 'menu' ? 'food' : 'wine'
  }
  if (decision) row.decision = decision
  row.doubts = row.doubts.filter(({ code, field }) => !confirm.some((one) => one.code === code && one.field === field))
  return row
}

export function withoutRows({ review: { rows: _rows, ...rest } }: MockImport): Import {
  return rest
}

function row(n: number, line: string, more: Partial<ImportRow>): ImportRow {
  return {
    n,
    line,
    page: 1,
    kind: 'food',
    fields: null,
    changed: [],
    doubts: [],
    decision: 'keep',
    matches: null,
    ...more,
  }
}

function menuRows(): ImportRow[] {
  return [
    row(0, 'CEB. CLASICO DE PESCA DEL DIA ....... S/ 48.00', {
      fields: { section: 'Cebiches', dish: 'Cebiche clásico de pesca del día', description: '', price_cents: 4_800 },
    }),
    row(1, 'Lomo saltado 6O', {
      fields: { section: 'Fondos', dish: 'Lomo saltado', description: '', price_cents: null },
      doubts: [
        {
          field: 'price_cents',
          code: 'no_price',
          text: { es: 'No se encontró precio en esta línea.', en: 'No price was found on this line.' },
        },
      ],
    }),
    row(2, 'Suspiro a la limeña 22', {
      fields: { section: 'Postres', dish: 'Suspiro a la limeña', description: '', price_cents: 2_200 },
      matches: '0190a000-0000-7000-8000-000000000009',
    }),
    row(3, 'Chilcano de maracuyá 28', {
      kind: 'drink',
      fields: { section: 'Bebidas', dish: 'Chilcano de maracuyá', description: '', price_cents: 2_800 },
      decision: 'skip',
    }),
    row(4, 'Arroz c/ mariscos a la norteña', { kind: 'unread', decision: 'skip' }),
  ]
}

function wineRows(): ImportRow[] {
  return [
    row(0, 'Intipalka Sauv. Blanc 2023 ... 79 / 22', {
      kind: 'wine',
      fields: {
        name: 'Intipalka Sauvignon Blanc',
        producer: 'Santiago Queirolo',
        grape: 'Sauvignon Blanc',
        region: 'Ica',
        country: 'Perú',
        vintage: '2023',
        price_cents: 7_900,
        glass_price_cents: 2_200,
      },
    }),
    row(1, 'INTIPALKA MALBEC 2022 82', {
      kind: 'wine',
      fields: {
        name: 'Intipalka Malbec',
        producer: '',
        grape: 'Malbec',
        region: 'Ica',
        vintage: '2022',
        price_cents: 8_200,
      },
    }),
  ]
}
