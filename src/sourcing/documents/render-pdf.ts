/** Pages of a PDF as pictures, for the scanner. */
import { unreadable } from './limits.ts'
import type { Grey } from './photo.ts'
import { openPdf } from './read-pdf.ts'

const LONG_EDGE = 2_600

export async function* renderPages(
  bytes: Uint8Array,
  name: string,
  numbers: readonly number[],
): AsyncGenerator<{ number: number; image: Grey }> {
  const { renderPageAsImage } = await import('unpdf')
  const document = await openPdf(bytes, name)
  try {
    for (const number of numbers) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const scale = Math.min(6, LONG_EDGE / Math.max(width, height, 1))
      let png: ArrayBuffer
      try {
        png = await renderPageAsImage(document, number, { scale, canvasImport: () => import('@napi-rs/canvas') })
      } catch (cause) {
        throw unreadable(
          name,
          `has a page (${number}) that cannot be drawn`,
          'Save the PDF anew, or bring a photo of the page.',
          cause,
        )
      }
      yield { number, image: await greyOf(new Uint8Array(png)) }
    }
  } finally {
    await document.loadingTask.destroy()
  }
}

async function greyOf(png: Uint8Array): Promise<Grey> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(png)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8Array(info.width * info.height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = data[i * info.channels] ?? 0
  return { pixels, width: info.width, height: info.height }
}
