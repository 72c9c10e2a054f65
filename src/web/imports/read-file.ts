/** A chosen file as the API takes it. */
import type { NewImport } from '../../contract/house/lists.ts'

export type SentFile = NonNullable<NewImport['file']>

const LONGEST_NAME = 200

export function readFile(file: File): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const [, data = ''] = String(reader.result).split(',', 2)
      resolve({ name: file.name.slice(-LONGEST_NAME), data })
    }
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
