/** The words of imports. */
import { importsEn } from '../words/imports.en.ts'
import { type ImportsWords, importsEs } from '../words/imports.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useImportsWords(): ImportsWords {
  return useSpoken({ es: importsEs, en: importsEn })
}
