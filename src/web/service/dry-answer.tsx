/** What goes with the dish without alcohol: below the wines, or, where the guest asked for it, in their place. */
import type { Bundle } from '../../contract/house/planning.ts'
import type { Lang } from '../../contract/requests.ts'
import './dry-answer.css'
import { useServiceWords } from './words.ts'

interface Props {
  says: NonNullable<Bundle['answers'][number]['no_alcohol']>
  sayLang: Lang
  /** the guest drinks none: this is the answer */
  isAsked: boolean
}

export function DryAnswer({ says, sayLang, isAsked }: Props) {
  const { answers: words } = useServiceWords()
  return (
    <p className="dry-answer" data-asked={isAsked}>
      <b className="label">{words.noAlcohol}</b> <span lang={sayLang}>{says[sayLang]}</span>
    </p>
  )
}
