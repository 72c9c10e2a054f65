/** What a question to the server becomes on the page: its answer, its shape while it is on its way, or what went wrong and a way on. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSlug } from '../api/house.ts'
import { Trouble } from '../api/trouble.ts'
import { useHouseWords } from '../house/words.ts'
import './button.css'
import { Empty } from './empty.tsx'
import { Lines } from './lines.tsx'
import './loaded.css'

interface Props<T> {
  query: UseQueryResult<T>
  /** as high as what will come */
  lines?: number
  children: (data: T) => ReactNode
}

export function Loaded<T>({ query, lines = 6, children }: Props<T>) {
  const { state, trouble } = useHouseWords()
  const slug = useSlug()
  const { data, error, isFetching, refetch } = query
  if (data !== undefined)
    return (
      <>
        {error instanceof Trouble && error.kind === 'lost' && (
          <p className="loaded-old" role="status">
            {state.offline}
          </p>
        )}
        {children(data)}
      </>
    )
  if (!error) return <Lines n={lines} />
  if (error instanceof Trouble && error.kind === 'forbidden')
    return (
      <Empty title={state.forbiddenTitle} text={state.forbidden}>
        <Link className="button" to="/casa/$slug" params={{ slug }}>
          {state.toHome}
        </Link>
      </Empty>
    )
  const kind = error instanceof Trouble ? error.kind : 'refused'
  return (
    <Empty title={trouble[kind]} text={error instanceof Trouble ? error.message : ''}>
      <button type="button" className="button" aria-disabled={isFetching} onClick={() => void refetch()}>
        {state.again}
      </button>
    </Empty>
  )
}
