/** The words of jobs and models. */
import { jobsEn } from '../words/jobs.en.ts'
import { type JobsWords, jobsEs } from '../words/jobs.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useJobsWords(): JobsWords {
  return useSpoken({ es: jobsEs, en: jobsEn })
}
