/** Whether there is room for a table. */
import { useEffect, useState } from 'react'

export function useIsWide(leastPx: number): boolean {
  const [query] = useState(() => matchMedia(`(width >= ${leastPx}px)`))
  const [isWide, setIsWide] = useState(query.matches)
  useEffect(() => {
    const follow = () => setIsWide(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [query])
  return isWide
}
