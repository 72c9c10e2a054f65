/** Around every screen of the service: the way in, what state the phone is in, the notice of the last act, the thumb's bar. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { matrixOf } from '../../pairing/planners/from-bundle.ts'
import { useSlug } from '../api/house.ts'
import { meQuery, useMe } from '../api/me.ts'
import { overlay } from '../offline/overlay.ts'
import { useShell } from '../offline/use-shell.ts'
import { Door } from './door.tsx'
import { keepHouse } from './last-house.ts'
import { NoticeBar } from './notice-bar.tsx'
import type { Place } from './place.ts'
import { PlaceBar } from './place-bar.tsx'
import './service-frame.css'
import { ServiceBar } from './service-bar.tsx'
import { Opening, StoppedHere } from './stopped.tsx'
import { UpdateBar } from './update-bar.tsx'
import { useActs } from './use-acts.ts'
import { useRoomLight } from './use-room-light.ts'
import { type Service, ServiceContext } from './use-service.ts'
import { useCopy, useIsCutOff, useKeptFresh, useQueue, useSession } from './use-session.ts'
import { useTable } from './use-table.ts'
import { useUnlocked } from './use-unlocked.ts'

const ASK_AGAIN_MS = 5_000

export function ServiceFrame({ place, children }: { place: Place; children: ReactNode }) {
  const slug = useSlug()
  useRoomLight()
  const session = useSession(slug)
  const copy = useCopy(session)
  const queue = useQueue(session)
  const isCutOff = useIsCutOff()
  const shell = useShell()
  const { me, trouble: meTrouble, retry: askMe } = useMe()
  const { unlocked, lock } = useUnlocked(session, copy, me)
  useKeptFresh(session, slug, unlocked !== 'unknown' && unlocked !== null && me?.user !== null)
  const table = useTable(slug)
  const acts = useActs(session)
  const navigate = useNavigate()
  const client = useQueryClient()
  const isOffline = isCutOff || copy.trouble === 'lost'
  const bundle = copy.copy?.bundle ?? null
  useEffect(() => {
    if (bundle) keepHouse(slug)
  }, [bundle, slug])
  // The session may have ended elsewhere: who is here is asked anew before anything is said about it.
  const isUnsure = queue.needsSignIn || copy.trouble === 'no_house' || copy.trouble === 'sign_in'
  useEffect(() => {
    if (isUnsure) void client.invalidateQueries(meQuery)
  }, [isUnsure, client])
  useEffect(() => {
    if (me !== null || meTrouble === null) return
    const timer = setInterval(askMe, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [me, meTrouble, askMe])
  const matrix = useMemo(() => bundle && matrixOf(bundle), [bundle])
  const seen = useMemo(() => bundle && overlay(bundle, queue.slips), [bundle, queue.slips])

  if (!session || unlocked === 'unknown') return <Opening />
  // A house that is not public looks to strangers like one that does not exist.
  const isNobody = me !== null && me.user === null && !isOffline
  const isLocked = copy.trouble === 'lost' && copy.copy !== null && unlocked === null
  if (isNobody || isLocked || copy.trouble === 'sign_in')
    return <Door session={session} waiting={queue.slips} isLocked={isLocked} />
  if (copy.trouble === 'no_house' || copy.trouble === 'refused')
    return me === null ? <Opening /> : <StoppedHere why={copy.trouble} />
  if (!bundle || !matrix || !seen)
    return copy.trouble === 'lost' ? (
      <StoppedHere why="lost" onRetry={() => void session.copy.refresh()} isAsking={copy.isAsking} />
    ) : (
      <Opening />
    )
  if (unlocked === null) return <Opening />

  const service: Service = {
    slug,
    session,
    bundle,
    matrix,
    seen,
    queue,
    copy,
    isOffline,
    person: unlocked.name,
    table,
    act: acts.act,
  }
  const leave = async () => {
    await lock()
    void navigate({ to: '/casa/$slug/servicio', params: { slug } })
  }
  return (
    <ServiceContext value={service}>
      <div className="service">
        <ServiceBar shell={shell} onChangePerson={leave} />
        <UpdateBar shell={shell} />
        <main className="service-room" id="service" tabIndex={-1}>
          {children}
        </main>
        <NoticeBar acts={acts} />
        <PlaceBar place={place} />
      </div>
    </ServiceContext>
  )
}
