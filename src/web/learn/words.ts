import { learnEn } from '../words/learn.en.ts'
import { type LearnWords, learnEs } from '../words/learn.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useLearnWords(): LearnWords {
  return useSpoken({ es: learnEs, en: learnEn })
}
