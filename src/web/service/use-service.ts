/** What every screen of the service knows and can do. */
import { createContext, useContext } from 'react'
import type { Bundle } from '../../contract/house/planning.ts'
import type { ScoreMatrix } from '../../pairing/planners/matrix.ts'
import type { CopyState } from '../offline/house-copy.ts'
import type { Seen } from '../offline/overlay.ts'
import type { Act } from '../offline/slip.ts'
import type { QueueState } from '../offline/slip-queue.ts'
import type { Session } from './session.ts'
import type { ServedTable } from './use-table.ts'

export interface Service {
  slug: string
  session: Session
  bundle: Bundle
  matrix: ScoreMatrix
  /** what is out and open, with what this phone has just written */
  seen: Seen
  queue: QueueState
  copy: CopyState
  isOffline: boolean
  person: string
  table: ServedTable
  /** Writes it down and says so; with `back` it can be undone. */
  act(acts: readonly Act[], notice: string, back: Undo): void
}

/** `hold`: it leaves a moment later, and until then is simply taken back. `reverse`: the opposite is written. */
export type Undo = { way: 'hold' } | { way: 'reverse'; acts: readonly Act[] }

export const ServiceContext = createContext<Service | null>(null)

export function useService(): Service {
  const service = useContext(ServiceContext)
  if (!service) throw new Error('useService stands outside of the service')
  return service
}
