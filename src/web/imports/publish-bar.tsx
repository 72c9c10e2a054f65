/** Publishing what stays; the doubts that are left are named, not hidden. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportReview, Published, PublishRequest } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { importsQuery } from '../api/imports.ts'
import { Ask } from '../shell/ask.tsx'
import { Choice } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import './publish-bar.css'
import { useImportsWords } from './words.ts'

interface Props {
  review: ImportReview
  onPublished: (published: Published) => void
}

export function PublishBar({ review, onPublished }: Props) {
  const { publish: words } = useImportsWords()
  const { slug } = useHouse()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [mode, setMode] = useState<PublishRequest['mode']>('replace')
  const [isAsking, setIsAsking] = useState(false)
  const publish = useHouseWrite<Published>(['import', 'menu', 'dish', 'wine'])
  const discard = useHouseWrite(['import'])
  const kept = review.rows.filter(({ decision, fields }) => decision === 'keep' && fields !== null)
  // As many as the chip above counts: lines, however many doubts one has.
  const doubts = kept.filter(({ doubts: own }) => own.length > 0).length
  const path = `/imports/${review.id}`
  return (
    <div className="publish-bar">
      <Said error={publish.error} />
      <p className="publish-bar-doubts">{doubts > 0 && words.doubtsLeft(doubts)}</p>
      <div className="publish-bar-ways">
        <button type="button" className="quiet-button" onClick={() => setIsAsking(true)}>
          {words.leave}
        </button>
        <Choice
          isQuiet
          label={words.mode}
          value={mode}
          onChange={(value) => setMode(value === 'add' ? 'add' : 'replace')}
          options={[
            { value: 'replace', label: words.replace },
            { value: 'add', label: words.add },
          ]}
        />
        <button
          type="button"
          className="button button-strong"
          disabled={kept.length === 0}
          aria-disabled={publish.isPending}
          onClick={() => {
            if (!publish.isPending)
              publish.mutate({ path: `${path}/publish`, method: 'POST', body: { mode } }, { onSuccess: onPublished })
          }}
        >
          {publish.isPending ? words.going : words.go[review.kind](kept.length)}
        </button>
      </div>
      <Ask
        question={words.discardSure}
        yes={words.discard}
        isOpen={isAsking}
        onNo={() => setIsAsking(false)}
        onYes={() =>
          discard.mutate(
            { path, method: 'DELETE' },
            {
              onSuccess: async () => {
                await client.invalidateQueries(importsQuery(slug))
                await navigate({ to: '/casa/$slug/importar', params: { slug } })
              },
            },
          )
        }
      />
    </div>
  )
}
