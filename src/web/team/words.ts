/** The words of the team page. */
import { useSpoken } from '../words/speech.tsx'
import { teamEn } from '../words/team.en.ts'
import { type TeamWords, teamEs } from '../words/team.es.ts'

export function useTeamWords(): TeamWords {
  return useSpoken({ es: teamEs, en: teamEn })
}
