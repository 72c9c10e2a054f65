/** For those who listen: one sentence when new answers stand on the page. */
import type { PairingResponse } from '../../contract/results.ts'
import { useDebounced } from '../state/debounced.ts'
import { useWords } from '../words/speech.tsx'

const REST_MS = 400

interface Props {
  response: PairingResponse | null
  stale: boolean
  asking: boolean
}

export function Announcement({ response, stale, asking }: Props) {
  const { answers } = useWords()
  const first = response?.results.flatMap(({ recommendations }) => recommendations)[0]
  let sentence = ''
  if (asking && !response) sentence = answers.loading
  else if (response && !stale) sentence = first ? answers.ready(response.results.length, first.wine) : answers.readyNone
  return (
    <p role="status" className="unseen">
      {useDebounced(sentence, REST_MS)}
    </p>
  )
}
