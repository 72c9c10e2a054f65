/** What runs in the background of the house: how far, stopping it, trying again. */
import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../contract/house/operations.ts'
import { houseQuery, useHouse } from '../api/house.ts'
import { importsQuery } from '../api/imports.ts'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { JobLine } from './job-line.tsx'
import './jobs.css'
import { useJobsWords } from './words.ts'

const LOOK_AGAIN_MS = 2_000

export function JobsPage() {
  const { jobs: words } = useJobsWords()
  const { slug, may } = useHouse()
  const imports = useQuery({ ...importsQuery(slug), enabled: may('lists.write') })
  const readBy = new Map(imports.data?.map((one) => [one.job_id, one]))
  const jobs = useQuery({
    ...houseQuery<{ items: Job[] }>({ slug, path: '/jobs', topics: ['job'] }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'queued' || state === 'running') ? LOOK_AGAIN_MS : false,
  })
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <Loaded query={jobs} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none} text={words.noneText} />
          ) : (
            <ul className="rows sheet jobs">
              {items.map((job) => (
                <li key={job.id}>
                  <JobLine job={job} reads={readBy.get(job.id) ?? null} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}
