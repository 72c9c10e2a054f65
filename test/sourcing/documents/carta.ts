/** One menu, set in many ways. */
import type { Drawn } from './draw-pdf.ts'

export interface Printed {
  name: string
  description: string
  price: number
}

export const CARTA: readonly { title: string; items: readonly Printed[] }[] = [
  {
    title: 'ENTRADAS',
    items: [
      { name: 'Ceviche clásico', description: 'Pescado del día, limón, ají limo y camote', price: 38 },
      { name: 'Causa de cangrejo', description: 'Papa amarilla, palta y pulpa de cangrejo', price: 32 },
      { name: 'Papa a la huancaína', description: '', price: 18 },
      { name: 'Anticuchos de corazón', description: 'Con papas doradas y choclo', price: 29 },
    ],
  },
  {
    title: 'FONDOS',
    items: [
      { name: 'Lomo saltado', description: 'Con papas fritas y arroz blanco', price: 45 },
      { name: 'Arroz con mariscos', description: 'Con sarza criolla', price: 48 },
      { name: 'Ají de gallina', description: '', price: 34 },
      { name: 'Tacu tacu con lomo al jugo', description: 'Frejol canario, huevo y plátano', price: 49 },
    ],
  },
  {
    title: 'POSTRES',
    items: [
      { name: 'Suspiro a la limeña', description: '', price: 16 },
      { name: 'Picarones', description: 'Con miel de chancaca', price: 18 },
    ],
  },
]

export const AS_SHOWN = CARTA.flatMap(({ title, items }) =>
  items.map(({ name, price }) => `${title}: ${name} ${price}`),
)
export const DESCRIPTIONS = CARTA.flatMap(({ items }) => items.map(({ description }) => description || null))

/** Sections side by side, prices at the right of each column, descriptions below in small type. */
export function inTwoColumns(): Drawn[] {
  const drawn: Drawn[] = [{ text: 'LA CASONA DEL MAR', x: 297, y: 60, size: 26, bold: true, align: 'middle' }]
  const y = [110, 110]
  CARTA.forEach(({ title, items }, i) => {
    const column = i === 0 ? 0 : 1
    const [left, right] = column === 0 ? [50, 275] : [320, 550]
    let at = y[column] ?? 0
    drawn.push({ text: title, x: left, y: at, size: 15, bold: true })
    at += 24
    for (const { name, description, price } of items) {
      drawn.push({ text: name, x: left, y: at, bold: true }, { text: `S/ ${price}`, x: right, y: at, align: 'right' })
      at += 14
      if (description) drawn.push({ text: description, x: left, y: at, size: 9 })
      at += description ? 21 : 8
    }
    y[column] = at + 16
  })
  return drawn
}

/** Everything in the middle, the price on the last line of each dish. */
export function inTheMiddle(): Drawn[] {
  const drawn: Drawn[] = []
  let y = 60
  const put = (text: string, size: number, step: number) => {
    drawn.push({ text, x: 297, y, size, align: 'middle' })
    y += step
  }
  for (const { title, items } of CARTA) {
    put(title, 11, 22)
    for (const { name, description, price } of items) {
      put(name, 11, 13)
      if (description) put(description, 11, 13)
      put(`S/ ${price}`, 11, 22)
    }
  }
  return drawn
}

/** Prices half a line below their names. */
export function halfALineOff(): Drawn[] {
  const drawn: Drawn[] = []
  let y = 60
  for (const { title, items } of CARTA) {
    drawn.push({ text: title, x: 50, y, size: 14, bold: true })
    y += 26
    for (const { name, description, price } of items) {
      drawn.push({ text: name, x: 50, y, bold: true }, { text: `${price}.00`, x: 545, y: y + 6, align: 'right' })
      y += 14
      if (description) drawn.push({ text: description, x: 50, y, size: 10 })
      y += 18
    }
  }
  return drawn
}

/** A section a page, leaders of points, the house's name and address on each. */
export function overPages(): Drawn[][] {
  return CARTA.map(({ title, items }, i) => [
    { text: 'Restaurante El Puerto', x: 297, y: 40, size: 20, align: 'middle' },
    { text: `Av. Grau 123, Barranco - pág. ${i + 1}`, x: 297, y: 815, size: 9, align: 'middle' },
    { text: title, x: 50, y: 90, size: 15 },
    ...items.map(({ name, price }, n) => ({
      text: `${name} ${'.'.repeat(40 - name.length)} S/ ${price}`,
      x: 50,
      y: 130 + n * 20,
    })),
  ])
}
