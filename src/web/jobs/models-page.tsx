/** Which model answers, which wait, and what they measured. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelEntry } from '../../contract/house/operations.ts'
import { useHouse } from '../api/house.ts'
import { read, write } from '../api/send.ts'
import { Trouble } from '../api/trouble.ts'
import '../shell/button.css'
import { Ask } from '../shell/ask.tsx'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Said } from '../shell/said.tsx'
import './jobs.css'
import { ModelSheet } from './model-sheet.tsx'
import { useJobsWords } from './words.ts'

const modelsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['house', slug, 'models'],
    queryFn: ({ signal }) => read<{ items: ModelEntry[] }>('/models', signal),
    meta: { topics: ['model'] },
  })

export function ModelsPage() {
  const { models: words } = useJobsWords()
  const { slug, may } = useHouse()
  const client = useQueryClient()
  const models = useQuery(modelsQuery(slug))
  const [isAsking, setIsAsking] = useState(false)
  const change = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => write(path, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries(modelsQuery(slug)),
  })
  const isForeign = models.error instanceof Trouble && models.error.kind === 'forbidden'
  return (
    <>
      <PageHead title={words.title} about={words.about}>
        {may('models.write') && !isForeign && (
          <button type="button" className="button" onClick={() => setIsAsking(true)}>
            {words.rollback}
          </button>
        )}
      </PageHead>
      <Said error={change.error} />
      {isForeign ? (
        <Empty title={words.notYours} text={words.notYoursText} />
      ) : (
        <Loaded query={models} lines={5}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={words.none} text={words.noneText} />
            ) : (
              <ul className="sheets">
                {items.map((model) => (
                  <li key={model.version}>
                    <ModelSheet
                      model={model}
                      mayPromote={may('models.write')}
                      onPromote={(share) =>
                        change.mutate({ path: `/models/${encodeURIComponent(model.version)}/promote`, body: { share } })
                      }
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
      <Ask
        question={words.rollbackSure}
        yes={words.rollback}
        isOpen={isAsking}
        onNo={() => setIsAsking(false)}
        onYes={() => change.mutate({ path: '/models/rollback', body: {} })}
      />
    </>
  )
}
