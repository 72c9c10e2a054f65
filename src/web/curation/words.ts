/** The words of the sommelier's pages. */
import { curationEn } from '../words/curation.en.ts'
import { type CurationWords, curationEs } from '../words/curation.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useCurationWords(): CurationWords {
  return useSpoken({ es: curationEs, en: curationEn })
}
