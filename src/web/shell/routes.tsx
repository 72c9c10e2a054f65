/** Every address of the app. Each page comes when it is asked for: a waiter's phone loads none but its own. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Speech } from '../words/speech.tsx'
import { Breakwater } from './breakwater.tsx'
import { NothingHere } from './nothing-here.tsx'

const root = createRootRoute({
  component: () => (
    <Speech>
      <Outlet />
    </Speech>
  ),
  errorComponent: ({ error }) => (
    <Breakwater>
      <Broken error={error} />
    </Breakwater>
  ),
  notFoundComponent: NothingHere,
})

/** What a page throws goes to the breakwater, which knows what to say. */
function Broken({ error }: { error: unknown }): never {
  throw error
}

const ask = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./app.tsx'), 'App'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/entrar',
  validateSearch: (search: Record<string, unknown>): { a?: string } => text(search, 'a'),
  component: lazyRouteComponent(() => import('../account/sign-in-page.tsx'), 'SignInPage'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/inicio',
  validateSearch: (search: Record<string, unknown>): { token?: string } => text(search, 'token'),
  component: lazyRouteComponent(() => import('../account/setup-page.tsx'), 'SetupPage'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: '/clave',
  validateSearch: (search: Record<string, unknown>): { token?: string; error?: string } => ({
    ...text(search, 'token'),
    ...text(search, 'error'),
  }),
  component: lazyRouteComponent(() => import('../account/password-page.tsx'), 'PasswordPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitacion/$id',
  component: lazyRouteComponent(() => import('../account/invitation-page.tsx'), 'InvitationPage'),
})
const phone = createRoute({
  getParentRoute: () => root,
  path: '/telefono',
  component: lazyRouteComponent(() => import('../account/phone-page.tsx'), 'PhonePage'),
})
const houses = createRoute({
  getParentRoute: () => root,
  path: '/casa',
  component: lazyRouteComponent(() => import('../account/houses-page.tsx'), 'HousesPage'),
})

const house = createRoute({
  getParentRoute: () => root,
  path: '/casa/$slug',
  component: lazyRouteComponent(() => import('../house/frame.tsx'), 'HouseFrame'),
})
const inHouse = () => house
const home = createRoute({
  getParentRoute: inHouse,
  path: '/',
  component: lazyRouteComponent(() => import('../house/home-page.tsx'), 'HomePage'),
})
const menu = createRoute({
  getParentRoute: inHouse,
  path: '/carta',
  component: lazyRouteComponent(() => import('../lists/menu-page.tsx'), 'MenuPage'),
})
const wines = createRoute({
  getParentRoute: inHouse,
  path: '/vinos',
  component: lazyRouteComponent(() => import('../lists/wines-page.tsx'), 'WinesPage'),
})
const bringIn = createRoute({
  getParentRoute: inHouse,
  path: '/importar',
  validateSearch: (search: Record<string, unknown>): { que?: string } => text(search, 'que'),
  component: lazyRouteComponent(() => import('../imports/bring-in-page.tsx'), 'BringInPage'),
})
const reviewImport = createRoute({
  getParentRoute: inHouse,
  path: '/importar/$id',
  component: lazyRouteComponent(() => import('../imports/review-import-page.tsx'), 'ReviewImportPage'),
})
const coverage = createRoute({
  getParentRoute: inHouse,
  path: '/cobertura',
  component: lazyRouteComponent(() => import('../insight/coverage-page.tsx'), 'CoveragePage'),
})
const sales = createRoute({
  getParentRoute: inHouse,
  path: '/ventas',
  component: lazyRouteComponent(() => import('../insight/sales-page.tsx'), 'SalesPage'),
})
const team = createRoute({
  getParentRoute: inHouse,
  path: '/equipo',
  component: lazyRouteComponent(() => import('../team/team-page.tsx'), 'TeamPage'),
})
const settings = createRoute({
  getParentRoute: inHouse,
  path: '/ajustes',
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
})
const jobs = createRoute({
  getParentRoute: inHouse,
  path: '/tareas',
  component: lazyRouteComponent(() => import('../jobs/jobs-page.tsx'), 'JobsPage'),
})
const models = createRoute({
  getParentRoute: inHouse,
  path: '/modelos',
  component: lazyRouteComponent(() => import('../jobs/models-page.tsx'), 'ModelsPage'),
})

const pairings = createRoute({
  getParentRoute: inHouse,
  path: '/maridajes',
  component: lazyRouteComponent(() => import('../curation/pairings-page.tsx'), 'PairingsPage'),
})
const dishPairing = createRoute({
  getParentRoute: inHouse,
  path: '/maridajes/$dish',
  component: lazyRouteComponent(() => import('../curation/dish-pairing-page.tsx'), 'DishPairingPage'),
})
const winePairing = createRoute({
  getParentRoute: inHouse,
  path: '/maridajes/vino/$wine',
  component: lazyRouteComponent(() => import('../curation/wine-page.tsx'), 'WinePage'),
})
const modelChanges = createRoute({
  getParentRoute: inHouse,
  path: '/maridajes/modelo/$version',
  component: lazyRouteComponent(() => import('../curation/model-changes-page.tsx'), 'ModelChangesPage'),
})
const review = createRoute({
  getParentRoute: inHouse,
  path: '/revision',
  component: lazyRouteComponent(() => import('../curation/review-page.tsx'), 'ReviewPage'),
})
// The waiter's pages stand outside of the frame: they open without the server.
const service = createRoute({
  getParentRoute: () => root,
  path: '/casa/$slug/servicio',
  validateSearch: (search: Record<string, unknown>): { plato?: string; ver?: string } => ({
    ...text(search, 'plato'),
    ...text(search, 'ver'),
  }),
  component: lazyRouteComponent(() => import('../service/service-page.tsx'), 'ServicePage'),
})
const briefing = createRoute({
  getParentRoute: () => root,
  path: '/casa/$slug/antes',
  component: lazyRouteComponent(() => import('../service/briefing-page.tsx'), 'BriefingPage'),
})
const installed = createRoute({
  getParentRoute: () => root,
  path: '/servicio',
  component: lazyRouteComponent(() => import('../service/installed-page.tsx'), 'InstalledPage'),
})

const explore = createRoute({
  getParentRoute: () => root,
  path: '/explora',
  component: lazyRouteComponent(() => import('../learn/explore-page.tsx'), 'ExplorePage'),
})
const learn = createRoute({
  getParentRoute: () => root,
  path: '/aprende',
  component: lazyRouteComponent(() => import('../learn/learn-page.tsx'), 'LearnPage'),
})
const quiz = createRoute({
  getParentRoute: () => root,
  path: '/juego',
  component: lazyRouteComponent(() => import('../learn/quiz-page.tsx'), 'QuizPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    ask,
    signIn,
    setup,
    password,
    invitation,
    phone,
    houses,
    house.addChildren([
      home,
      menu,
      wines,
      bringIn,
      reviewImport,
      coverage,
      sales,
      team,
      settings,
      jobs,
      models,
      pairings,
      dishPairing,
      winePairing,
      modelChanges,
      review,
    ]),
    service,
    briefing,
    installed,
    explore,
    learn,
    quiz,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** The named value of the address where it is a text. */
function text<K extends string>(search: Record<string, unknown>, name: K): { [key in K]?: string } {
  const value = search[name]
  const found: { [key in K]?: string } = {}
  if (typeof value === 'string') found[name] = value
  return found
}
