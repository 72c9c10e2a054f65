/** The use cases of a house, by theme: one folder or file each, put together here. */
import type { Around } from './around.ts'
import { type Jobs, openJobs } from './jobs/jobs.ts'

export interface House {
  jobs: Jobs
}

export function openHouse(around: Around): House {
  return { jobs: openJobs(around) }
}
