/** Where the installed page starts: the house of the last service, else the choice of houses. */
import { Navigate } from '@tanstack/react-router'
import { lastHouse } from './last-house.ts'

export function InstalledPage() {
  const slug = lastHouse()
  return slug === null ? (
    <Navigate to="/casa" replace />
  ) : (
    <Navigate to="/casa/$slug/servicio" params={{ slug }} replace />
  )
}
