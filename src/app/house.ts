/** The use cases of a house, by theme: one folder or file each, put together here. */
import type { Around } from './around.ts'
import { type Bundles, openBundles } from './bundle/bundles.ts'
import { type Curations, openCurations } from './curation/curations.ts'
import { type Events, openEvents } from './events/events.ts'
import { type Feedback, openFeedback } from './feedback/feedback.ts'
import { type HouseLists, openHouseLists } from './house-lists/house-lists.ts'
import { type Imports, openImports } from './imports/imports.ts'
import { type Insights, openInsights } from './insight/insights.ts'
import { type Jobs, openJobs } from './jobs/jobs.ts'
import { type ModelsRegistry, openModelsRegistry } from './models-registry/models-registry.ts'
import { openBoards } from './planning/board.ts'
import { openPlans, type Plans } from './planning/plans.ts'
import { openPrivacy, type Privacy } from './privacy/privacy.ts'
import { openRestaurants, type Restaurants } from './restaurants/restaurants.ts'
import { openRequests, type Requests } from './team/requests.ts'
import { openTeam, type Team } from './team/team.ts'

export interface House {
  bundles: Bundles
  curations: Curations
  events: Events
  feedback: Feedback
  imports: Imports
  insights: Insights
  jobs: Jobs
  lists: HouseLists
  models: ModelsRegistry
  plans: Plans
  privacy: Privacy
  requests: Requests
  restaurants: Restaurants
  team: Team
}

export function openHouse(around: Around): House {
  const boards = openBoards(around)
  return {
    bundles: openBundles(around, boards),
    curations: openCurations(around, boards),
    events: openEvents(around),
    feedback: openFeedback(around),
    imports: openImports(around),
    insights: openInsights(around, boards),
    jobs: openJobs(around),
    lists: openHouseLists(around),
    models: openModelsRegistry(around),
    plans: openPlans(boards),
    privacy: openPrivacy(around),
    requests: openRequests(around.storage),
    restaurants: openRestaurants(around),
    team: openTeam(around),
  }
}
