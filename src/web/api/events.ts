/** Changes of the house as the server tells them: what depends on them is read again, on every device within a second. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EVENT_TOPICS } from '../../contract/house/event-topics.ts'
import { dependsOn, type Topic } from './house.ts'

/** After the server refused or went away; the browser itself tries again where only the line broke. */
const AGAIN_MS = 5_000

/**
 * @param onTopic what else to do, e.g. fetch the offline bundle
 * @param onListening from now on nothing is missed: what happened before has to be asked for
 */
export function useHouseEvents(slug: string, onTopic?: (topic: Topic) => void, onListening?: () => void): void {
  const client = useQueryClient()
  useEffect(() => {
    if (slug === '') return
    let source: EventSource
    let timer: ReturnType<typeof setTimeout> | undefined
    let hasBroken = false
    const refresh = (topics: readonly string[]) =>
      void client.invalidateQueries({ predicate: ({ queryKey, meta }) => dependsOn(queryKey, meta, slug, topics) })
    const hear = ({ data }: MessageEvent<string>) => {
      const topic = topicOf(data)
      if (topic === null) return
      refresh([topic])
      // What sells is counted, and changes nothing that a phone in service shows.
      if (topic !== 'sales') onTopic?.(topic)
    }
    const connect = () => {
      source = new EventSource(`/api/v1/restaurants/${encodeURIComponent(slug)}/events`)
      source.addEventListener('open', () => {
        // What happened while nobody listened.
        if (hasBroken) refresh(EVENT_TOPICS)
        hasBroken = false
        onListening?.()
      })
      source.addEventListener('message', hear)
      for (const name of EVENT_TOPICS) source.addEventListener(name, hear)
      source.addEventListener('error', () => {
        hasBroken = true
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_MS)
      })
    }
    // A browser keeps six lines to a server: a page that nobody looks at gives its own back.
    const follow = () => {
      clearTimeout(timer)
      source.close()
      hasBroken = true
      if (document.visibilityState === 'visible') connect()
    }
    connect()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      clearTimeout(timer)
      source.close()
    }
  }, [slug, client, onTopic, onListening])
}

function topicOf(data: string): Topic | null {
  try {
    const event: { topic?: unknown } = JSON.parse(data)
    return EVENT_TOPICS.find((name) => name === event.topic) ?? null
  } catch {
    return null
  }
}
