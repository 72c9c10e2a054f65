/** Changes of one line, one after the other, so that the last one typed is the last one saved. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ImportRow, ImportRowChange } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { putRow } from '../api/imports.ts'
import { write } from '../api/send.ts'

export function useRowChange(importId: string, n: number): (change: ImportRowChange) => Promise<void> {
  const { slug } = useHouse()
  const client = useQueryClient()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return (change) => {
    const saved = last.current
      .catch(() => undefined)
      .then(async () => {
        const path = `/restaurants/${slug}/imports/${importId}/rows/${n}`
        putRow(client, slug, importId, await write<ImportRow>(path, { method: 'PATCH', body: change }))
      })
    last.current = saved
    return saved
  }
}
