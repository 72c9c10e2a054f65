/** The words of the account pages. */
import { accountEn } from '../words/account.en.ts'
import { type AccountWords, accountEs } from '../words/account.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useAccountWords(): AccountWords {
  return useSpoken({ es: accountEs, en: accountEn })
}
