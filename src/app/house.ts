/** The use cases of a house, by theme: one folder or file each, put together here. */
import type { Around } from './around.ts'
import { type Events, openEvents } from './events/events.ts'
import { type HouseLists, openHouseLists } from './house-lists/house-lists.ts'
import { type Imports, openImports } from './imports/imports.ts'
import { type Jobs, openJobs } from './jobs/jobs.ts'
import { type ModelsRegistry, openModelsRegistry } from './models-registry/models-registry.ts'
import { openPrivacy, type Privacy } from './privacy/privacy.ts'
import { openRestaurants, type Restaurants } from './restaurants/restaurants.ts'
import { openRequests, type Requests } from './team/requests.ts'
import { openTeam, type Team } from './team/team.ts'

export interface House {
  events: Events
  imports: Imports
  jobs: Jobs
  lists: HouseLists
  models: ModelsRegistry
  privacy: Privacy
  requests: Requests
  restaurants: Restaurants
  team: Team
}

export function openHouse(around: Around): House {
  return {
    events: openEvents(around),
    imports: openImports(around),
    jobs: openJobs(around),
    lists: openHouseLists(around),
    models: openModelsRegistry(around),
    privacy: openPrivacy(around),
    requests: openRequests(around.storage),
    restaurants: openRestaurants(around),
    team: openTeam(around),
  }
}
