/** Around every page of a house: its name, its navigation by right, what changed on other devices, and the way in. */
import { Outlet } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import type { Membership } from '../../contract/house/people.ts'
import { useHouseEvents } from '../api/events.ts'
import { type House, HouseContext, useSlug } from '../api/house.ts'
import { membershipIn, useMe } from '../api/me.ts'
import { Trouble } from '../api/trouble.ts'
import { ToSignIn } from '../shell/redirect.tsx'
import '../shell/skip-links.css'
import { TroubleBanner } from '../shell/trouble-banner.tsx'
import './frame.css'
import { HouseBar } from './house-bar.tsx'
import { HouseSkeleton } from './house-skeleton.tsx'
import { NoHouse } from './no-house.tsx'
import { SidePanel } from './side-panel.tsx'
import { ThumbBar } from './thumb-bar.tsx'
import { useHouseWords } from './words.ts'

export function HouseFrame() {
  const slug = useSlug()
  const { me, trouble, retry } = useMe()
  if (!me)
    return trouble instanceof Trouble ? (
      <TroubleBanner trouble={trouble} kept={false} asking={false} onRetry={retry} />
    ) : (
      <HouseSkeleton />
    )
  if (!me.user) return <ToSignIn />
  const membership = membershipIn(me, slug)
  return membership ? <InHouse key={slug} membership={membership} /> : <NoHouse />
}

function InHouse({ membership }: { membership: Membership }) {
  const { nav } = useHouseWords()
  const house = useMemo<House>(
    () => ({ ...membership, may: (permission) => membership.permissions.includes(permission) }),
    [membership],
  )
  useHouseEvents(house.slug)
  const content = useRef<HTMLElement>(null)
  return (
    <HouseContext value={house}>
      <nav className="skip-links" aria-label={nav.toContent}>
        <button type="button" onClick={() => content.current?.focus()}>
          {nav.toContent}
        </button>
      </nav>
      <div className="house">
        <HouseBar />
        <SidePanel />
        <main className="house-content" ref={content} tabIndex={-1}>
          <Outlet />
        </main>
        <ThumbBar />
      </div>
    </HouseContext>
  )
}
