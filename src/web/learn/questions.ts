/** What the pages for enthusiasts ask the server. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Principle, Quiz, WineDishes } from '../../contract/learn.ts'
import type { Lang } from '../../contract/requests.ts'
import { read } from '../api/send.ts'

/** Texts and judgements change with a release, not with an evening. */
const STALE_MS = 10 * 60_000

export function usePrinciples(lang: Lang) {
  return useQuery({
    queryKey: ['principles', lang],
    queryFn: ({ signal }) => read<{ items: Principle[] }>(`/learn/principles?lang=${lang}`, signal),
    staleTime: STALE_MS,
  })
}

export function useQuiz(seed: number, lang: Lang) {
  return useQuery({
    queryKey: ['quiz', seed, lang],
    queryFn: ({ signal }) => read<Quiz>(`/learn/quiz?seed=${seed}&lang=${lang}`, signal),
    staleTime: STALE_MS,
  })
}

export function useWineDishes(wine: string, lang: Lang) {
  return useQuery({
    queryKey: ['wine-dishes', wine, lang],
    queryFn: ({ signal }) => read<WineDishes>(`/learn/dishes?wine=${encodeURIComponent(wine)}&lang=${lang}`, signal),
    enabled: wine !== '',
    placeholderData: keepPreviousData,
  })
}
