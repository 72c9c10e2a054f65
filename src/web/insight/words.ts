/** The words of coverage, sales and the home of the house. */
import { insightEn } from '../words/insight.en.ts'
import { type InsightWords, insightEs } from '../words/insight.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useInsightWords(): InsightWords {
  return useSpoken({ es: insightEs, en: insightEn })
}
