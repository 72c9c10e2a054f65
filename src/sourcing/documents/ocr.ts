/** The scanner: letters from grey pixels by tesseract, in Spanish and English, from the data of its packages alone. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Worker } from 'tesseract.js'
import { unreadable, within } from './limits.ts'
import type { Grey } from './photo.ts'

export interface ScannedWord {
  text: string
  /** 0..1 */
  confidence: number
  /** pixels */
  x0: number
  y0: number
  x1: number
  y1: number
}

export interface ScannedLine {
  words: ScannedWord[]
  confidence: number
  /** rise of the base line per pixel */
  slope: number
  x0: number
  y0: number
  x1: number
  y1: number
}

export interface Scanner {
  /** text wherever it stands on the picture; of these letters alone where they are given */
  scan(image: Grey, letters?: string): Promise<ScannedLine[]>
  /** the one line that a small picture shows, of these letters */
  scanLine(image: Grey, letters: string): Promise<{ text: string; confidence: number }>
}

const LANGUAGES = ['spa', 'eng'] as const
const DATA = '4.0.0_best_int'

/** Starts the scanner, lends it, and always ends it. */
export async function withScanner<T>(
  name: string,
  milliseconds: number,
  use: (scanner: Scanner) => Promise<T>,
): Promise<T> {
  const folder = await gatherData(name)
  let worker: Worker | null = null
  try {
    const { createWorker, PSM } = await import('tesseract.js')
    // Without a cache it reads the two files of the folder and never downloads.
    const quiet = { langPath: folder, cacheMethod: 'none', gzip: true, logger: () => {}, errorHandler: () => {} }
    worker = await createWorker([...LANGUAGES], 1, quiet)
    // It talks of what it sees on stderr, to nobody.
    await worker.setParameters({ user_defined_dpi: '200', debug_file: '/dev/null' })
    const late = () =>
      unreadable(
        name,
        `took longer than ${Math.round(milliseconds / 1_000)} s to scan`,
        'Bring a smaller or clearer picture.',
      )
    return await within(milliseconds, use(scannerOf(worker, PSM)), late)
  } finally {
    await worker?.terminate()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Tesseract wants the data of all languages in one folder; the packages keep them apart. */
async function gatherData(name: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const folder = await mkdtemp(join(tmpdir(), 'maridaje-scan-'))
  try {
    for (const language of LANGUAGES) {
      const home = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
      await copyFile(join(home, DATA, `${language}.traineddata.gz`), join(folder, `${language}.traineddata.gz`))
    }
    return folder
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    throw unreadable(
      name,
      'is a picture, and the scanner is not installed',
      'Run "npm install --no-save", or bring the text itself.',
      cause,
    )
  }
}

function scannerOf(worker: Worker, modes: typeof import('tesseract.js')['PSM']): Scanner {
  return {
    async scan(image, letters = '') {
      await worker.setParameters({ tessedit_pageseg_mode: modes.SPARSE_TEXT, tessedit_char_whitelist: letters })
      const { data } = await worker.recognize(await pngOf(image), {}, { blocks: true })
      const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
      return lines.map(({ words, bbox, baseline, confidence }) => ({
        words: words.map((word) => ({ text: word.text, confidence: word.confidence / 100, ...word.bbox })),
        confidence: confidence / 100,
        slope: (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0),
        x0: bbox.x0,
        y0: bbox.y0,
        x1: bbox.x1,
        y1: bbox.y1,
      }))
    },
    async scanLine(image, letters) {
      await worker.setParameters({ tessedit_pageseg_mode: modes.SINGLE_LINE, tessedit_char_whitelist: letters })
      const { data } = await worker.recognize(await pngOf(image))
      return { text: data.text.trim(), confidence: data.confidence / 100 }
    },
  }
}

async function pngOf({ pixels, width, height }: Grey): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}
