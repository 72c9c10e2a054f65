/** Who works here, who is invited, and on which phones. */
import { PageHead } from '../shell/page-head.tsx'
import { Invitations } from './invitations.tsx'
import { Members } from './members.tsx'
import { Phones } from './phones.tsx'
import './team.css'
import { useTeamWords } from './words.ts'

export function TeamPage() {
  const words = useTeamWords()
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="sheets team">
        <Members />
        <Invitations />
        <Phones />
      </div>
    </>
  )
}
