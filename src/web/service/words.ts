/** The words of the waiter's pages. */
import { serviceEn } from '../words/service.en.ts'
import { type ServiceWords, serviceEs } from '../words/service.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useServiceWords(): ServiceWords {
  return useSpoken({ es: serviceEs, en: serviceEn })
}
