/** A thread that sets one menu: pdfmake takes a second of a whole core, and nobody at a table should wait for it. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import type { GuestMenu } from '../../contract/house/guest-menu.ts'
import { layOutMenu, type PrintStyle } from './layout.ts'

const { menu, style }: { menu: GuestMenu; style: PrintStyle } = workerData

const folder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto')
const face = (name: string) => join(folder, `Roboto-${name}.ttf`)

pdfmake.setFonts({
  Roboto: {
    normal: face('Regular'),
    bold: face('Medium'),
    italics: face('Italic'),
    bolditalics: face('MediumItalic'),
  },
  Times: { normal: 'Times-Roman', bold: 'Times-Bold', italics: 'Times-Italic', bolditalics: 'Times-BoldItalic' },
})
// What a menu says can name no file and no address: only our own fonts are opened.
pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder) || path.startsWith('Times-'))
pdfmake.setUrlAccessPolicy(() => false)

const pdf = await pdfmake.createPdf(layOutMenu(menu, style)).getBuffer()
parentPort?.postMessage(pdf)
