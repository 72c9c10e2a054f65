/** PDF files made by hand, as menus are set: text at places, in two fonts. */

export interface Drawn {
  text: string
  /** points from the left edge; of the middle or the right end with `align` */
  x: number
  /** points from the top edge to the base line */
  y: number
  size?: number
  bold?: boolean
  align?: 'left' | 'middle' | 'right'
}

const [WIDTH, HEIGHT] = [595, 842]
/** Mean width of a letter of Helvetica as a share of its height; the widths are declared in the font. */
const LETTER = 0.5

export function drawPdf(pages: readonly (readonly Drawn[])[]): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const kids = pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  for (const name of ['Helvetica', 'Helvetica-Bold'])
    add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${Array(
        224,
      )
        .fill(LETTER * 1000)
        .join(' ')}] >>`,
    )
  for (const [i, page] of pages.entries()) {
    const stream = page.map(operators).join('\n')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${6 + i * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    )
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  return Buffer.from(fileOf(objects), 'latin1')
}

function operators({ text, x, y, size = 11, bold = false, align = 'left' }: Drawn): string {
  const width = text.length * size * LETTER
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  const escaped = winAnsi(text).replace(/([\\()])/g, '\\$1')
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${left.toFixed(1)} ${(HEIGHT - y).toFixed(1)} Tm (${escaped}) Tj ET`
}

function winAnsi(text: string): string {
  return text.replaceAll('€', '\x80').replaceAll('’', '\x92').replaceAll('•', '\x95').replaceAll('–', '\x96')
}

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((body, i) => {
    offsets.push(file.length)
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  return `${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
}
