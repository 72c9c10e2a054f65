/** A document comes in: it is kept, and the job that reads it begins in the same transaction. */
import type { Import, NewImport } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import { checkUrl } from '../../sourcing/fetching/address-guard.ts'
import { writeAudit } from '../../storage/audit.ts'
import { countUnderWay, findImport, insertImport, setImportJob } from '../../storage/imports.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { cleanWords } from './clean-words.ts'
import { showImport } from './show-import.ts'

export const MOST_BYTES = 20_000_000
/** One house does not keep the readers of all others. */
const MOST_UNDER_WAY = 20

export async function startImport(around: Around, who: Who, restaurantId: string, request: NewImport): Promise<Import> {
  const { storage, newId, jobs } = around
  const { kind } = request
  const { origin, name, content } = contentOf(request)
  const id = newId()
  return storage.write(restaurantId, async (rows) => {
    if ((await countUnderWay(rows)) >= MOST_UNDER_WAY)
      throw new MaridajeError('rate_limited', `${MOST_UNDER_WAY} imports wait to be read already`, {
        hint: 'Wait until some are read, or cancel them.',
      })
    await insertImport(rows, { id, restaurantId, kind, origin, name, content, madeBy: who.actor })
    const input = { import_id: id }
    await setImportJob(rows, id, await jobs.begin(rows, { kind: 'import', restaurantId, input, madeBy: who.actor }))
    const { actor, role } = who
    await writeAudit(rows, restaurantId, {
      actor,
      role,
      action: 'import.begun',
      subject: id,
      details: { kind, origin },
    })
    const made = await findImport(rows, id)
    if (!made) throw new MaridajeError('internal', 'The import that was just made is not there')
    return showImport(made)
  })
}

function contentOf({ file, url, text }: NewImport): {
  origin: 'file' | 'url' | 'text'
  name: string
  content: Buffer | null
} {
  if (file) {
    const content = Buffer.from(file.data, 'base64')
    if (content.length === 0) throw emptyInput('The file is empty')
    if (content.length > MOST_BYTES) throw tooLarge(content.length)
    return { origin: 'file', name: cleanWords(file.name) || 'archivo', content }
  }
  if (url !== undefined) {
    checkAddress(url)
    return { origin: 'url', name: url, content: null }
  }
  const words = (text ?? '').toWellFormed()
  if (words.trim() === '') throw emptyInput('The text is empty')
  // The source of a page, pasted, is a page.
  const isPage = /<\/(?:li|p|div|td|h[1-6]|span|article|section)\s*>/i.test(words)
  return { origin: 'text', name: isPage ? 'texto.html' : 'texto.txt', content: Buffer.from(words, 'utf8') }
}

/** What can be told without asking anybody is told at once; names are looked up when they are asked. */
function checkAddress(url: string): void {
  try {
    checkUrl(new URL(url))
  } catch (cause) {
    throw new MaridajeError('bad_input', cause instanceof Error ? cause.message : 'The address cannot be used', {
      place: { field: 'url' },
      hint: 'Use the public address of the list, or bring the file.',
      cause,
    })
  }
}

function emptyInput(message: string): MaridajeError {
  return new MaridajeError('bad_input', message, { hint: 'Bring a PDF, a photo, a table, a link or the text itself.' })
}

function tooLarge(bytes: number): MaridajeError {
  return new MaridajeError('too_large', `The file has ${bytes} bytes; at most ${MOST_BYTES} are taken`, {
    hint: 'Bring the pages of the list alone.',
  })
}
