/** The menus and lists that houses of a drill bring: real ones where the samples lie beside the checkout, else the demo's. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../scripts/plan.ts'

export interface ListFile {
  name: string
  /** base64, as a browser sends it */
  data: string
}

/** Wines on the longest list: what the load is measured with. */
const LONG_LIST = 300
const SAMPLES = join(ROOT, '..', 'shared', 'samples')
/** House by house; null: the demo's. The first house keeps the long list. */
const REAL: readonly { menu: string | null; wines: string | null }[] = [
  { menu: 'menu_pdf/zoco_carta.pdf', wines: null },
  { menu: 'menu_pdf/zoco_carta_eng.pdf', wines: 'wine_sites/royalhideaway_wines.json' },
  { menu: 'menu_photo/allinmikuy_3.jpg', wines: 'menu_pdf/zoco_bebidas.pdf' },
]

export function listsOf(house: number): { menu: ListFile; wines: ListFile } {
  const real = REAL[house % REAL.length]
  return {
    menu: sample(real?.menu) ?? csv('menu.csv', demoMenu(house)),
    wines: sample(real?.wines) ?? csv('wines.csv', demoWines(house)),
  }
}

function sample(path: string | null | undefined): ListFile | null {
  const file = path ? join(SAMPLES, path) : ''
  if (!existsSync(file)) return null
  return { name: basename(file), data: readFileSync(file).toString('base64') }
}

function csv(name: string, text: string): ListFile {
  return { name, data: Buffer.from(text).toString('base64') }
}

/** The demo's menu, each house with another part of it. */
function demoMenu(index: number): string {
  const [head = '', ...lines] = demo('menu.csv')
  return [head, ...lines.filter((_, n) => (n + index) % 4 !== 0)].join('\n')
}

/** The first house has the long list: the demo's wines in several vintages. */
function demoWines(index: number): string {
  const [head = '', ...lines] = demo('wines.csv')
  if (index > 0) return [head, ...lines.filter((_, n) => (n + index) % 3 !== 0)].join('\n')
  const columns = head.split(',')
  const [name, sku] = [columns.indexOf('name'), columns.indexOf('sku')]
  const long = Array.from({ length: LONG_LIST }, (_, n) => {
    const cells =
      (lines[n % lines.length] ?? '').match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? []
    const round = Math.floor(n / lines.length)
    if (round > 0) {
      if (sku >= 0) cells[sku] = `${(cells[sku] ?? '').replaceAll('"', '')}-${round}`
      cells[name] = `"${(cells[name] ?? '').replaceAll('"', '')} Lote ${round}"`
    }
    return cells.slice(0, columns.length).join(',')
  })
  return [head, ...long].join('\n')
}

function demo(file: string): string[] {
  return readFileSync(join(ROOT, 'data', 'demo', file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
}
