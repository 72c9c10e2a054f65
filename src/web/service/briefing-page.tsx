/** Before service: what is new, what is gone and what instead, what is open, three dishes with their sentence. */
import { usePageTitle } from '../words/speech.tsx'
import { BriefingScreen } from './briefing-screen.tsx'
import { ServiceFrame } from './service-frame.tsx'
import { useServiceWords } from './words.ts'

export function BriefingPage() {
  usePageTitle(useServiceWords().before.title)
  return (
    <ServiceFrame place="before">
      <BriefingScreen />
    </ServiceFrame>
  )
}
