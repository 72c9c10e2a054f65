/** The pages of a house, who sees them, and which come first for each role. */
import type { HouseRole, Permission } from '../../contract/roles.ts'
import type { House } from '../api/house.ts'

type Name =
  | 'home'
  | 'service'
  | 'briefing'
  | 'menu'
  | 'wines'
  | 'pairings'
  | 'review'
  | 'coverage'
  | 'sales'
  | 'team'
  | 'settings'
  | 'jobs'
  | 'models'

export interface PageLink {
  name: Name
  to:
    | '/casa/$slug'
    | '/casa/$slug/servicio'
    | '/casa/$slug/antes'
    | '/casa/$slug/carta'
    | '/casa/$slug/vinos'
    | '/casa/$slug/maridajes'
    | '/casa/$slug/revision'
    | '/casa/$slug/cobertura'
    | '/casa/$slug/ventas'
    | '/casa/$slug/equipo'
    | '/casa/$slug/ajustes'
    | '/casa/$slug/tareas'
    | '/casa/$slug/modelos'
  group: 'floor' | 'lists' | 'numbers' | 'house'
  needs: Permission
}

const PAGES: readonly PageLink[] = [
  { name: 'home', to: '/casa/$slug', group: 'floor', needs: 'insight.read' },
  { name: 'service', to: '/casa/$slug/servicio', group: 'floor', needs: 'service.write' },
  { name: 'briefing', to: '/casa/$slug/antes', group: 'floor', needs: 'service.write' },
  { name: 'menu', to: '/casa/$slug/carta', group: 'lists', needs: 'service.write' },
  { name: 'wines', to: '/casa/$slug/vinos', group: 'lists', needs: 'service.write' },
  { name: 'pairings', to: '/casa/$slug/maridajes', group: 'lists', needs: 'curation.write' },
  { name: 'review', to: '/casa/$slug/revision', group: 'lists', needs: 'curation.write' },
  { name: 'coverage', to: '/casa/$slug/cobertura', group: 'numbers', needs: 'insight.read' },
  { name: 'sales', to: '/casa/$slug/ventas', group: 'numbers', needs: 'insight.read' },
  { name: 'team', to: '/casa/$slug/equipo', group: 'house', needs: 'team.write' },
  { name: 'settings', to: '/casa/$slug/ajustes', group: 'house', needs: 'house.write' },
  { name: 'jobs', to: '/casa/$slug/tareas', group: 'house', needs: 'jobs.read' },
  { name: 'models', to: '/casa/$slug/modelos', group: 'house', needs: 'models.read' },
]

/** What the thumb reaches at once. */
const FIRST: Readonly<Record<HouseRole, readonly Name[]>> = {
  owner: ['home', 'menu', 'wines', 'coverage'],
  sommelier: ['home', 'review', 'pairings', 'wines'],
  waiter: ['service', 'briefing', 'menu', 'wines'],
  analyst: ['home', 'coverage', 'sales', 'models'],
}

export function pagesOf(house: House): PageLink[] {
  return PAGES.filter(({ needs }) => house.may(needs))
}

/** @returns first: in the order of the role; others: the rest, as the side panel has them */
export function splitForThumb(house: House): { first: PageLink[]; others: PageLink[] } {
  const pages = pagesOf(house)
  const first = FIRST[house.role].flatMap((name) => pages.filter((page) => page.name === name))
  return { first, others: pages.filter((page) => !first.includes(page)) }
}
