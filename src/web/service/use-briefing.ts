/** The briefing of the day: from the server, else the last one this phone has. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Briefing } from '../../contract/house/planning.ts'
import { houseQuery } from '../api/house.ts'
import { useService } from './use-service.ts'

export interface SeenBriefing {
  briefing: Briefing | null
  isFromStore: boolean
  isAsking: boolean
}

export function useBriefing(): SeenBriefing {
  const { slug, session } = useService()
  const query = useQuery(
    houseQuery<Briefing>({ slug, path: '/briefing', topics: ['menu', 'dish', 'wine', 'curation', 'house_profile'] }),
  )
  const [kept, setKept] = useState<Briefing | null>(null)
  const name = `briefing ${slug}`
  useEffect(() => {
    session.store.read<Briefing>(name).then((found) => setKept(found ?? null))
  }, [session, name])
  useEffect(() => {
    if (query.data) void session.store.write(name, query.data)
  }, [session, name, query.data])
  return {
    briefing: query.data ?? kept,
    isFromStore: !query.data && kept !== null,
    isAsking: query.isFetching && !query.data,
  }
}
