/** The words of menu and wines. */
import { listsEn } from '../words/lists.en.ts'
import { type ListsWords, listsEs } from '../words/lists.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useListsWords(): ListsWords {
  return useSpoken({ es: listsEs, en: listsEn })
}
