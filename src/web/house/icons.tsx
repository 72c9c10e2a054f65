/** Signs of the house's pages. They stand beside their name. */
import type { ReactNode } from 'react'
import { Icon } from '../shell/icons.tsx'
import type { PageLink } from './navigation.ts'

const SHAPES: Readonly<Record<PageLink['name'], ReactNode>> = {
  home: <path d="M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5" />,
  service: <path d="M4 17h16M6 17a6 6 0 0 1 12 0M12 11V8.5M10.5 8.5h3M3 20h18" />,
  briefing: <path d="M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h3.5" />,
  menu: <path d="M5 5.5c3-1 5-.6 7 1 2-1.6 4-2 7-1v13c-3-1-5-.6-7 1-2-1.6-4-2-7-1zM12 6.5v13" />,
  wines: <path d="M10 3h4v5c0 1.6 2 2.6 2 5v8H8v-8c0-2.4 2-3.4 2-5zM8 14h8M8 18h8" />,
  pairings: (
    <>
      <circle cx="9" cy="12" r="5.5" />
      <circle cx="15" cy="12" r="5.5" />
    </>
  ),
  review: <path d="M5 5h14v10H9l-4 4zM9 10l2 2 4-4" />,
  coverage: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14l6 6M20 14l-6 6" />,
  sales: <path d="M4 20h16M6 20v-6M11 20V9M16 20v-8M5 9l5-5 4 3 5-4" />,
  team: (
    <path d="M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11ZM3 19.5a6 6 0 0 1 12 0M16 11a2.8 2.8 0 1 0-1-5.4M17 14.2a5.4 5.4 0 0 1 4 5.3" />
  ),
  settings: <path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4" />,
  jobs: <path d="M12 4.5a7.5 7.5 0 1 0 7.5 7.5M12 8v4.5l3 2M15.5 5.2l1 .6M18.2 8l.6 1" />,
  models: <path d="M12 3.5 20 8l-8 4.5L4 8zM4 12l8 4.5 8-4.5M4 16l8 4.5 8-4.5" />,
}

export function PageIcon({ name }: { name: PageLink['name'] }) {
  return <Icon>{SHAPES[name]}</Icon>
}
